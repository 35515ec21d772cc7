#include "engine/store/folder.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;
using Names = std::vector<std::string>;

TEST(Folder, HasItsNameFromTheFile) {
    EXPECT_EQ(parts_folder("out/a.h5"), "out/a.h5.parts");
    EXPECT_EQ(shard_folder("a.parts", {}), "a.parts");
    EXPECT_EQ(shard_folder("a.parts", {2, 4}), "a.parts/shard-2-of-4");
}

TEST(Folder, ListsTheFoldersOfShards) {
    const Scratch scratch;
    for (const char* name : {"shard-2-of-4", "shard-1-of-4", "shard-x", "shard-01-of-4"})
        std::filesystem::create_directory(scratch / name);
    const std::string parts = scratch / ".";
    EXPECT_EQ(work_folders(parts), (Names{parts, parts + "/shard-1-of-4", parts + "/shard-2-of-4"}));
}

TEST(Folder, ListsSegmentsAndCountsOn) {
    const Scratch scratch;
    EXPECT_EQ(next_segment(scratch / ""), 1);
    for (const char* name :
         {"segment-000002", "segment-000001", "segment-000007.refused", "segment-000009.part", "segment-3",
          "segment-", "segment-1234567", "segment-99999999999999999999", "notes"})
        write_text(scratch / name, "");
    EXPECT_EQ(segments_in(scratch / ""), (Names{"segment-000001", "segment-000002", "segment-1234567"}));
    EXPECT_EQ(next_segment(scratch / ""), 1'234'568);
    remove_unfinished(scratch / "");
    EXPECT_FALSE(std::filesystem::exists(scratch / "segment-000009.part"));
    EXPECT_TRUE(std::filesystem::exists(scratch / "segment-000007.refused"));
}

TEST(Folder, RemovesWhatIsOursOnly) {
    const Scratch scratch;
    const std::string parts = scratch / "a.parts";
    std::filesystem::create_directories(parts + "/shard-1-of-2");
    for (const char* name :
         {"/segment-000001", "/lock", "/shard-1-of-2/segment-000004.refused", "/notes.txt"})
        write_text(parts + name, "");
    EXPECT_EQ(stranger_in(parts), "notes.txt");
    remove_parts(parts);
    EXPECT_EQ(names_in(parts), Names{"notes.txt"});
    std::filesystem::remove(parts + "/notes.txt");
    remove_parts(parts);
    EXPECT_TRUE(scratch.empty());
}

TEST(Folder, IsMadeWhereItCanBe) {
    const Scratch scratch;
    write_text(scratch / "plain", "");
    EXPECT_NO_THROW(make_folder(scratch / "new"));
    EXPECT_NO_THROW(make_folder(scratch / "new"));
    EXPECT_EQ(message_of<InputError>([&] { make_folder(scratch / "plain"); }),
              (scratch / "plain") + ": is not a folder");
    EXPECT_EQ(message_of<InputError>([&] { make_folder(scratch / "no/new"); }),
              (scratch / "no/new") + ": there is no folder " + (scratch / "no"));
    EXPECT_TRUE(message_of<Failure>([] { make_folder("/proc/new"); }).starts_with("cannot make /proc/new: "));
    EXPECT_EQ(names_in(scratch / "none"), Names{});
}

}  // namespace concord
