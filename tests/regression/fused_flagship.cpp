#include <gtest/gtest.h>

#include "models/ics/ics.hpp"
#include "tests/bench/flagship_reference.hpp"
#include "tests/support/simulate.hpp"

/// The flagship, and the same model as one loop written by hand that the engine's speed is measured beside:
/// the same state to the last bit.
namespace concord::test {
namespace {

/// The names of the columns that differ.
std::vector<std::string> differences(const ics::State& a, const ics::State& b) {
    std::vector<std::vector<std::byte>> bytes;
    const auto copy = [&](auto, auto, auto, auto, const auto& column) {
        const auto raw = std::as_bytes(column.values());
        bytes.emplace_back(raw.begin(), raw.end());
    };
    ics::for_each_column(a, copy);
    std::vector<std::string> different;
    std::size_t n = 0;
    ics::for_each_column(b, [&](std::string entity, std::string name, auto, auto, const auto& column) {
        const auto raw = std::as_bytes(column.values());
        if (!std::equal(raw.begin(), raw.end(), bytes[n].begin(), bytes[n].end()))
            different.push_back(entity.append("/").append(name));
        ++n;
    });
    return different;
}

void expect_same(const Scenario& scenario, std::uint32_t replicate, Tick looks_every) {
    const auto model = scenario.plan().build(Draws(1, replicate));
    const auto& engine = dynamic_cast<const ics::Ics&>(*model);
    bench::FusedFlagship fused(engine, 1, replicate);
    for (Tick t = 0; t < scenario.ticks; ++t) {
        model->advance(t);
        fused.advance(t);
        if ((t + 1) % looks_every != 0) continue;
        ASSERT_EQ(differences(fused.state(t + 1), engine.world()), std::vector<std::string>{})
            << scenario.name << ", week " << t + 1;
    }
}

TEST(FusedFlagship, IsTheToyWorldToTheBit) {
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) expect_same({"toy", {}, 200}, replicate, 1);
}

TEST(FusedFlagship, IsSouthYorkshireToTheBit) {
    expect_same({"south-yorkshire", {}, 64}, 0, 8);
}

TEST(FusedFlagship, IsEnglandsLeadersToTheBit) {
    expect_same({"england", {"world.systems=[\"QF7\",\"QHM\",\"QWO\"]"}, 64}, 0, 8);
}

TEST(FusedFlagship, RefusesWhatItDoesNotCover) {
    for (const std::string assignment :
         {"world.joint_posts=1", "world.voices=1", "policy.convener=1", "policy.public_voice=0.1",
          "policy.facilitation=0", "policy.power_sharing=0.5", "resources.need_drift=0.01",
          "learning.search=0.01", "game.cost=0.3", "world.cross_ties=5"}) {
        const auto model = Scenario{"toy", {assignment}, 0}.plan().build(Draws(1, 0));
        const auto& engine = dynamic_cast<const ics::Ics&>(*model);
        EXPECT_THROW(bench::FusedFlagship(engine, 1, 0), std::invalid_argument) << assignment;
    }
}

}  // namespace
}  // namespace concord::test
