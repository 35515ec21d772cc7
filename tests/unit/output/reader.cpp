#include "engine/output/reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/core/error.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

std::string refusal(const std::string& path) {
    return message_of<InputError>([&] { Reader file(path); });
}

}  // namespace

TEST(Reader, ListsWhatIsThere) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 3, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.groups(),
              (std::vector<std::string>{"", "organisation", "person", "provenance", "setting", "tie"}));
    EXPECT_TRUE(std::ranges::is_sorted(file.variables(), {}, &StoredVariable::path));
    const StoredVariable& tier = file.variable("by_tier");
    EXPECT_EQ(tier.dimensions, (std::vector<std::string>{"time", "system", "tier"}));
    EXPECT_EQ(tier.shape, (std::vector<std::size_t>{4, 3, 2}));
    EXPECT_EQ(tier.units, "1");
    EXPECT_EQ(tier.long_name, "share by system and tier");
    EXPECT_EQ(file.variable("time").dimensions, std::vector<std::string>{"time"});
    EXPECT_TRUE(file.has("tie/trust"));
    EXPECT_FALSE(file.has("tie"));
    EXPECT_FALSE(file.has("trust"));
}

TEST(Reader, GivesAttributesAsText) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.attribute("time", "units"), "week");
    EXPECT_EQ(file.attribute("person/behaviour", "flag_values"), "0 1 2");
    EXPECT_EQ(file.attribute("person/behaviour", "flag_meanings"), "compete go_along collaborate");
    EXPECT_EQ(file.attribute("collaboration", "_FillValue"), "nan");
    EXPECT_EQ(file.attribute("organisation/load", "_FillValue"), "");
    EXPECT_EQ(file.attribute("", "seed"), "4000000001");
    EXPECT_EQ(file.attribute("", "nothing"), "");
}

TEST(Reader, ReadsABox) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 3, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.bytes(file.variable("person/behaviour"), {1, 2}, {2, 3}),
              (std::vector<char>{0, 1, 2, 1, 2, 0}));
    EXPECT_EQ(file.texts(file.variable("system"), {1}, {1}), std::vector<std::string>{"Norfolk & Waveney"});
}

TEST(Reader, RefusesNamesAndTypesThatDoNotFit) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0);
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(message_of<InputError>([&] { file.numbers("x"); }),
              (scratch / "run.h5") + ": there is no variable x");
    EXPECT_EQ(message_of<InputError>([&] { file.numbers("system"); }),
              (scratch / "run.h5") + ": system holds text, not numbers");
    EXPECT_EQ(message_of<InputError>([&] { file.texts("time"); }),
              (scratch / "run.h5") + ": time holds numbers, not text");
}

TEST(Reader, RefusesForeignFiles) {
    Scratch scratch;
    write_text(scratch / "text", "hello");
    write_text(scratch / "empty", "");
    const std::string program = "/usr/bin/python3 -c \"import h5py; h5py.File('" + (scratch / "foreign.h5") +
                                "', 'w')['x'] = 1; h5py.File('" + (scratch / "later.h5") +
                                "', 'w').attrs['concord_format'] = h5py.h5t.np.uint32(2)\"";
    ASSERT_EQ(output_of(program), "");
    EXPECT_EQ(refusal(scratch / "no"), (scratch / "no") + ": there is no such file");
    const std::string allowed = "; allowed: a file that concord run or concord experiment wrote";
    EXPECT_EQ(refusal(scratch / "."), (scratch / ".") + ": is a folder" + allowed);
    EXPECT_EQ(refusal("/dev/null"), "/dev/null: is not a plain file" + allowed);
    EXPECT_EQ(refusal(""), "the file has no name" + allowed);
    const std::string refused = ": not a complete concord file (";
    EXPECT_EQ(
        refusal(scratch / "text"),
        (scratch / "text") + refused + "it is no HDF5, which concord run and concord experiment write)");
    EXPECT_EQ(refusal(scratch / "empty"), (scratch / "empty") + refused + "it is empty)");
    EXPECT_EQ(refusal(scratch / "foreign.h5"),
              (scratch / "foreign.h5") + refused +
                  "it is HDF5 of another program: it has no attribute concord_format)");
    EXPECT_EQ(refusal(scratch / "later.h5"),
              (scratch / "later.h5") + refused + "it is of format 2, this program reads 1)");
}

TEST(Reader, TellsWhatStandsForAFileThatIsNotCompleteYet) {
    Scratch scratch;
    const std::string yet = ": there is no such file yet: ";
    for (const char* left : {"stopped.h5.checkpoint", "killed.h5.part"}) write_text(scratch / left, "");
    std::filesystem::create_directory(scratch / "question.h5.parts");
    const auto told = [&](const std::string& name, const std::string& what) {
        const std::string answer = refusal(scratch / name);
        EXPECT_TRUE(answer.starts_with((scratch / name) + yet)) << answer;
        EXPECT_NE(answer.find(what), answer.npos) << answer;
    };
    told("stopped.h5", "concord resume " + (scratch / "stopped.h5"));
    told("killed.h5", (scratch / "killed.h5") + ".part is being written");
    told("question.h5", "concord status " + (scratch / "question.h5"));
}

TEST(Reader, RefusesTruncatedFilesWhereverTheyEnd) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 100, everything());
    const std::string whole = content(scratch / "run.h5");
    for (std::size_t length = 1; length < whole.size(); length += whole.size() / 37) {
        write_text(scratch / "cut.h5", whole.substr(0, length));
        EXPECT_NE(refusal(scratch / "cut.h5").find("not a complete concord file"), std::string::npos)
            << length;
        if (length > 100) EXPECT_NE(refusal(scratch / "cut.h5").find("it is cut short"), std::string::npos);
    }
}

/// HDF5 keeps long lists of names without a checksum.
TEST(Reader, SurvivesListsOfNamesThatAreDamagedAnywhere) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 3, everything());
    const std::string whole = content(scratch / "run.h5");
    const std::size_t list = whole.find("FHDB");
    ASSERT_NE(list, whole.npos) << "no list is that long";
    int refused = 0;
    for (std::size_t byte = list; byte < list + 512; ++byte)
        for (const unsigned bits : {0x01u, 0xffu}) {
            std::string damaged = whole;
            damaged[byte] = static_cast<char>(static_cast<unsigned char>(damaged[byte]) ^ bits);
            write_text(scratch / "damaged.h5", damaged);
            const std::string answer = refusal(scratch / "damaged.h5");
            refused += !answer.empty();
            EXPECT_TRUE(answer.empty() || answer.find("not a complete concord file") != answer.npos)
                << answer;
        }
    EXPECT_GT(refused, 100);
}

}  // namespace concord
