#include "models/ics/policy.hpp"

#include <gtest/gtest.h>

#include "tests/unit/ics/small_world.hpp"

namespace concord::ics {
namespace {

/// Policies of two systems, with the document that they were read from.
struct Read {
    explicit Read(const std::string& toml)
        : document(Document::parse(toml, "test")), config(document), policies(config, {"ONE", "TWO"}) {
        config.finish();
        policies.at(0);
    }
    Policy of(std::size_t system = 0, Kind kind = Kind::acute, Tier tier = Tier::board) const {
        return policies.of(system, kind, tier);
    }
    Policy at(Tick t) {
        policies.at(t);
        return of();
    }
    Document document;
    Section config;
    Policies policies;
};

/// An organisation of each kind in each of two systems.
Blueprint everywhere() {
    Blueprint plan;
    plan.systems = {{"ONE", "one"}, {"TWO", "two"}};
    for (std::uint32_t system = 0; system < 2; ++system)
        for (std::size_t kind = 0; kind < kinds; ++kind)
            plan.organisations.push_back(
                {"", "", static_cast<Kind>(kind), system, 0, 0, 1, 1, {1, 1, 1, 1, 0}, {}});
    return plan;
}

TEST(Policy, HasItsDefaults) {
    const Read read("");
    const Policy policy = read.of();
    EXPECT_EQ(policy.competition, 0.1);
    EXPECT_EQ(policy.gain_share, 0);
    EXPECT_EQ(policy.accountability, 0.5);
    EXPECT_EQ(policy.system_weight, 0.25);
    EXPECT_EQ(policy.detection, 0.4);
    EXPECT_EQ(policy.appraisal, 0);
    EXPECT_EQ(policy.power_sharing, 0);
    EXPECT_EQ(policy.public_voice, 0);
    EXPECT_EQ(policy.purpose_clarity, 0.5);
    EXPECT_EQ(policy.prescription, 0.3);
    EXPECT_EQ(policy.label, 0);
    EXPECT_EQ(policy.facilitation, 0.05);
    EXPECT_EQ(policy.pooled_share, 0);
    EXPECT_EQ(static_cast<PoolScope>(policy.pool_scope), PoolScope::system);
    EXPECT_EQ(policy.budget_cut, 0);
    EXPECT_EQ(policy.governance_speed, 1);
    EXPECT_EQ(policy.data_sharing, 0);
    EXPECT_EQ(policy.conditional_pot, 0);
    EXPECT_EQ(policy.mandate, 0);
    EXPECT_EQ(policy.disruption, 0);
    EXPECT_EQ(policy.convener, 0);
    EXPECT_EQ(policy.crisis, 0);
    EXPECT_EQ(policy.perceived_threat, 0.3);
    EXPECT_EQ(policy.review_rate, 0.1);
    EXPECT_EQ(policy.turnover, 0.0025);
    EXPECT_EQ(policy.external_share, 0.3);
    EXPECT_EQ(read.of(1, Kind::council, Tier::front_line).turnover, 0.00375);  // half as much again
}

TEST(Policy, EveryLeverIsReadFromItsKey) {
    const std::vector<std::pair<std::string, double Policy::*>> shares{
        {"policy.competition", &Policy::competition},
        {"policy.gain_share", &Policy::gain_share},
        {"policy.accountability", &Policy::accountability},
        {"policy.system_weight", &Policy::system_weight},
        {"policy.detection", &Policy::detection},
        {"policy.appraisal", &Policy::appraisal},
        {"policy.power_sharing", &Policy::power_sharing},
        {"policy.public_voice", &Policy::public_voice},
        {"policy.purpose_clarity", &Policy::purpose_clarity},
        {"policy.prescription", &Policy::prescription},
        {"policy.label", &Policy::label},
        {"policy.facilitation", &Policy::facilitation},
        {"policy.pooled_share", &Policy::pooled_share},
        {"policy.budget_cut", &Policy::budget_cut},
        {"policy.governance_speed", &Policy::governance_speed},
        {"policy.data_sharing", &Policy::data_sharing},
        {"policy.conditional_pot", &Policy::conditional_pot},
        {"policy.mandate", &Policy::mandate},
        {"policy.disruption", &Policy::disruption},
        {"policy.convener", &Policy::convener},
        {"culture.perceived_threat", &Policy::perceived_threat},
        {"culture.review_rate", &Policy::review_rate},
        {"people.turnover", &Policy::turnover},
        {"people.external_share", &Policy::external_share},
    };
    for (const auto& [key, field] : shares) {
        const Read read(key + " = 0.015625");
        EXPECT_EQ(read.of().*field, 0.015625) << key;
        EXPECT_EQ(read.of(1, Kind::integrated_board, Tier::front_line).*field, 0.015625) << key;
    }
    EXPECT_EQ(Read("crisis.strength = 0.5\ncrisis.start = 0").of().crisis, 0.5);
}

TEST(Policy, DiffersBySystemKindAndTier) {
    const Read read(
        "[[intervention]]\nwhere = { system = \"TWO\", kind = [\"council\", \"voluntary\"], tier = \"board\" "
        "}\n"
        "set = { \"policy.gain_share\" = 0.5 }");
    EXPECT_EQ(read.of(1, Kind::council, Tier::board).gain_share, 0.5);
    EXPECT_EQ(read.of(1, Kind::voluntary, Tier::board).gain_share, 0.5);
    EXPECT_EQ(read.of(0, Kind::council, Tier::board).gain_share, 0);
    EXPECT_EQ(read.of(1, Kind::acute, Tier::board).gain_share, 0);
    EXPECT_EQ(read.of(1, Kind::council, Tier::senior_manager).gain_share, 0);
}

TEST(Policy, ByTierTakesOneNumberATier) {
    const Read read("[policy]\nappraisal = [0.4, 0.3, 0.2, 0.1]");
    EXPECT_EQ(read.of(0, Kind::acute, Tier::board).appraisal, 0.4);
    EXPECT_EQ(read.of(0, Kind::acute, Tier::middle_manager).appraisal, 0.2);
    EXPECT_EQ(read.of(0, Kind::acute, Tier::front_line).appraisal, 0.1);
    EXPECT_EQ(read.of(0, Kind::acute, Tier::public_voice).appraisal, 0.1);  // as the front line
}

TEST(Policy, DataSharingRaisesDetection) {
    EXPECT_DOUBLE_EQ(Read("[policy]\ndata_sharing = 0.5").of().detection, 0.7);
    EXPECT_DOUBLE_EQ(Read("[policy]\ndata_sharing = 1").of().detection, 1);
    EXPECT_DOUBLE_EQ(Read("[policy]\ndata_sharing = 0.25\ndetection = 0").of().detection, 0.25);
}

TEST(Policy, ChangesWithTime) {
    Read read(
        "[[intervention]]\nat = 4\nover = 2\nset = { \"policy.prescription\" = 0.5 }\n"
        "[[intervention]]\nat = 10\nuntil = 12\nset = { \"policy.pool_scope\" = \"place\" }");
    EXPECT_EQ(read.at(3).prescription, 0.3);
    EXPECT_EQ(read.at(5).prescription, 0.4);
    EXPECT_EQ(read.at(6).prescription, 0.5);
    EXPECT_EQ(static_cast<PoolScope>(read.at(11).pool_scope), PoolScope::place);
    EXPECT_EQ(static_cast<PoolScope>(read.at(12).pool_scope), PoolScope::system);
    EXPECT_TRUE(read.policies.changes_at(0));
    EXPECT_FALSE(read.policies.changes_at(3));
    EXPECT_TRUE(read.policies.changes_at(5));
    EXPECT_TRUE(read.policies.changes_at(12));
    EXPECT_EQ(read.policies.events().size(), 3u);
}

TEST(Policy, CrisisTakesFromRegulatorAndThreat) {
    Read read("crisis = { strength = 1.5, start = 10, end = 20 }\npolicy.accountability = 1");
    for (Tick t : {9u, 20u}) {
        const Policy policy = read.at(t);
        EXPECT_EQ(policy.crisis, 0);
        EXPECT_EQ(policy.accountability, 1);
        EXPECT_EQ(policy.perceived_threat, 0.3);
    }
    for (Tick t : {10u, 19u}) {
        const Policy policy = read.at(t);
        EXPECT_EQ(policy.crisis, 1.5);
        EXPECT_DOUBLE_EQ(policy.accountability, 0.3);
        EXPECT_DOUBLE_EQ(policy.perceived_threat, 0.06);
    }
    EXPECT_TRUE(read.policies.changes_at(10));
    EXPECT_TRUE(read.policies.changes_at(20));
    EXPECT_FALSE(read.policies.changes_at(15));
}

TEST(Policy, CrisisIsOnlyWhereItHasStrength) {
    Read read(
        "crisis = { start = 0, end = 9 }\n"
        "[[intervention]]\nwhere = { system = \"TWO\" }\nset = { \"crisis.strength\" = 1.0 }");
    EXPECT_EQ(read.of(0).accountability, 0.5);
    EXPECT_EQ(read.of(1).crisis, 1);
    EXPECT_DOUBLE_EQ(read.of(1).accountability, 0.15);
}

TEST(Policy, WhatNobodyFeelsIsNoted) {
    const std::string at_the_front = "[[intervention]]\nwhere.tier = \"front_line\"\n";
    const Read unfelt(
        at_the_front +
        "set = { \"policy.pooled_share\" = 0.3, \"policy.label\" = 0.1, \"shock.need\" = 0.2 }\n"
        "[[intervention]]\nwhere.kind = \"council\"\n"
        "set = { \"shock.public_trust_lost\" = 0.5, \"shock.need\" = 0.2 }\n");
    const std::vector<std::string> notes = unfelt.policies.notes(presence_in(everywhere()));
    ASSERT_EQ(notes.size(), 3u);
    EXPECT_TRUE(notes[0].starts_with("policy.pooled_share = 0.3 (tier front_line) has no effect"));
    EXPECT_TRUE(notes[1].starts_with("shock.need = 0.2 (tier front_line) has no effect"));
    EXPECT_TRUE(notes[2].starts_with("shock.public_trust_lost = 0.5 (kind council) has no effect"));
    const Read felt(
        "[[intervention]]\nwhere.tier = [\"board\", \"front_line\"]\n"
        "set = { \"policy.pooled_share\" = 0.3, \"policy.pool_scope\" = \"place\" }\n");
    EXPECT_TRUE(felt.policies.notes(presence_in(everywhere())).empty());
}

TEST(Policy, WhatMeetsNobodyIsNoted) {
    const auto notes = [](const std::string& toml) {
        return Read(toml).policies.notes(presence_in(four_organisations()));
    };
    EXPECT_EQ(notes("[[intervention]]\nwhere.kind = \"ambulance\"\nset = { \"policy.label\" = 0.1 }\n"),
              std::vector<std::string>{
                  "policy.label = 0.1 (kind ambulance) has no effect: this world has nobody there"});
    EXPECT_EQ(notes("[[intervention]]\nwhere = { system = \"TWO\", kind = \"council\" }\n"
                    "seed = { number = 3 }\n"),
              std::vector<std::string>{"3 people collaborate (kind council; system TWO) has no effect: this "
                                       "world has nobody there"});
    EXPECT_TRUE(notes("[[intervention]]\nset = { \"policy.pooled_share\" = 0.1 }\n"
                      "when = { observable = \"trust\", below = 0.5, scope = \"kind\" }\n")
                    .empty())
        << "felt by those kinds that there are";
}

TEST(Policy, ACrisisThatIsNeverOnIsNoted) {
    const auto notes = [](const std::string& toml) {
        return Read(toml).policies.notes(presence_in(four_organisations()));
    };
    const std::string early =
        "[[intervention]]\nat = 100\nuntil = 200\nset = { \"crisis.strength\" = 1.0 }\n";
    EXPECT_EQ(notes(early),
              std::vector<std::string>{"crisis.strength has no effect: it is above 0 at no time from "
                                       "crisis.start = 260 to crisis.end = 340"});
    EXPECT_EQ(notes("crisis = { start = 200, end = 300 }\n" + early).size(), 1u);
    EXPECT_TRUE(notes("crisis = { start = 199, end = 300 }\n" + early).empty());
    EXPECT_TRUE(notes("crisis = { start = 50, end = 101 }\n" + early).empty());
    EXPECT_EQ(notes("crisis = { start = 50, end = 100 }\n" + early).size(), 1u);
    EXPECT_EQ(notes("crisis = { start = 9, end = 9, strength = 1.0 }\n").size(), 1u);
    EXPECT_TRUE(notes("crisis.strength = 1.0\n").empty());
    EXPECT_TRUE(notes("").empty());
}

TEST(Policy, BadLeversAreReported) {
    const auto read = [](const Section& config) { Policies(config, {"ONE"}); };
    EXPECT_EQ(problems_of("crisis = { start = 5, end = 5 }", read), "");
    EXPECT_NE(problems_of("crisis = { start = 5, end = 4 }", read).find("crisis.end"), std::string::npos);
    EXPECT_NE(problems_of("policy.detection = 1.1", read).find("policy.detection"), std::string::npos);
    EXPECT_NE(problems_of("policy.budget_cut = 0.71", read).find("policy.budget_cut"), std::string::npos);
    EXPECT_NE(problems_of("policy.pool_scope = \"region\"", read).find("policy.pool_scope"),
              std::string::npos);
}

}  // namespace
}  // namespace concord::ics
