#include "engine/output/recorder.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "engine/core/error.hpp"
#include "engine/output/reader.hpp"
#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

TEST(Recorder, WritesWhatTheModelHadAtEachTick) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 2, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.numbers("time"), (std::vector<double>{0, 1, 2}));
    EXPECT_EQ(file.numbers("collaboration"), (std::vector<double>{0, 0.1, 0.2}));
    EXPECT_EQ(file.numbers("system_mean"), (std::vector<double>{0, 0.25, 0.5, 1, 1.25, 1.5, 2, 2.25, 2.5}));
    EXPECT_EQ(file.variable("by_tier").shape, (std::vector<std::size_t>{3, 3, 2}));
    EXPECT_EQ(file.numbers("by_tier")[17], 2.5 + 10);
    EXPECT_EQ(file.numbers("organisation/load")[11], 4000000023.0);
    EXPECT_EQ(file.numbers("organisation/vacancies")[11], 65005.0);
    EXPECT_EQ(file.numbers("organisation/balance")[8], -2.0);
    EXPECT_EQ(file.numbers("tie/trust")[14], 5.0);
    EXPECT_EQ(file.numbers("person/behaviour")[12], 2.0);
    EXPECT_EQ(file.numbers("organisation/time"), file.numbers("time"));
}

TEST(Recorder, StoresEachVariableInItsOwnType) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.variable("collaboration").kind, Kind::float64);
    EXPECT_EQ(file.variable("tie/trust").kind, Kind::float32);
    EXPECT_EQ(file.variable("organisation/load").kind, Kind::uint32);
    EXPECT_EQ(file.variable("organisation/vacancies").kind, Kind::uint16);
    EXPECT_EQ(file.variable("organisation/balance").kind, Kind::int32);
    EXPECT_EQ(file.variable("person/behaviour").kind, Kind::uint8);
    EXPECT_EQ(file.variable("setting/code").kind, Kind::text);
}

TEST(Recorder, WritesConstantsAndCoordinates) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 0, everything());
    const Reader file(scratch / "run.h5");
    EXPECT_EQ(file.texts("system"), (std::vector<std::string>{"QF7", "Norfolk & Waveney", "Côté"}));
    EXPECT_EQ(file.numbers("organisation/organisation"), (std::vector<double>{0, 1, 2, 3}));
    EXPECT_EQ(file.texts("setting/code"), (std::vector<std::string>{"RM1", "", "R1H", "Ünï"}));
    EXPECT_EQ(file.numbers("setting/latitude"), (std::vector<double>{52.6, 51, 53, -1}));
    EXPECT_EQ(file.numbers("setting/size"), (std::vector<double>{1, 2, 3, 4000000000.0}));
    EXPECT_EQ(file.numbers("setting/weight"), (std::vector<double>{0.5, 1, 2, 4}));
    EXPECT_EQ(file.numbers("person/tier"), (std::vector<double>{0, 1, 1, 0, 1, 1}));
}

TEST(Recorder, RecordsOneTickOfEveryFewAndTheLast) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "odd.h5", sample, 10, {.every = 4, .variables = {}, .groups = {}});
    EXPECT_EQ(Reader(scratch / "odd.h5").numbers("time"), (std::vector<double>{0, 4, 8, 10}));
    record_sample(scratch / "even.h5", sample, 8, {.every = 4, .variables = {}, .groups = {}});
    EXPECT_EQ(Reader(scratch / "even.h5").numbers("time"), (std::vector<double>{0, 4, 8}));
}

TEST(Recorder, RecordsATickOnceAndNeverBackwards) {
    Scratch scratch;
    Sample sample;
    Recorder recorder(scratch / "run.h5", sample.outline, {}, sample_provenance(), false);
    recorder.observe(5);
    recorder.observe(5);
    recorder.record(5);
    EXPECT_THROW(recorder.record(4), std::logic_error);
    recorder.complete();
    EXPECT_EQ(Reader(scratch / "run.h5").numbers("time"), (std::vector<double>{5}));
}

