#include "engine/store/checksum.hpp"

#include <gtest/gtest.h>

namespace concord {

namespace {
std::string sum_of(std::string_view text) {
    Checksum sum;
    sum.add(text);
    return sum.text();
}
}  // namespace

TEST(Checksum, IsThatOfXz) {
    EXPECT_EQ(sum_of("123456789"), "995dc9bbdf1939fa");
    EXPECT_EQ(sum_of(""), "0000000000000000");
}

TEST(Checksum, DoesNotDependOnThePieces) {
    std::string text;
    for (int n = 0; n < 10'000; ++n) text += static_cast<char>(n * n % 251);
    for (const std::size_t piece : {1, 7, 256, 9'999}) {
        Checksum sum;
        for (std::size_t at = 0; at < text.size(); at += piece) sum.add(text.substr(at, piece));
        EXPECT_EQ(sum.text(), sum_of(text)) << piece;
    }
}

}  // namespace concord
