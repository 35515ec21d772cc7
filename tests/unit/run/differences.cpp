#include "engine/run/differences.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
Provenance sample() {
    Provenance made;
    made.build = {"1.0.0", "abc", "clean", "g++", {}};
    made.model = "ics";
    made.configuration =
        "top = 1\n\n[policy]\nlabel = 0.5\nshare = [1, 2]\n\n[[intervention]]\nat = "
        "1\n\n[[intervention]]\nat = "
        "2\nset = { \"policy.label\" = 1 }\n";
    made.seed = 3;
    made.inputs = {{"trusts.csv", "11"}};
    return made;
}

/// What differs, as the messages have it, without the file.
std::vector<std::string> found(const Provenance& here) {
    const Scratch folder;
    CheckpointHead head;
    head.provenance = sample();
    write_checkpoint(folder / "run.h5.checkpoint", head, [](StateVisitor&) {});
    const Checkpoint checkpoint(folder / "run.h5.checkpoint");
    std::vector<std::string> texts;
    for (const Problem& problem : differences(checkpoint, here)) {
        EXPECT_EQ(problem.file, checkpoint.path());
        texts.push_back(problem.text);
    }
    return texts;
}
using Texts = std::vector<std::string>;
}  // namespace

TEST(Differences, NoneOfTheSameRun) {
    Provenance here = sample();
    here.host = "elsewhere";
    here.threads = 7;
    here.started = "later";
    here.command_line = "another";
    here.build.compiler = "clang";
    EXPECT_EQ(found(here), Texts{});
}

TEST(Differences, OfTheProgram) {
    Provenance here = sample();
    here.build.version = "1.0.1";
    here.build.commit = "def";
    here.build.tree = "dirty";
    EXPECT_EQ(found(here), (Texts{"git commit of the program is abc there and def here",
                                  "tree it was built from is clean there and dirty here",
                                  "version of the program is 1.0.0 there and 1.0.1 here"}));
}

TEST(Differences, OfTheRun) {
    Provenance here = sample();
    here.model = "voter";
    here.seed = 4;
    here.replicate = 1;
    here.inputs = {{"trusts.csv", "12"}};
    EXPECT_EQ(found(here),
              (Texts{"SHA-256 of trusts.csv is 11 there and 12 here", "model is ics there and voter here",
                     "replicate is 0 there and 1 here", "seed is 3 there and 4 here"}));
}

TEST(Differences, OfTheConfigurationKeyByKey) {
    Provenance here = sample();
    here.configuration =
        "[policy]\nlabel = 0.6\nshare = [1, 2]\nmore = true\n\n[[intervention]]\nat = "
        "1\n\n[[intervention]]\nat = 3\n";
    EXPECT_EQ(found(here),
              (Texts{"intervention[1].at is 2 there and 3 here",
                     "intervention[1].set is { \"policy.label\" = 1 } there and absent here",
                     "policy.label is 0.5 there and 0.6 here", "policy.more is absent there and true here",
                     "top is 1 there and absent here"}));
}

}  // namespace concord
