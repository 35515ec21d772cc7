#include <gtest/gtest.h>

#include "tests/support/simulate.hpp"

/// Trajectories as they have been: behaviour, tenure, trust and load of every tick, to the last bit. A change
/// of equations, draws or their order shows here; whoever means it writes the new numbers down and says so in
/// the title of the commit.
namespace concord::test {
namespace {

TEST(Trajectories, AreWhatTheyHaveBeen) {
    const std::vector<Scenario> scenarios = shipped();
    const std::vector<std::string> watched{"person/behaviour", "person/tenure", "tie/trust",
                                           "organisation/load"};
    const std::vector<std::uint64_t> known{6883573036226849823u, 11680394098124508615u, 11177460642988975334u,
                                           3169221835164797197u, 10238683985623261728u};
    ASSERT_EQ(scenarios.size(), known.size());
    for (std::size_t n = 0; n < known.size(); ++n)
        EXPECT_EQ(fingerprint(scenarios[n], watched), known[n]) << scenarios[n].name << ", number " << n;
}

}  // namespace
}  // namespace concord::test
