#include "engine/output/hdf5.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "engine/core/error.hpp"
#include "engine/output/driver.hpp"
#include "engine/output/reading.hpp"
#include "engine/output/writing.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

TEST(Hdf5, ErrorsAreFailuresWithTheReasonAndNothingIsPrinted) {
    testing::internal::CaptureStderr();
    hdf5::silence();
    const std::string message = message_of<Failure>([] { hdf5::open_file("/no/such/file.h5"); });
    EXPECT_NE(message.find("/no/such/file.h5"), std::string::npos) << message;
    EXPECT_NE(message.find("No such file or directory"), std::string::npos) << message;
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Hdf5, TheLibraryHereWillDo) {
    EXPECT_NO_THROW(hdf5::require_library());
}

TEST(Hdf5, AGroupCannotBeCreatedTwice) {
    Scratch scratch;
    hdf5::silence();
    PartFile part(scratch / "run.h5", false);
    const hdf5::Handle driver = hdf5::register_driver(), file = hdf5::create_file(part, driver);
    const hdf5::Handle group = hdf5::create_group(file.id(), "twice");
    const std::string message = message_of<Failure>([&] { hdf5::create_group(file.id(), "twice"); });
    EXPECT_NE(message.find("cannot create group twice: "), std::string::npos) << message;
}

TEST(Hdf5, SharedHandlesOutliveEachOther) {
    Scratch scratch;
    hdf5::silence();
    PartFile part(scratch / "run.h5", false);
    const hdf5::Handle driver = hdf5::register_driver(), file = hdf5::create_file(part, driver);
    hdf5::Handle one = hdf5::create_group(file.id(), "group");
    hdf5::Handle two = hdf5::share(one);
    one.close();
    EXPECT_TRUE(hdf5::is_group(two.id()));
    EXPECT_EQ(one.id(), -1);
    EXPECT_NO_THROW(one.close());
}

TEST(Hdf5, AttributesKeepTheirValues) {
    Scratch scratch;
    PartFile part(scratch / "run.h5", false);
    const hdf5::Handle driver = hdf5::register_driver(), file = hdf5::create_file(part, driver);
    const hdf5::Handle root = hdf5::open_root(file.id());
    const std::uint16_t numbers[] = {1, 65535};
    hdf5::set_attribute(root.id(), "text", "naïve");
    hdf5::set_attribute(root.id(), "empty", "");
    hdf5::set_attribute(root.id(), "numbers", Kind::uint16, numbers, 2);
    const auto attributes = hdf5::attributes_of(root.id());
    ASSERT_EQ(attributes.size(), 3U);
    EXPECT_EQ(attributes[0].bytes, "");
    EXPECT_EQ(attributes[1].bytes, std::string("\1\0\377\377", 4));
    EXPECT_EQ(attributes[1].count, 2U);
    EXPECT_EQ(attributes[2].bytes, "naïve");
}

TEST(Hdf5, LongTextsFitInAnAttribute) {
    Scratch scratch;
    PartFile part(scratch / "run.h5", false);
    const hdf5::Handle driver = hdf5::register_driver(), file = hdf5::create_file(part, driver);
    const std::string text(200000, 'x');  // HDF5 keeps up to 64 KiB beside the object, and the rest elsewhere
    hdf5::set_attribute(file.id(), "text", text);
    EXPECT_EQ(hdf5::attributes_of(file.id())[0].bytes, text);
}

}  // namespace concord
