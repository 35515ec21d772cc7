#pragma once
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "models/ics/ics.hpp"
#include "models/ics/in_force.hpp"
#include "models/ics/processes/unions.hpp"

namespace concord::ics {

/// Four organisations of five people (a board, a senior and a middle manager, two at the front line) in two
/// systems and three places. Total budget 10, total need 12.
inline Blueprint four_organisations() {
    constexpr double unknown = 0;
    const std::array<std::uint32_t, tiers> people{1, 1, 1, 2, 0};
    Blueprint plan;
    plan.systems = {{"ONE", "System one"}, {"TWO", "System two"}};
    plan.places = {
        {"P0", "Place 0", 0, 100, 10}, {"P1", "Place 1", 0, 300, 30}, {"P2", "Place 2", 1, 200, 20}};
    plan.organisations = {
        {"O0", "Trust", Kind::acute, 0, unknown, unknown, 4, 6, people, {{0, 0.75}, {1, 0.25}}},
        {"O1", "Council", Kind::council, 0, unknown, unknown, 2, 1, people, {{1, 1.0}}},
        {"O2", "Network", Kind::primary_care_network, 0, unknown, unknown, 1, 2, people, {{0, 1.0}}},
        {"O3", "Other trust", Kind::mental_health, 1, unknown, unknown, 3, 3, people, {{2, 1.0}}},
    };
    plan.links = {{0, 1, 2}, {0, 2, 1}, {1, 0, 1}, {1, 2, 3}, {2, 0, 1}, {3, 0, 1}, {3, 2, 4}};
    return plan;
}

/// Two organisations of one kind, in one system and place, that know each other, with nobody but `people` at
/// one tier.
inline Blueprint crowd(std::uint32_t people, Tier tier = Tier::front_line) {
    Blueprint plan;
    plan.systems = {{"ONE", "System one"}};
    plan.places = {{"P0", "Place 0", 0, 100, 10}};
    std::array<std::uint32_t, tiers> heads{};
    heads[static_cast<std::size_t>(tier)] = people;
    for (const char* code : {"O0", "O1"})
        plan.organisations.push_back({code, code, Kind::acute, 0, 0, 0, 1, 1, heads, {{0, 1.0}}});
    plan.links = {{0, 1, 1}, {1, 0, 1}};
    return plan;
}

/// Everybody knows people of the same one other organisation: 0 -> 1 -> 2 -> 0, and 3 -> 0.
inline std::uint32_t next_of_four(std::uint32_t organisation, Dice&) {
    return std::array{1u, 2u, 0u, 0u}[organisation];
}
inline std::uint32_t other_of_two(std::uint32_t organisation, Dice&) {
    return 1 - organisation;
}

/// What a process does in a week, for all people.
inline void review(const Rules& rules, World& world, const Draws& draws, Tick t) {
    for (const Part& part : world.parts)
        rules.choice(world, part, rules.choice.who_reviews(world, part, draws, t), draws, t);
}
inline void replace_leavers(const Rules& rules, World& world, const Draws& draws, Tick t) {
    for (const Part& part : world.parts)
        rules.people(world, part, rules.people.who_leaves(world, part, draws, t), draws, t);
    share_seats(world);
}
inline void move_trust(const Rules& rules, World& world, Common& next) {
    for (const Part& part : world.parts) rules.trust(world, part);
    rules.trust.average(world, next);
}

/// A world on the bench: built from a blueprint and a configuration in TOML (one tie a person unless it says
/// otherwise), with its policies in force, everyone a week in the job, and every process at hand. Nothing
/// that follows from the state (Fields) is worked out yet.
struct SmallWorld {
    explicit SmallWorld(const std::string& toml = "", const Blueprint& plan = four_organisations(),
                        const PartnerRule& partner = next_of_four)
        : document(Document::parse(toml, "test")),
          config(document),
          draws(1, 0),
          shared_rules(std::make_shared<const Rules>(config, draws)),
          rules(*shared_rules),
          start(config, draws, 1),
          policies(config, codes_of(plan), boards_of(plan)),
          world(build(plan, partner, start, draws, rules.trust.initial)) {
        config.finish();
        world.tenure.assign(world.post.size(), 1);
        set_policies(0);
    }

    /// Puts the policies of a tick in force.
    void set_policies(Tick t) {
        policies.at(t);
        put_in_force(policies, world);
    }

    /// What an incentive of posts, or of people, adds.
    Utility incentive(const std::string& name, PostId post) const {
        return added_by(*rules.choice.material.terms().at(name), post);
    }
    Utility incentive(const std::string& name, PersonId me) const {
        return added_by(*rules.choice.personal.terms().at(name), me);
    }

    /// The state as it stands, for a process to write the next one to.
    State next() const { return world; }

    /// The whole model, from this world.
    Ics model() const { return Ics(shared_rules, policies, world, draws); }

    Document document;
    Section config;
    Draws draws;
    std::shared_ptr<const Rules> shared_rules;
    const Rules& rules;
    Start start;
    Policies policies;
    World world;

  private:
    static std::vector<std::string> codes_of(const Blueprint& plan) {
        std::vector<std::string> codes;
        for (const Blueprint::System& system : plan.systems) codes.push_back(system.code);
        return codes;
    }
    static std::vector<std::string> boards_of(const Blueprint& plan) {
        std::vector<std::string> codes;
        for (const Blueprint::Organisation& each : plan.organisations)
            codes.push_back(each.people[0] > 0 ? each.code : "");
        return codes;
    }
    template <class Term, class AnyId>
    Utility added_by(const Term& term, AnyId who) const {
        Utility sum;
        term.add_to(sum, world, who);
        return sum;
    }
};

constexpr OrganisationId organisation(std::size_t number) {
    return OrganisationId(number);
}
inline constexpr std::array staff{Tier::board, Tier::senior_manager, Tier::middle_manager, Tier::front_line};

/// Sets what the people of an organisation do, in order of their tiers.
inline void set_behaviours(World& world, OrganisationId o, const std::vector<Behaviour>& doing) {
    const PersonId first = world.people(o).first;
    for (std::size_t n = 0; n < doing.size(); ++n) world.behaviour[PersonId(first.index() + n)] = doing[n];
}

inline testing::AssertionResult near(const PerBehaviour& found, const PerBehaviour& expected) {
    const double apart = std::max({std::abs(found.compete - expected.compete),
                                   std::abs(found.lip_service - expected.lip_service),
                                   std::abs(found.collaborate - expected.collaborate)});
    if (apart <= 1e-12) return testing::AssertionSuccess();
    return testing::AssertionFailure()
           << "compete " << found.compete << ", lip service " << found.lip_service << ", collaborate "
           << found.collaborate << "; expected " << expected.compete << ", " << expected.lip_service << ", "
           << expected.collaborate;
}

/// The message of every problem found in a configuration while `read` reads it; empty if none.
template <class Read>
std::string problems_of(const std::string& toml, Read read) {
    const Document document = Document::parse(toml, "test");
    const Section config(document);
    try {
        read(config);
        config.finish();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace concord::ics
