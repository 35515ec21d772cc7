#include "models/ics/observe/observe.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

using Values = std::vector<double>;

/// The values of an observable as they stand.
Values observed(const Outline& outline, const std::string& name) {
    for (const Variable& variable : outline.variables) {
        if (variable.meaning.path != name) continue;
        EXPECT_EQ(variable.storage, Storage::float64);
        Values values(outline.rows(variable.meaning));
        variable.fill(reinterpret_cast<std::byte*>(values.data()));
        return values;
    }
    ADD_FAILURE() << "no observable " << name;
    return {};
}

testing::AssertionResult are(const Values& found, const Values& expected) {
    bool same = found.size() == expected.size();
    for (std::size_t n = 0; same && n < found.size(); ++n)
        same = std::isnan(expected[n]) ? std::isnan(found[n]) : std::abs(found[n] - expected[n]) <= 1e-12;
    if (same) return testing::AssertionSuccess();
    auto failure = testing::AssertionFailure();
    for (double value : found) failure << value << " ";
    return failure;
}

constexpr Behaviour D = Behaviour::compete, L = Behaviour::lip_service, C = Behaviour::collaborate;
const double none = std::nan("");

/// The four organisations, with two public voices each, who are no staff.
struct Observed {
    Observed() : small("[world]\nvoices = 2") {
        World& world = small.world;
        set_behaviours(world, organisation(0), {C, L, D, C, D});
        set_behaviours(world, organisation(1), {D, C, C, C, C});
        set_behaviours(world, organisation(2), {L, L, L, L, L});
        set_behaviours(world, organisation(3), {D, D, D, D, C});
        world.tenure[PersonId(3)] = world.tenure[PersonId(7)] =
            0;  // 0: front line; 7: board of organisation 1
        small.rules.aggregate(world);
        small.rules.resources(world);
        outline = outline_of(world);
    }
    Values operator()(const std::string& name) const { return observed(outline, name); }
    SmallWorld small;
    Outline outline;
};

TEST(Observables, SharesAreOfStaff) {
    const Observed of;
    EXPECT_TRUE(are(of("share_collaborate"), {7.0 / 20}));
    EXPECT_TRUE(are(of("share_lip_service"), {6.0 / 20}));
    EXPECT_TRUE(are(of("share_compete"), {7.0 / 20}));
    EXPECT_TRUE(are(of("share_collaborate_by_system"), {6.0 / 15, 1.0 / 5}));
    EXPECT_TRUE(are(of("share_collaborate_by_tier"), {1.0 / 4, 1.0 / 4, 1.0 / 4, 4.0 / 8}));
    // P0: 0.75 of the first and all of the third organisation; P1: a quarter and all of the second.
    EXPECT_TRUE(are(of("share_collaborate_by_place"), {1.5 / 8.75, 4.5 / 6.25, 1.0 / 5}));
    EXPECT_TRUE(
        are(of("share_collaborate_by_kind"), {2.0 / 5, 1.0 / 5, none, none, none, 0, 4.0 / 5, none, none}));
}

TEST(Observables, SharesSumToOneInEveryScope) {
    const Observed of;
    for (const std::string scope : {"", "_by_system", "_by_place", "_by_kind", "_by_tier"}) {
        const Values compete = of("share_compete" + scope), lip_service = of("share_lip_service" + scope),
                     collaborate = of("share_collaborate" + scope);
        for (std::size_t n = 0; n < compete.size(); ++n) {
            const double sum = compete[n] + lip_service[n] + collaborate[n];
            EXPECT_TRUE(std::isnan(sum) || std::abs(sum - 1) < 1e-12) << scope << " " << n;
        }
    }
}

TEST(Observables, TurnoverIsTheShareOfThoseWhoCame) {
    const Observed of;
    EXPECT_TRUE(are(of("turnover"), {2.0 / 20}));
    EXPECT_TRUE(are(of("turnover_by_system"), {2.0 / 15, 0}));
    EXPECT_TRUE(are(of("turnover_by_tier"), {1.0 / 4, 0, 0, 1.0 / 8}));
}

TEST(Observables, CollaborationIsTheMeanOverOrganisations) {
    const Observed of;
    // Power 8, 4, 2, 1, 1 and two voices of 1 who collaborate: of 18.
    EXPECT_TRUE(are(of("collaboration"), {(11.0 + 10 + 2 + 3) / 72}));
    EXPECT_TRUE(are(of("professed"), {(15.0 + 10 + 18 + 3) / 72}));
    EXPECT_TRUE(are(of("measured"), {(11.0 + 10 + 2 + 3 + 0.6 * (4 + 16)) / 72}));
    EXPECT_TRUE(are(of("gaming_gap"), {0.6 * (4 + 16) / 72}));
    EXPECT_TRUE(are(of("collaboration_by_system"), {(11.0 + 10 + 2) / 54, 3.0 / 18}));
    EXPECT_TRUE(are(of("collaboration_by_place"),
                    {(0.75 * 11 + 2) / 18 / 1.75, (0.25 * 11 + 10) / 18 / 1.25, 3.0 / 18}));
    EXPECT_TRUE(
        are(of("gaming_gap_by_kind"), {0.6 * 4 / 18, 0, none, none, none, 0.6 * 16 / 18, 0, none, none}));
}

