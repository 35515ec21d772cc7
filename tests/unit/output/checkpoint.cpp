#include "engine/output/checkpoint.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/core/error.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {
struct State {
    std::vector<double> heights{1, std::nan("1"), -0.0};
    std::vector<std::uint8_t> marks{1, 0, 10, 255};
    std::vector<std::uint32_t> waiting{5, 6};
    std::uint64_t count = 99;

    void visit(StateVisitor& visitor) {
        visitor("person/height", heights);
        visitor("person/mark", marks);
        visitor.varying("waiting", waiting);
        visitor("count", count);
    }
    auto function() {
        return [this](StateVisitor& visitor) { visit(visitor); };
    }
};

CheckpointHead sample_head() {
    CheckpointHead head;
    head.provenance = sample_provenance();
    head.provenance.parent_checkpoint = "parent.h5.checkpoint, tick 3";
    head.folder = "a folder\nwith a line";
    head.label = "sample.toml";
    head.tick = 120;
    head.overwrite = true;
    head.every = 60;
    head.minutes = 0.1;
    head.keep = 3;
    head.parts = {{60, std::string(64, 'a')}, {0, std::string(64, 'b')}};
    head.start = {{"trust", 0.1}, {"consensus_time", std::nan("")}};
    return head;
}

/// The same bytes with the sum that fits them.
std::string resealed(const std::string& bytes) {
    const std::string all = bytes.substr(0, bytes.size() - 72);
    Sha256 sum;
    sum.add(all);
    return all + "sha256 " + sum.digits() + "\n";
}

std::string refusal(const std::string& path, State state = {}) {
    return message_of<InputError>([&] { Checkpoint(path).restore(state.function()); });
}

class CheckpointFile : public testing::Test {
  protected:
    CheckpointFile() { sum = write_checkpoint(path, sample_head(), state.function()); }
    Scratch folder;
    const std::string path = folder / "run.h5.checkpoint";
    State state;
    std::string sum;
};
}  // namespace

TEST_F(CheckpointFile, TellsWhatItWasTold) {
    const Checkpoint checkpoint(path);
    const CheckpointHead &head = checkpoint.head(), expected = sample_head();
    EXPECT_EQ(checkpoint.sha256(), sum);
    EXPECT_EQ(head.provenance.configuration, expected.provenance.configuration);
    EXPECT_EQ(head.provenance.build.commit, expected.provenance.build.commit);
    EXPECT_EQ(head.provenance.build.tree, expected.provenance.build.tree);
    EXPECT_EQ(head.provenance.build.version, expected.provenance.build.version);
    EXPECT_EQ(head.provenance.seed, expected.provenance.seed);
    EXPECT_EQ(head.provenance.replicate, expected.provenance.replicate);
    EXPECT_EQ(head.provenance.model, expected.provenance.model);
    EXPECT_EQ(head.provenance.command_line, expected.provenance.command_line);
    EXPECT_EQ(head.provenance.started, expected.provenance.started);
    EXPECT_EQ(head.provenance.parent_checkpoint, expected.provenance.parent_checkpoint);
    ASSERT_EQ(head.provenance.inputs.size(), 2u);
    EXPECT_EQ(head.provenance.inputs[1].path, "england/gp.csv");
    EXPECT_EQ(head.provenance.inputs[1].sha256, std::string(64, 'c'));
    EXPECT_EQ(head.folder, expected.folder);
    EXPECT_EQ(head.label, expected.label);
    EXPECT_EQ(head.tick, expected.tick);
    EXPECT_TRUE(head.overwrite);
    EXPECT_EQ(head.every, expected.every);
    EXPECT_EQ(head.minutes, expected.minutes);
    EXPECT_EQ(head.keep, expected.keep);
    EXPECT_EQ(head.parts, expected.parts);
    EXPECT_EQ(head.start[0], expected.start[0]);
    EXPECT_TRUE(std::isnan(head.start[1].second));
}

TEST_F(CheckpointFile, RestoresTheStateToTheBit) {
    State other{{0, 0, 0}, {0, 0, 0, 0}, {}, 0};
    Checkpoint(path).restore(other.function());
    EXPECT_EQ(other.heights[0], 1);
    EXPECT_TRUE(std::isnan(other.heights[1]));
    EXPECT_TRUE(std::signbit(other.heights[2]));
    EXPECT_EQ(other.marks, state.marks);
    EXPECT_EQ(other.waiting, state.waiting);
    EXPECT_EQ(other.count, state.count);
    const std::string again = folder / "again";
    EXPECT_EQ(write_checkpoint(again, sample_head(), other.function()), sum);
    EXPECT_EQ(content(again), content(path));
}

