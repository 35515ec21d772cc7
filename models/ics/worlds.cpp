#include <memory>

#include "engine/sweep/blocks.hpp"
#include "models/ics/ics.hpp"
#include "models/ics/mechanisms.hpp"
#include "models/ics/setup/england/england.hpp"
#include "models/ics/setup/toy.hpp"

namespace concord::ics {

namespace {
constexpr std::int64_t toy_ties = 4, england_ties = 8;  // of a person, unless configured

template <class All>
std::vector<std::string> codes_of(const All& all) {
    std::vector<std::string> codes;
    for (const auto& one : all) codes.push_back(one.code);
    return codes;
}

/// "" where nobody sits on the board.
std::vector<std::string> boards_of(const Blueprint& blueprint) {
    std::vector<std::string> codes;
    for (const Blueprint::Organisation& organisation : blueprint.organisations)
        codes.push_back(organisation.people[static_cast<std::size_t>(Tier::board)] > 0 ? organisation.code
                                                                                       : "");
    return codes;
}

Policies policies_of(const Section& config, const Blueprint& blueprint) {
    return Policies(config, codes_of(blueprint.systems), boards_of(blueprint), codes_of(blueprint.places));
}

Plan plan_of(const Policies& policies, const Blueprint& blueprint) {
    Plan plan;
    plan.waits = !policies.schedule().conditions().empty();
    plan.headline = {"share_collaborate", "share_lip_service", "share_compete",
                     "collaboration",     "professed",         "trust",
                     "public_trust",      "unmet_need"};
    for (const Schedule::Event& event : policies.events()) plan.events.emplace_back(event.at, event.text);
    if (const auto crisis = policies.crisis()) plan.awaited.emplace_back(*crisis, "crisis.start");
    plan.notes = policies.notes(presence_in(blueprint));
    return plan;
}

/// All parameters that a world at tick 0 follows from, besides the random numbers: plans of the same text
/// have the same worlds.
std::string text_of_setup(const Section& config) {
    std::string text;
    for (const Declaration& one : config.declarations()) {
        const bool shapes = one.key.starts_with("world.") || one.key.starts_with("people.") ||
                            one.key.starts_with("technology.") || one.key == "trust.initial";
        if (shapes && !one.lever) text += one.key + "=" + one.value + "\n";
    }
    return text;
}

/// A model of the world that `make` builds with these draws, which is built once for all that share it.
std::unique_ptr<Model> model_in(const std::shared_ptr<Shared>& shared, const std::string& setup,
                                const std::shared_ptr<const Rules>& rules, const Policies& policies,
                                const Draws& draws, const std::function<World()>& make) {
    const std::size_t kept =
        2 + threads_here();  // each at work on a replicate, and has begun it not long ago
    const std::string key = setup + std::to_string(draws.seed()) + "/" + std::to_string(draws.replicate());
    World world = shared->is_shared() ? *shared->get<World>("world", key, kept, make) : make();
    return std::make_unique<Ics>(rules, policies, std::move(world), draws);
}

Plan read_toy(const Section& config) {
    Draws purposes(0, 0);
    const auto rules = std::make_shared<const Rules>(config, purposes);
    const Toy toy(config, purposes);
    const Start start(config, purposes, toy_ties);
    if (toy.organisations == 1 && start.cross_ties > 0)
        config.problem("world.cross_ties", "must be 0 where there is but one organisation");
    const Blueprint blueprint = toy.blueprint(Draws(0, 0));
    const Policies policies = policies_of(config, blueprint);
    Plan plan = plan_of(policies, blueprint);
    plan.build = [=, setup = text_of_setup(config), shared = config.document().shared()](const Draws& draws) {
        return model_in(shared, setup, rules, policies, draws, [&] {
            return build(toy.blueprint(draws), toy.partner(), start, draws, rules->trust.initial);
        });
    };
    return plan;
}

Plan read_england(const Section& config) {
    Draws purposes(0, 0);
    const auto rules = std::make_shared<const Rules>(config, purposes);
    const EnglandParameters parameters = england_parameters(config);
    const Start start(config, purposes, england_ties);
    if (config.is_wrong("world.data")) config.stop_if_wrong();
    const auto& shared = config.document().shared();
    const auto tables = shared->get<EnglandTables>("tables", parameters.folder, 2,
                                                   [&] { return load_england(parameters.folder); });
    const EnglandParameters checked = check_systems(parameters, *tables, config);
    const auto blueprint = shared->get<Blueprint>("blueprint", text_of_setup(config), 4,
                                                  [&] { return england(checked, *tables); });
    const Policies policies = policies_of(config, *blueprint);
    Plan plan = plan_of(policies, *blueprint);
    plan.inputs = england_files(parameters.folder);
    plan.notes.insert(plan.notes.end(), blueprint->notes.begin(), blueprint->notes.end());
    plan.build = [=, setup = text_of_setup(config), shared = config.document().shared()](const Draws& draws) {
        return model_in(shared, setup, rules, policies, draws, [&] {
            return build(*blueprint, PartnerByLink(*blueprint), start, draws, rules->trust.initial);
        });
    };
    return plan;
}

Plan read(const Section& config, const std::string& world) {
    return world == "toy" ? read_toy(config) : read_england(config);
}

void declare(const Section& config, const std::string& world) {
    Draws purposes(0, 0);
    const Rules rules(config, purposes);
    if (world == "toy")
        Toy{config, purposes};
    else
        england_parameters(config);
    const Start start(config, purposes, world == "toy" ? toy_ties : england_ties);
    const Policies policies(config, {});
}

const bool added = add_model({.name = "ics",
                              .help = "collaboration culture in a health and care system",
                              .worlds = {"toy", "england"},
                              .declare = declare,
                              .read = read,
                              .mechanisms = mechanisms,
                              .document = document});
}  // namespace

}  // namespace concord::ics