TEST(Recorder, RecordsRunsLongerThanAChunk) {
    Scratch scratch;
    Sample sample;
    record_sample(scratch / "run.h5", sample, 1500, everything());
    const Reader file(scratch / "run.h5");
    const std::vector<double> time = file.numbers("time"), mean = file.numbers("collaboration");
    ASSERT_EQ(time.size(), 1501U);
    for (std::size_t i = 0; i != time.size(); ++i) {
        ASSERT_EQ(time[i], static_cast<double>(i));
        ASSERT_EQ(mean[i], 0.1 * static_cast<double>(i));
    }
}

TEST(Recorder, GivesTheNameOnlyWhenComplete) {
    Scratch scratch;
    Sample sample;
    {
        Recorder recorder(scratch / "run.h5", sample.outline, {}, sample_provenance(), false);
        recorder.observe(0);
        EXPECT_FALSE(std::filesystem::exists(scratch / "run.h5"));
        EXPECT_TRUE(std::filesystem::exists(scratch / "run.h5.part"));
    }
    EXPECT_TRUE(scratch.empty()) << "what was not completed leaves nothing";
}

TEST(Recorder, WritesTheSameBytesForEqualRuns) {
    Scratch scratch;
    Sample first, second;
    record_sample(scratch / "one.h5", first, 700, everything());
    record_sample(scratch / "two.h5", second, 700, everything());
    EXPECT_EQ(content(scratch / "one.h5"), content(scratch / "two.h5"));
}

TEST(Recorder, TakesRowsLargerThanAChunkAndDimensionsWithoutRows) {
    Scratch scratch;
    std::vector<float> wide(700001);
    std::vector<double> none;
    Outline outline;
    outline.dimensions = {{"wide", wide.size(), "many", {}}, {"none", 0, "nothing", {}}};
    outline.column({"a", "1", "many values", {"wide"}, {}}, [&] { return std::span(wide); });
    outline.column({"b", "1", "no values", {"none"}, {}}, [&] { return std::span(none); });
    Recorder recorder(scratch / "run.h5", outline, {}, sample_provenance(), false);
    for (Tick tick = 0; tick != 3; ++tick) {
        for (std::size_t i = 0; i != wide.size(); ++i) wide[i] = static_cast<float>(i + tick);
        recorder.observe(tick);
    }
    recorder.complete();
    const Reader file(scratch / "run.h5");
    const std::vector<double> values = file.numbers("a");
    ASSERT_EQ(values.size(), 3 * wide.size());
    for (std::size_t i = 0; i != values.size(); ++i)
        ASSERT_EQ(values[i], static_cast<double>(i % wide.size() + i / wide.size()));
    EXPECT_EQ(file.variable("b").shape, (std::vector<std::size_t>{3, 0}));
    EXPECT_TRUE(file.numbers("b").empty());
}

TEST(Recorder, PassesOnWhatGoesWrongInTheModel) {
    Scratch scratch;
    Outline outline;
    outline.observe({"a", "1", "a", {}, {}}, [](auto) { throw Failure("not today"); });
    Recorder recorder(scratch / "run.h5", outline, {}, sample_provenance(), false);
    EXPECT_EQ(message_of<Failure>([&] { recorder.observe(0); }), "not today");
}

TEST(Recorder, SeveralRecordSideBySide) {
    Scratch scratch;
    Sample first, second;
    Recorder one(scratch / "one.h5", first.outline, everything(), sample_provenance(), false);
    Recorder two(scratch / "two.h5", second.outline, everything(), sample_provenance(), false);
    for (Tick tick = 0; tick != 600; ++tick) {
        first.advance(tick), second.advance(tick);
        one.observe(tick), two.observe(tick);
    }
    one.complete();
    two.complete();
    EXPECT_EQ(content(scratch / "one.h5"), content(scratch / "two.h5"));
}

}  // namespace concord
