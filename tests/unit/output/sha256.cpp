#include "engine/output/sha256.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

TEST(Sha256, GivesTheExamplesOfTheStandard) {
    EXPECT_EQ(Sha256().digits(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    Sha256 sum;
    sum.add("a");
    sum.add("bc");
    EXPECT_EQ(sum.digits(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
    Scratch scratch;
    write_text(scratch / "million", std::string(1000000, 'a'));
    EXPECT_EQ(sha256_of_file(scratch / "million"),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    write_text(scratch / "empty", "");
    EXPECT_EQ(sha256_of_file(scratch / "empty"), Sha256().digits());
}

TEST(Sha256, OfWhatCannotBeReadIsBadInput) {
    Scratch scratch;
    EXPECT_EQ(message_of<InputError>([&] { sha256_of_file(scratch / "no"); }),
              (scratch / "no") + ": cannot be read: No such file or directory");
    EXPECT_EQ(message_of<InputError>([&] { sha256_of_file(scratch / "."); }),
              (scratch / ".") + ": cannot be read: Is a directory");
}

}  // namespace concord