TEST_F(CheckpointFile, RefusesValuesThatAreNotAllowed) {
    State other{{0, 0, 0}, {0, 0, 0, 0}, {}, 0};
    const auto refused = [&](Between heights, double marks, double waiting, double count) {
        return message_of<InputError>([&] {
            Checkpoint(path).restore([&](StateVisitor& visitor) {
                visitor("person/height", other.heights, heights);
                visitor("person/mark", other.marks, Between{0, marks});
                visitor.varying("waiting", other.waiting, Between{5, waiting});
                visitor("count", other.count, Between{0, count});
            });
        });
    };
    EXPECT_EQ(refused(anything, 255, 6, 99), "");
    EXPECT_EQ(other.marks, state.marks);
    EXPECT_EQ(refused(anything, 254, 6, 99), path + ": holds person/mark 255; allowed: 0 to 254");
    EXPECT_EQ(refused(anything, 9, 6, 99), path + ": holds person/mark 10; allowed: 0 to 9");
    EXPECT_EQ(refused(anything, 255, 5.5, 99), path + ": holds waiting 6; allowed: 5 to 5.5");
    EXPECT_EQ(refused(anything, 255, 6, 98), path + ": holds count 99; allowed: 0 to 98");
    EXPECT_EQ(refused({0, 1}, 255, 6, 99), path + ": holds person/height nan; allowed: 0 to 1");
    EXPECT_EQ(refused({-1, 0.5}, 255, 6, 99), path + ": holds person/height 1; allowed: -1 to 0.5");
}

TEST_F(CheckpointFile, RefusesAFlagThatIsNeitherTrueNorFalse) {
    bool flag = true;
    const auto visit = [&flag](StateVisitor& visitor) { visitor("settled", flag); };
    write_checkpoint(path, sample_head(), visit);
    std::string bytes = content(path);
    bytes[bytes.find("column settled uint8 1\n") + 23] = 7;
    write_text(path, resealed(bytes));
    flag = false;
    EXPECT_EQ(message_of<InputError>([&] { Checkpoint(path).restore(visit); }),
              path + ": holds settled 7; allowed: 0 to 1");
}

TEST_F(CheckpointFile, RefusesAStateOfAnotherShape) {
    const std::string of_another = path + ": is of a state of another shape: ";
    State fewer;
    fewer.heights.pop_back();
    EXPECT_EQ(refusal(path, fewer), of_another +
                                        "this model has column person/height float64 2, there is column "
                                        "person/height float64 3");
    EXPECT_EQ(
        message_of<InputError>([&] {
            Checkpoint(path).restore([&](StateVisitor& visit) { visit("person/height", state.heights); });
        }),
        of_another + "this model has no column person/mark uint8 4");
    float single = 0;
    EXPECT_EQ(message_of<InputError>([&] {
                  Checkpoint(path).restore([&](StateVisitor& visit) { visit("person/height", single); });
              }),
              of_another +
                  "this model has column person/height float32 1, there is column person/height "
                  "float64 3");
    EXPECT_EQ(message_of<InputError>([&] {
                  Checkpoint(path).restore([&](StateVisitor& visit) {
                      state.visit(visit);
                      visit("more", state.count);
                  });
              }),
              of_another + "this model has column more uint64 1, there is end");
}

TEST_F(CheckpointFile, AnyByteChangedOrLostIsRefused) {
    const std::string whole = content(path), damaged = folder / "damaged";
    for (std::size_t n = 0; n < whole.size(); n += 3) {
        std::string changed = whole;
        changed[n] = static_cast<char>(changed[n] ^ (1 << n % 8));
        write_text(damaged, changed);
        EXPECT_NE(refusal(damaged), "") << "byte " << n;
        write_text(damaged, whole.substr(0, n));
        EXPECT_NE(refusal(damaged), "") << "cut at " << n;
    }
}

/// Whoever forges the sum as well gets a refusal or another state, and never more than that.
TEST_F(CheckpointFile, NothingWorseThanARefusalComesOfForgedOnes) {
    const std::string whole = content(path), forged = folder / "forged";
    std::mt19937 dice(7);
    unsigned refused = 0;
    constexpr unsigned attempts = 1000;
    for (unsigned attempt = 0; attempt != attempts; ++attempt) {
        std::string changed = whole;
        const std::size_t from = dice() % (whole.size() - 72);
        switch (dice() % 4) {
            case 0:
                changed[from] = static_cast<char>(dice());
                break;
            case 1:
                changed.erase(from, 1 + dice() % 40);
                break;
            case 2:
                changed.insert(from, changed.substr(dice() % whole.size(), 1 + dice() % 40));
                break;
            default:
                changed[from] = static_cast<char>('0' + dice() % 10);  // numbers that were others
        }
        if (changed.size() < 200) continue;
        write_text(forged, resealed(changed));
        EXPECT_NO_THROW(refused += !refusal(forged).empty());
    }
    EXPECT_GT(refused, attempts / 4);
    EXPECT_LT(refused, attempts) << "as some bytes are mere values";
}

TEST_F(CheckpointFile, TheOneBeforeStaysUntilTheNextIsWhole) {
    const std::string before = content(path);
    State later;
    later.count = 100;
    EXPECT_THROW(write_checkpoint(path, sample_head(),
                                  [&](StateVisitor& visit) {
                                      later.visit(visit);
                                      EXPECT_EQ(content(path), before) << "while the next is written";
                                      throw Failure("the model fails");
                                  }),
                 Failure);
    EXPECT_EQ(content(path), before);
    bool asked = false;
    write_checkpoint(path, sample_head(), later.function(), [&] {
        asked = true;
        EXPECT_EQ(content(path), before) << "when room is made";
    });
    EXPECT_TRUE(asked);
    EXPECT_NE(content(path), before);
}

}  // namespace concord
