#include "models/ics/setup/england/england.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "models/ics/setup/england/organisations.hpp"
#include "models/ics/setup/england/table.hpp"
#include "tests/unit/ics/shipped_tables.hpp"

namespace concord::ics {
namespace {

const Blueprint& whole() {
    static const Blueprint blueprint = england({}, tables());
    return blueprint;
}

const Blueprint::Organisation& organisation(const Blueprint& blueprint, const std::string& code) {
    const auto found = std::find_if(blueprint.organisations.begin(), blueprint.organisations.end(),
                                    [&](const auto& other) { return other.code == code; });
    if (found == blueprint.organisations.end()) throw Failure("no organisation " + code);
    return *found;
}

bool has_note(const Blueprint& blueprint, const std::string& beginning) {
    return std::any_of(blueprint.notes.begin(), blueprint.notes.end(),
                       [&](const std::string& note) { return note.rfind(beginning, 0) == 0; });
}

std::array<std::size_t, kinds> count_by_kind(const Blueprint& blueprint) {
    std::array<std::size_t, kinds> count{};
    for (const auto& one : blueprint.organisations) ++count[static_cast<std::size_t>(one.kind)];
    return count;
}

double people(const Blueprint& blueprint) {
    double sum = 0;
    for (const auto& one : blueprint.organisations)
        for (const std::uint32_t heads_there : one.people) sum += heads_there;
    return sum;
}

/// What holds of every world, whole or in part.
void expect_sound(const Blueprint& blueprint) {
    double budget = 0, need = 0;
    std::set<std::string> codes;
    for (const auto& one : blueprint.organisations) {
        budget += one.budget;
        need += one.need;
        codes.insert(one.code);
        EXPECT_GT(one.budget, 0) << one.code;
        EXPECT_GT(one.need, 0) << one.code;
        EXPECT_TRUE(std::isfinite(one.latitude) && std::isfinite(one.longitude)) << one.code;
        EXPECT_LT(one.system, blueprint.systems.size());
        EXPECT_TRUE(std::is_sorted(one.serves.begin(), one.serves.end())) << one.code;
        double sum = 0;
        for (const auto& [place, share] : one.serves) {
            ASSERT_LT(place, blueprint.places.size());
            EXPECT_GT(share, 0);
            sum += share;
        }
        EXPECT_NEAR(sum, 1, 1e-12) << one.code;
        EXPECT_EQ(one.people[0], 1u);
        EXPECT_GE(one.people[1], 1u);
        EXPECT_GE(one.people[2], 1u);
        EXPECT_EQ(one.people[4], 0u);
    }
    EXPECT_EQ(codes.size(), blueprint.organisations.size());
    EXPECT_NEAR(need / budget, 1, 1e-12);
    for (const auto& place : blueprint.places) EXPECT_LT(place.system, blueprint.systems.size());
}

TEST(England, HasEveryOrganisation) {
    EXPECT_EQ(whole().systems.size(), 42u);
    EXPECT_EQ(whole().places.size(), 296u);
    EXPECT_EQ(count_by_kind(whole()),
              (std::array<std::size_t, kinds>{121, 45, 13, 10, 13, 1254, 153, 296, 42}));
    expect_sound(whole());
}

TEST(England, HasOneAndAHalfMillionPeople) {
    EXPECT_GT(people(whole()), 1.5e6);
    EXPECT_LT(people(whole()), 1.6e6);
}

TEST(England, TakesTrustStaffFromTheTable) {
    const auto& manchester = organisation(whole(), "R0A");
    EXPECT_EQ(manchester.people, (std::array<std::uint32_t, tiers>{1, 168, 271, 26542, 0}));
    EXPECT_EQ(manchester.kind, Kind::acute);
    EXPECT_EQ(whole().systems[manchester.system].code, "QOP");
    EXPECT_EQ(manchester.latitude, 53.46244);
}

TEST(England, SharesTiersElsewhereAsInTrusts) {
    const Staff staff = like_trusts(1000, tables());
    EXPECT_NEAR(staff.senior, 7.4, 0.05);
    EXPECT_NEAR(staff.middle, 18.3, 0.1);
    EXPECT_NEAR(staff.all(), 1000, 1e-9);
}

TEST(England, RoundsHeadsHalfUpAndKeepsManagers) {
    EXPECT_EQ(heads({0.1, 2.5, 9.0}, 0.5), (std::array<std::uint32_t, tiers>{1, 1, 3, 5, 0}));
    EXPECT_EQ(heads({2.4, 0, 9.0}, 0), (std::array<std::uint32_t, tiers>{1, 2, 1, 0, 0}));
}

TEST(England, NetworksHaveTheStaffOfTheirDoctors) {
    double staff = 0;
    for (const auto& one : whole().organisations)
        if (one.kind == Kind::primary_care_network)
            staff += std::accumulate(one.people.begin() + 1, one.people.end(), 0.0);
    EXPECT_NEAR(staff, 4 * 36064.6, 1254);  // rounding is at most one a tier, mostly less
}

TEST(England, NetworksAreNamedByCodeAndDistrict) {
    const auto& network = organisation(whole(), "U16464");
    EXPECT_EQ(network.name, "Primary care network U16464 (Barnsley)");
    EXPECT_EQ(whole().systems[network.system].code, "QF7");
}

TEST(England, NetworksAcrossSystemsBelongWhereMostPatientsAre) {
    std::map<std::string, double> patients;
    for (const auto& practice : tables().practices)
        if (practice.network && tables().network_codes.all()[*practice.network] == "U41591")
            patients[tables().systems[practice.system].code] += practice.patients.registered;
    ASSERT_EQ(patients.size(), 2u);
    const std::string larger = patients["QJK"] > patients["QT6"] ? "QJK" : "QT6";
    EXPECT_EQ(whole().systems[organisation(whole(), "U41591").system].code, larger);
}

TEST(England, BudgetsAreRegisteredPeopleTimesSpend) {
    const EnglandParameters parameters;
    std::array<double, kinds> budget{};
    for (const auto& one : whole().organisations) budget[static_cast<std::size_t>(one.kind)] += one.budget;
    const double registered = 62154625.2;
    for (const Kind kind : {Kind::acute, Kind::mental_health, Kind::ambulance, Kind::primary_care_network,
                            Kind::council, Kind::voluntary, Kind::integrated_board}) {
        const auto k = static_cast<std::size_t>(kind);
        EXPECT_NEAR(budget[k] / (registered * parameters.spend_by_kind[k]), 1, 1e-9) << kind_names()[k];
    }
    // Community and specialist trusts do not cover everyone.
    EXPECT_LT(budget[2], 0.5 * registered * parameters.spend_by_kind[2]);
    EXPECT_LT(budget[4], registered * parameters.spend_by_kind[4]);
}

TEST(England, CouncilsNeedFollowsDeprivation) {
    const auto& hull = organisation(whole(), "E06000010");
    const auto& rutland = organisation(whole(), "E06000017");
    EXPECT_GT(hull.need / hull.budget, 1.5);
    EXPECT_LT(rutland.need / rutland.budget, 0.6);
    EXPECT_EQ(hull.name, "Kingston upon Hull, City of");
}

TEST(England, NeedOfBoardsSpreadsAsThePublishedIndices) {
    Table indices = Table::load(folder + "/icb.csv", {"icb_ods", "need_index_core"});
    const auto& first = organisation(whole(), "QE1");
    for (std::size_t row = 0; row < indices.rows(); ++row) {
        const auto& board = organisation(whole(), indices.text(row, "icb_ods"));
        const double ratio = (board.need / board.budget) / (first.need / first.budget);
        EXPECT_NEAR(ratio * 1.1077, indices.number(row, "need_index_core", not_negative), 2e-4) << board.code;
    }
}

TEST(England, ATrustThatServesOneDistrictHasItsNeed) {
    const auto& wight =
        organisation(whole(), "R1F");  // the Isle of Wight, and no one else's patients in numbers
    ASSERT_EQ(wight.serves.size(), 1u);
    const auto& body = organisation(whole(), "VCS-E06000046");
    EXPECT_NEAR(wight.need / wight.budget, body.need / body.budget, 1e-12);
}

TEST(England, AmbulanceTrustsCoverEveryDistrict) {
    std::set<std::uint32_t> covered;
    for (const auto& one : whole().organisations)
        if (one.kind == Kind::ambulance)
            for (const auto& [place, share] : one.serves) covered.insert(place);
    EXPECT_EQ(covered.size(), 296u);
}

TEST(England, CountsEveryImputationInANote) {
    for (const std::string beginning :
         {"Practices under districts of 2021 that merged by 2024: 196;", "Welsh trusts left out: 3 ",
          "Trusts without a type in the survey: 2 ",
          "Patient flows from districts of 2021 that merged by 2024: 88;",
          "Trusts of the flows of 2022 that merged since: 4 ",
          "Authorities of 2017 since merged or split: 8;",
          "Councils without social care spend in the table: 1 ", "Trusts without staffing: 1;",
          "Systems without a mental health trust of their own: 6;",
          "Systems without an ambulance trust of their own: 32;",
          "Trusts without published patient flows: 68;", "Trusts without a position: 1;",
          "Practices without a primary care network: 94;",
          "Primary care networks with practices in two systems: 3;",
          "The table of trusts has none whose code begins with T", "No register of voluntary bodies is open",
          "Needs are multiplied by 0.9999", "Links left out: "})
        EXPECT_TRUE(has_note(whole(), beginning)) << beginning;
    EXPECT_EQ(whole().notes.size(), 18u);
}

TEST(England, IsTheSameToTheBitEachTime) {
    const Blueprint again = england({}, folder);
    ASSERT_EQ(again.organisations.size(), whole().organisations.size());
    ASSERT_EQ(again.links.size(), whole().links.size());
    for (std::size_t o = 0; o < again.organisations.size(); ++o) {
        EXPECT_EQ(again.organisations[o].need, whole().organisations[o].need);
        EXPECT_EQ(again.organisations[o].serves, whole().organisations[o].serves);
    }
    for (std::size_t n = 0; n < again.links.size(); ++n)
        EXPECT_EQ(again.links[n].weight, whole().links[n].weight);
}

TEST(England, EqualNeedIsTheBudgetToTheBit) {
    EnglandParameters parameters;
    parameters.need = EnglandParameters::Need::equal;
    const Blueprint equal = england(parameters, tables());
    for (std::size_t o = 0; o < equal.organisations.size(); ++o) {
        EXPECT_EQ(equal.organisations[o].need, equal.organisations[o].budget);
        EXPECT_EQ(equal.organisations[o].budget, whole().organisations[o].budget);
    }
    EXPECT_TRUE(has_note(equal, "The need of every organisation is set equal"));
}

TEST(England, FrontLineShareThinsOnlyTheFrontLine) {
    EnglandParameters parameters;
    parameters.front_line_share = 0.01;
    const Blueprint thin = england(parameters, tables());
    const auto& manchester = organisation(thin, "R0A");
    EXPECT_EQ(manchester.people, (std::array<std::uint32_t, tiers>{1, 168, 271, 265, 0}));
    EXPECT_LT(people(thin), 0.05 * people(whole()));
}

TEST(England, MostFlowStaysInTheMainSystem) {
    Table flows = Table::load(folder + "/trust_icb_flow_2022.csv", {"trust_ods", "share_of_trust_patients"});
    std::map<std::string, double> main;
    for (std::size_t row = 0; row < flows.rows(); ++row) {
        double& most = main[flows.text(row, "trust_ods")];
        most = std::max(most, flows.number(row, "share_of_trust_patients", {0, 1}));
    }
    std::vector<double> published, built;
    for (const auto& one : whole().organisations) {
        if (one.kind != Kind::acute && one.kind != Kind::specialist) continue;
        std::vector<double> by_system(whole().systems.size());
        for (const auto& [place, share] : one.serves) by_system[whole().places[place].system] += share;
        built.push_back(*std::max_element(by_system.begin(), by_system.end()));
        published.push_back(main.at(one.code));
    }
    const auto median = [](std::vector<double>& values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    EXPECT_NEAR(median(published), 0.904, 0.01);
    EXPECT_NEAR(median(built), median(published), 0.03);
}

}  // namespace
}  // namespace concord::ics
