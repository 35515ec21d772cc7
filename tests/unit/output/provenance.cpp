#include "engine/output/provenance.hpp"

#include <gtest/gtest.h>

#include "engine/output/reader.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

TEST(Provenance, StandsInTheFile) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0);
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.attribute("", "Conventions"), "CF-1.9");
    EXPECT_EQ(file.attribute("", "title"), "Model sample simulated with concord");
    EXPECT_EQ(file.attribute("", "history"), "2024-05-01T12:00:00Z: concord run sample.toml");
    EXPECT_EQ(file.attribute("", "source"), "concord 0.1.0, commit aaaaaaaaaaaa");
    EXPECT_EQ(file.attribute("", "concord_format"), "1");
    EXPECT_EQ(file.attribute("", "model"), "sample");
    EXPECT_EQ(file.attribute("", "replicate"), "7");
    EXPECT_EQ(file.attribute("", "parent_checkpoint"), "");
    EXPECT_EQ(file.attribute("", "git_commit"), std::string(40, 'a'));
    EXPECT_EQ(file.attribute("", "git_tree"), "clean");
    EXPECT_EQ(file.attribute("", "compiler"), "GNU 12.2.0, Release");
    EXPECT_EQ(file.attribute("", "libraries"), "HDF5 1.10.8, fmt 9.1.0");
    EXPECT_EQ(file.attribute("", "host"), "somewhere");
    EXPECT_EQ(file.attribute("", "threads"), "2");
}

TEST(Provenance, HasItsLongPartInAGroup) {
    Scratch scratch;
    Sample sample;
    const Provenance provenance = sample_provenance();
    record_sample(scratch / "run.h5", sample, 0);
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.texts("provenance/configuration"), std::vector{provenance.configuration});
    EXPECT_EQ(file.texts("provenance/command_line"), std::vector{provenance.command_line});
    EXPECT_EQ(file.texts("provenance/note"), sample.outline.notes);
    EXPECT_EQ(file.texts("provenance/input"),
              (std::vector<std::string>{"england/trusts.csv", "england/gp.csv"}));
    EXPECT_EQ(file.texts("provenance/input_sha256")[1], std::string(64, 'c'));
}

TEST(Provenance, WithoutNotesAndInputsIsShorter) {
    Scratch scratch;
    Sample sample;
    sample.outline.notes.clear();
    Provenance provenance = sample_provenance();
    provenance.inputs.clear();
    record_sample(scratch / "run.h5", sample, 0, {}, provenance);
    const Reader file(scratch / "run.h5");
    EXPECT_TRUE(file.has("provenance/configuration"));
    EXPECT_FALSE(file.has("provenance/note"));
    EXPECT_FALSE(file.has("provenance/input"));
}

TEST(Provenance, OfNowKnowsTimeAndPlace) {
    const Provenance now = provenance_of_now();
    EXPECT_TRUE(fits(now.started, "20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z"))
        << now.started;
    EXPECT_FALSE(now.host.empty());
    EXPECT_EQ(now.build.version, build_identity().version);
}

TEST(Provenance, SaysWhenTheTreeWasDirty) {
    EXPECT_EQ(program_of({"1.2.3", "0123456789abcdef", "dirty", "", {}}),
              "concord 1.2.3, commit 0123456789ab (dirty)");
    EXPECT_EQ(program_of({"1.2.3", "unknown", "unknown", "", {}}), "concord 1.2.3, commit unknown");
}

}  // namespace concord
