#include "tools/serve/site.hpp"

#include <gtest/gtest.h>

#include "tools/serve/server.hpp"

namespace concord::test {

namespace {
Site site() {
    return {"<html>", {{"runs/a \"b\".h5", 1000}, {"c.h5", 0}}, "secret", 8080};
}

Request get(const std::string& target, const std::string& range = "") {
    return {"GET", target, "127.0.0.1:8080", range};
}

/// "FIRST+COUNT", or "none".
std::string bytes(const std::string& range, std::uint64_t size = 1000) {
    const auto found = bytes_of(range, size);
    return found ? std::to_string(found->first) + "+" + std::to_string(found->count) : "none";
}
}  // namespace

TEST(Site, ServesThePageAndTheFilesAndNothingElse) {
    EXPECT_EQ(answer(site(), get("/secret/")).page, "<html>");
    EXPECT_EQ(
        answer(site(), get("/secret/files")).text,
        R"([{"name":"a \"b\".h5","url":"file/0","size":1000},{"name":"c.h5","url":"file/1","size":0}])");
    const Reply whole = answer(site(), get("/secret/file/0"));
    EXPECT_EQ(whole.status, 200u);
    EXPECT_EQ(whole.file, 0u);
    EXPECT_EQ(whole.count, 1000u);
    for (const char* target :
         {"/", "/secret", "/secre/", "/Secret/", "/secret/file/2", "/secret/file/-1", "/secret/file/",
          "/secret/file/0/", "/secret/file/0x0", "/secret/../etc/passwd", "/secret/file/../0",
          "/secret/files/", "//secret/", "*", ""})
        EXPECT_EQ(answer(site(), get(target)).status, 404u) << target;
}

TEST(Site, IsThereForThoseWhoCallItByItsNameOnly) {
    for (const char* host : {"127.0.0.1:8080", "localhost:8080"})
        EXPECT_EQ(answer(site(), {"GET", "/secret/", host, ""}).status, 200u) << host;
    for (const char* host :
         {"", "127.0.0.1", "localhost:80", "evil.example:8080", "127.0.0.1:8080.evil.example"})
        EXPECT_EQ(answer(site(), {"GET", "/secret/", host, ""}).status, 403u) << host;
}

TEST(Site, IsOnlyRead) {
    EXPECT_EQ(answer(site(), {"HEAD", "/secret/file/0", "localhost:8080", ""}).count, 1000u);
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "get", ""})
        EXPECT_EQ(answer(site(), {method, "/secret/", "localhost:8080", ""}).status, 405u) << method;
}

TEST(Site, ServesARange) {
    const Reply part = answer(site(), get("/secret/file/0", "bytes=100-199"));
    EXPECT_EQ(part.status, 206u);
    EXPECT_EQ(part.first, 100u);
    EXPECT_EQ(part.count, 100u);
    EXPECT_EQ(part.range, "bytes 100-199/1000");
    const Reply none = answer(site(), get("/secret/file/0", "bytes=1000-"));
    EXPECT_EQ(none.status, 416u);
    EXPECT_EQ(none.range, "bytes */1000");
    EXPECT_FALSE(none.file);
    EXPECT_EQ(answer(site(), get("/secret/file/0", "bytes=0-1,5-6")).status, 200u);  // all of it will do
    EXPECT_EQ(answer(site(), get("/secret/file/0", "lines=0-1")).status, 200u);
}

TEST(Site, UnderstandsRangesAsTheStandardHasThem) {
    EXPECT_EQ(bytes("bytes=0-0"), "0+1");
    EXPECT_EQ(bytes("bytes=990-"), "990+10");
    EXPECT_EQ(bytes("bytes=-10"), "990+10");
    EXPECT_EQ(bytes("bytes=-5000"), "0+1000");
    EXPECT_EQ(bytes("bytes=990-5000"), "990+10");
    for (const char* wrong : {"bytes=", "bytes=-", "bytes=-0", "bytes=5-4", "bytes=1000-1001", "bytes=a-b",
                              "bytes= 1-2", "bytes=1-2x", "bytes=99999999999999999999-", "0-1", ""})
        EXPECT_EQ(bytes(wrong), "none") << wrong;
    EXPECT_EQ(bytes("bytes=0-0", 0), "none");
    EXPECT_EQ(bytes("bytes=-1", 0), "none");
}

TEST(Site, HasAnAddressThatNobodyGuesses) {
    EXPECT_EQ(site().address(), "http://127.0.0.1:8080/secret/");
    const std::string token = fresh_token();
    EXPECT_EQ(token.size(), 32u);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_NE(token, fresh_token());  // equal once in 2^128
}

}  // namespace concord::test
