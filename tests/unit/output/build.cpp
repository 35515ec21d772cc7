#include "engine/output/build.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

/// A folder with one source, and what the build would say of it.
class Checkout {
  public:
    Checkout() {
        std::filesystem::create_directories(scratch / "source/engine");
        write_text(source + "/engine/a.cpp", "int a;\n");
    }

    void git(const std::string& command) const {
        const std::string setting = " -c user.name=n -c user.email=e -c commit.gpgsign=false ";
        ASSERT_EQ(output_of("git -C " + source + setting + command), "");
    }

    std::string identity(const std::string& folder = "source") const {
        const std::string program = CONCORD_SOURCE "/engine/output/build_identity.cmake";
        const std::string command = "cmake -D SOURCE=" + (scratch / folder) + " -D TEMPLATE=" CONCORD_SOURCE +
                                    "/engine/output/build.cpp.in -D RESULT=" + (scratch / "build.cpp") +
                                    " -D VERSION=1.2.3 -D COMPILER=C -D 'LIBRARIES=x 1|y 2' -P " + program;
        EXPECT_EQ(output_of(command), "");
        return content(scratch / "build.cpp");
    }

    Scratch scratch;
    std::string source = scratch / "source";
};

std::string said(const std::string& key, const std::string& value) {
    return "." + key + " = \"" + value + "\"";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST(Build, KnowsItself) {
    const BuildIdentity build = build_identity();
    EXPECT_TRUE(fits(build.version, "+([0-9]).+([0-9]).+([0-9])")) << build.version;
    EXPECT_TRUE(build.commit == "unknown" || (build.commit.size() == 40 && fits(build.commit, "+([0-9a-f])")))
        << build.commit;
    EXPECT_TRUE(fits(build.tree, "@(unknown|clean|dirty)")) << build.tree;
    EXPECT_TRUE(fits(build.compiler, "* [0-9]*, +([A-Za-z])")) << build.compiler;
    EXPECT_EQ(build.libraries.size(), 9U);
    for (const std::string& library : build.libraries)
        EXPECT_TRUE(fits(library, "* +([0-9]).[0-9]*")) << library;
}

TEST(Build, OutsideACheckoutIsUnknown) {
    const Checkout checkout;
    const std::string identity = checkout.identity();
    EXPECT_TRUE(has(identity, said("commit", "unknown"))) << identity;
    EXPECT_TRUE(has(identity, said("tree", "unknown")));
    EXPECT_TRUE(has(identity, said("version", "1.2.3")));
    EXPECT_TRUE(has(identity, "{\"x 1\", \"y 2\"}"));
}

TEST(Build, InACheckoutKnowsTheCommitAndWhetherSourcesDiffer) {
    const Checkout checkout;
    checkout.git("init -q");
    checkout.git("add .");
    checkout.git("commit -q -m first");
    const std::string commit = output_of("git -C " + checkout.source + " rev-parse HEAD").substr(0, 40);
    EXPECT_TRUE(has(checkout.identity(), said("commit", commit)));
    EXPECT_TRUE(has(checkout.identity(), said("tree", "clean")));
    write_text(checkout.source + "/result.h5", "not a source");
    EXPECT_TRUE(has(checkout.identity(), said("tree", "clean")));
    write_text(checkout.source + "/engine/b.cpp", "int b;\n");
    EXPECT_TRUE(has(checkout.identity(), said("tree", "dirty"))) << "a new source counts";
    std::filesystem::remove(checkout.source + "/engine/b.cpp");
    write_text(checkout.source + "/engine/a.cpp", "long a;\n");
    EXPECT_TRUE(has(checkout.identity(), said("tree", "dirty")));
    EXPECT_TRUE(has(checkout.identity("source/engine"), said("commit", "unknown")))
        << "somebody else's repository";
}

TEST(Build, IsNotRewrittenWithoutNeed) {
    const Checkout checkout;
    checkout.identity();
    const auto before = std::filesystem::last_write_time(checkout.scratch / "build.cpp");
    checkout.identity();
    EXPECT_EQ(std::filesystem::last_write_time(checkout.scratch / "build.cpp"), before);
}

}  // namespace concord