TEST(Observables, UnmetNeedIsAShareOfNeed) {
    Observed of;
    of.small.world.unmet = Column<OrganisationId, double>(Values{1.2, 0, 0.6, 0.3});
    EXPECT_TRUE(are(of("unmet_need"), {2.1 / 12}));
    EXPECT_TRUE(are(of("unmet_need_by_system"), {1.8 / 9, 0.1}));
    EXPECT_TRUE(are(of("unmet_need_by_place"), {(0.9 + 0.6) / 6.5, 0.3 / 2.5, 0.1}));
}

TEST(Observables, TrustIsTheMeanOverTies) {
    Observed of;
    World& world = of.small.world;
    for (std::size_t n = 0; n < world.own_ties.size(); ++n)
        world.trust[world.own_ties[n]] = 0.03125f * static_cast<float>(n);
    of.small.rules.trust.summarise(world);
    EXPECT_TRUE(are(of("trust"), {0.03125 * 9.5}));
    EXPECT_TRUE(are(of("trust_by_system"), {0.03125 * 7, 0.03125 * 17}));
}

TEST(Observables, OfPlacesAreWeighedByPopulation) {
    Observed of;
    of.small.world.public_trust = Column<PlaceId, double>(Values{0.6, 0.2, 0.9});
    of.small.world.met = Column<PlaceId, double>(Values{0.7, 0.8, 1});
    EXPECT_TRUE(are(of("public_trust"), {(100 * 0.6 + 300 * 0.2 + 200 * 0.9) / 600}));
    EXPECT_TRUE(are(of("public_trust_by_place"), {0.6, 0.2, 0.9}));
    EXPECT_TRUE(are(of("met_need_by_place"), {0.7, 0.8, 1}));
}

TEST(Observables, OfRecordSystems) {
    Observed of;
    World& world = of.small.world;
    world.record_system = Column<OrganisationId, std::uint8_t>(std::vector<std::uint8_t>{3, 0, 3, 1});
    world.use = Column<OrganisationId, double>(Values{0.2, 0.4, 0.6, 1});
    EXPECT_TRUE(are(of("record_system_share"), {0.25, 0.25, 0, 0.5}));
    EXPECT_TRUE(are(of("record_system_concentration"), {0.375}));
    EXPECT_TRUE(are(of("record_system_use"), {0.55}));
}

TEST(Observables, NationIsWhatItsPartsAddUpTo) {
    SmallWorld small("[people]\nturnover = 0.02");
    Ics model = small.model();
    for (Tick t = 0; t < 30; ++t) model.advance(t);
    const Outline outline = model.outline();
    for (const std::string name : {"collaboration", "professed", "measured", "gaming_gap", "load", "know_how",
                                   "share_collaborate", "share_compete", "turnover", "record_system_use"}) {
        const double nation = observed(outline, name)[0];
        const Values systems = observed(outline, name + "_by_system"),
                     places = observed(outline, name + "_by_place");
        EXPECT_NEAR(nation, (3 * systems[0] + systems[1]) / 4, 1e-12) << name;
        EXPECT_NEAR(nation, (1.75 * places[0] + 1.25 * places[1] + places[2]) / 4, 1e-12) << name;
        const Values by_kind = observed(outline, name + "_by_kind");
        EXPECT_NEAR(nation, (by_kind[0] + by_kind[1] + by_kind[5] + by_kind[6]) / 4, 1e-12) << name;
    }
    EXPECT_NEAR(observed(outline, "collaboration")[0] + observed(outline, "gaming_gap")[0],
                observed(outline, "measured")[0], 1e-12);
}

TEST(Observables, HaveNamesOfTheirOwnAndKnownDimensions) {
    const Observed of;
    std::set<std::string> dimensions, names;
    for (const Dimension& dimension : of.outline.dimensions) dimensions.insert(dimension.name);
    for (const Variable& variable : of.outline.variables) {
        EXPECT_TRUE(names.insert(variable.meaning.path).second) << variable.meaning.path;
        for (const std::string& dimension : variable.meaning.dimensions)
            EXPECT_TRUE(dimensions.contains(dimension)) << variable.meaning.path << " " << dimension;
        EXPECT_FALSE(variable.meaning.long_name.empty()) << variable.meaning.path;
    }
    for (const Constant& constant : of.outline.constants)
        std::visit([&](const auto& values) { EXPECT_EQ(values.size(), of.outline.rows(constant.meaning)); },
                   constant.values);
    for (const char* name : {"trust_quantile", "met_need_gap", "diversity", "interoperability",
                             "public_trust", "collaboration_clustering", "collaboration_spread",
                             "person/behaviour", "local/public_trust", "organisation/load"})
        EXPECT_TRUE(names.contains(name)) << name;
}

}  // namespace
}  // namespace concord::ics
