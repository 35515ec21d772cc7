#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/ics/setup/england/sums.hpp"
#include "models/ics/setup/england/table.hpp"
#include "models/ics/setup/england/tables.hpp"
#include "tests/unit/ics/shipped_tables.hpp"

namespace concord::ics {
namespace {

template <class Items, class Number>
double total(const Items& items, Number number) {
    return std::accumulate(items.begin(), items.end(), 0.0,
                           [&](double sum, const auto& item) { return sum + number(item); });
}

std::size_t district(const std::string& code) {
    return *tables().district_codes.find(code);
}

const EnglandTables::Council& council(const std::string& code) {
    return tables().councils[*tables().council_codes.find(code)];
}

TEST(EnglandTables, HasThePublishedTotals) {
    const EnglandTables& england = tables();
    EXPECT_EQ(england.systems.size(), 42u);
    EXPECT_EQ(england.districts.size(), 296u);
    EXPECT_EQ(england.councils.size(), 153u);
    EXPECT_EQ(england.practices.size(), 6553u);
    EXPECT_EQ(england.network_codes.size(), 1254u);
    EXPECT_EQ(Table::load(folder + "/trusts.csv", {"ods"}).rows(), 205u);
    EXPECT_EQ(england.trusts.size(), 202u);
    EXPECT_EQ(total(england.districts, [](const auto& d) { return d.population; }), 56490108);
    EXPECT_EQ(total(england.residents, [](const auto& r) { return r.population; }), 56490108);
    EXPECT_NEAR(total(england.practices, [](const auto& p) { return p.patients.registered; }), 62154625, 1);
    EXPECT_NEAR(total(england.districts, [](const auto& d) { return d.doctors; }), 36064, 1);
    const double spend = total(england.councils, [](const auto& c) { return c.spend; });
    EXPECT_NEAR(spend - council("E06000053").spend, 17526379, 1e-3);
}

TEST(EnglandTables, SharesTheSpendOfOldAuthoritiesByPopulation) {
    const double old_spend = 65916 + 49413 + 150392;  // Bournemouth, Poole, Dorset
    const double towns = 400247, dorset = 379583;     // residents
    EXPECT_NEAR(council("E06000058").spend, old_spend * towns / (towns + dorset), 1e-6);
    EXPECT_NEAR(council("E06000059").spend, old_spend * dorset / (towns + dorset), 1e-6);
    EXPECT_NEAR(council("E06000063").spend + council("E06000064").spend, 168179, 1e-6);  // Cumbria
    EXPECT_EQ(council("E06000066").spend, 184983);                                       // Somerset
    EXPECT_EQ(council("E06000001").spend, 38964);  // Hartlepool, as it was
}

TEST(EnglandTables, GivesTheIslesOfScillyTheMeanSpendAHead) {
    EXPECT_NEAR(council("E06000053").spend, 2055 * 17526379.0 / (56490108 - 2055), 1e-6);
}

TEST(EnglandTables, LeavesOutWelshTrustsAndTellsSo) {
    for (const std::string welsh : {"RQF", "RT4", "RYT"})
        EXPECT_FALSE(tables().trust_codes.find(welsh)) << welsh;
    EXPECT_NE(
        std::find(tables().notes.begin(), tables().notes.end(), "Welsh trusts left out: 3 (RQF, RT4, RYT)."),
        tables().notes.end());
}

TEST(EnglandTables, TypesTheTrustsTheSurveyLeavesOut) {
    const auto& trusts = tables().trusts;
    EXPECT_EQ(trusts[*tables().trust_codes.find("G6V2S")].kind, Kind::mental_health);
    EXPECT_EQ(trusts[*tables().trust_codes.find("R1F")].kind, Kind::acute);
    std::array<int, kinds> count{};
    for (const auto& trust : trusts) ++count[static_cast<std::size_t>(trust.kind)];
    EXPECT_EQ(count, (std::array<int, kinds>{121, 45, 13, 10, 13, 0, 0, 0, 0}));
}

TEST(EnglandTables, AddsTheFlowsOfAMergedTrustToItsSuccessor) {
    double north_devon = 0, exeter = 0, all = 0;
    for (const auto& flow : tables().flows) {
        if (tables().trusts[flow.trust].code != "RH8") continue;
        all += flow.share;
        if (flow.district == district("E07000043")) north_devon += flow.share;
        if (flow.district == district("E07000041")) exeter += flow.share;
    }
    EXPECT_GT(north_devon, 0.3 * 0.508580 - 1e-9);  // nearly all from the trust that merged
    EXPECT_NEAR(exeter, 0.7 * 0.280291, 0.01);
    EXPECT_NEAR(all, 1, 0.05);
}

TEST(EnglandTables, TakesDistrictsOf2021ToThoseOf2024) {
    double somerset = 0;
    for (const auto& flow : tables().flows)
        if (tables().trusts[flow.trust].code == "RH5" && flow.district == district("E06000066"))
            somerset += flow.share;
    EXPECT_GT(somerset, 0.8);  // four old districts in one
}

TEST(EnglandTables, FilesAreThoseRead) {
    const std::vector<std::string> files = england_files(folder);
    EXPECT_EQ(files.size(), 12u);
    for (const std::string& file : files) EXPECT_GE(Table::load(file, {}).rows(), 2u) << file;
}

/// Distance by the cosine rule with the standard library, for comparison.
double great_circle(Position one, Position other) {
    const double degree = std::acos(-1.0) / 180;
    const double cosine = std::sin(one.latitude * degree) * std::sin(other.latitude * degree) +
                          std::cos(one.latitude * degree) * std::cos(other.latitude * degree) *
                              std::cos((one.longitude - other.longitude) * degree);
    return 6371 * std::acos(std::min(1.0, cosine));
}

TEST(EnglandGeography, DistancesAreGreatCircles) {
    const Position london{51.5, -0.12}, manchester{53.48, -2.24}, penzance{50.12, -5.54},
        berwick{55.77, -2.0};
    EXPECT_NEAR(distance(london, manchester), great_circle(london, manchester), 0.1);
    EXPECT_NEAR(distance(penzance, berwick), great_circle(penzance, berwick), 1);
    EXPECT_EQ(distance(london, london), 0);
    EXPECT_EQ(distance(london, penzance), distance(penzance, london));
}

TEST(EnglandSums, WeightedPatientsAreAsManyAsRegistered) {
    const EnglandSums sums(tables());
    EXPECT_NEAR(sums.total.core, sums.total.registered, 1e-3);
    EXPECT_NEAR(sums.total.mental_health, sums.total.registered, 1e-3);
    EXPECT_NEAR(sums.total.community, sums.total.registered, 1e-3);
    EXPECT_NEAR(total(sums.by_district, [](const Patients& p) { return p.registered; }),
                sums.total.registered, 1e-3);
    EXPECT_NEAR(total(sums.by_system, [](const Patients& p) { return p.core; }), sums.total.registered, 1e-3);
}

TEST(EnglandSums, GivesPracticesWithoutANetworkTheNearestOfTheirSystem) {
    const EnglandSums sums(tables());
    const auto& practices = tables().practices;
    EXPECT_EQ(sums.without_network, 94u);
    std::vector<Centre> centres(tables().network_codes.size());
    for (const auto& practice : practices)
        if (practice.network) centres[*practice.network].add(practice.position, practice.patients.registered);
    for (std::size_t p = 0; p < practices.size(); ++p) {
        if (practices[p].network) {
            EXPECT_EQ(sums.network[p], *practices[p].network);
            continue;
        }
        const double away = great_circle(practices[p].position, centres[sums.network[p]].position());
        bool there = false;
        for (const auto& other : practices) {
            if (!other.network || other.system != practices[p].system) continue;
            there = there || *other.network == sums.network[p];
            EXPECT_LE(away, great_circle(practices[p].position, centres[*other.network].position()) + 1e-4);
        }
        EXPECT_TRUE(there) << practices[p].code;
    }
}

/// Standard deviations of ln need per head: between systems, and between districts within one.
std::pair<double, double> spread(double Patients::*weighted) {
    const EnglandSums sums(tables());
    const auto index = [&](const Patients& patients) {
        return std::log(patients.*weighted / patients.registered);
    };
    const auto deviation = [](const std::vector<double>& values) {
        const double mean =
            std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        double squares = 0;
        for (const double value : values) squares += (value - mean) * (value - mean);
        return std::pair{squares, std::sqrt(squares / static_cast<double>(values.size()))};
    };
    std::vector<double> systems;
    double squares = 0;
    for (std::size_t s = 0; s < sums.by_system.size(); ++s) {
        systems.push_back(index(sums.by_system[s]));
        std::vector<double> places;
        for (std::size_t l = 0; l < sums.by_district.size(); ++l)
            if (tables().districts[l].system == s) places.push_back(index(sums.by_district[l]));
        squares += deviation(places).first;
    }
    return {deviation(systems).second, std::sqrt(squares / static_cast<double>(sums.by_district.size()))};
}

TEST(EnglandSums, NeedAHeadSpreadsAsPublished) {
    const auto [core_between, core_within] = spread(&Patients::core);
    EXPECT_NEAR(core_between, 0.07, 0.01);
    EXPECT_NEAR(core_within, 0.06, 0.01);
    const auto [community_between, community_within] = spread(&Patients::community);
    EXPECT_NEAR(community_between, 0.22, 0.01);
    EXPECT_NEAR(community_within, 0.14, 0.01);
    const auto [mental_between, mental_within] = spread(&Patients::mental_health);
    EXPECT_NEAR(mental_between, 0.15, 0.015);
    EXPECT_NEAR(mental_within, 0.16, 0.015);
}

TEST(EnglandSums, NormalisedSharesAreInOrderMergedAndSumToOne) {
    EXPECT_EQ(normalised({{7, 1.0}, {3, 2.0}, {7, 1.0}, {5, 0.0}}), (Serves{{3, 0.5}, {7, 0.5}}));
    EXPECT_TRUE(normalised({}).empty());
}

}  // namespace
}  // namespace concord::ics
