#include "models/ics/ics.hpp"

#include <utility>

#include "engine/sweep/blocks.hpp"
#include "models/ics/explanation.hpp"
#include "models/ics/in_force.hpp"
#include "models/ics/observe/observe.hpp"
#include "models/ics/processes/unions.hpp"

namespace concord::ics {

Rules::Rules(const Section& config, Draws& purposes)
    : aggregate(config),
      resources(config),
      governance(config, purposes),
      choice(config, purposes),
      trust(config),
      public_trust(config),
      learning(config),
      technology(config, purposes),
      people(config, purposes),
      seeding(purposes) {
    const char* exponent = "game.cost_load_exponent";
    if (config.real(exponent, 2, {0, 4}, "1",
                    "how cost grows with load (alpha); above game.benefit_load_exponent") <=
        config.real("game.benefit_load_exponent", 0.5, {0, 4}, "1",
                    "how benefit grows with load (eta); below game.cost_load_exponent"))
        config.problem(exponent, "must be above game.benefit_load_exponent");
}

namespace {
/// The observables are worked out only where there is something to look at.
Triggers triggers_on(const Policies& policies, const World& world) {
    const std::vector<Condition>& conditions = policies.schedule().conditions();
    return conditions.empty() ? Triggers() : Triggers(conditions, observables_of(world));
}
}  // namespace

Ics::Ics(std::shared_ptr<const Rules> rules, Policies policies, World world, const Draws& draws)
    : rules_(std::move(rules)), policies_(std::move(policies)), draws_(draws), world_(std::move(world)) {
    apply_policies(0);
    rules_->people.settle(world_, draws_);
    rules_->trust.summarise(world_);
    happen(0);
    rules_->aggregate(world_);
    weigh();
    world_.public_trust = world_.met;  // the public begins with the trust that its services earn
    for (OrganisationId o : world_.organisations()) world_.use[o] = rules_->technology.settled_use(world_, o);
    next_ = world_;
    rules_->aggregate(world_);
    weigh();
    triggers_ = triggers_on(policies_, world_);
    triggers_.look(0);
}

/// All processes read what others do, and all that is in common, as it was, so their order does not matter,
/// but that People follows Choice, as who comes takes no notice of what who left has chosen, and that Trust
/// comes after both, as it moves what Choice looks at and needs to know who arrived.
void Ics::advance(Tick t) {
    live(t);
    rules_->trust.average(world_, next_);
    rules_->public_trust(world_, next_);
    lap("means of trust");
    rules_->learning(world_, next_);
    lap("learning");
    rules_->technology(world_, next_, draws_, t);
    lap("technology");
    rules_->governance(world_, next_, draws_, t);
    std::swap(static_cast<Common&>(world_), next_);
    happen(t + 1);
    if (policies_.changes_at(t + 1, triggers_.firings())) apply_policies(t + 1);
    lap("governance");
    rules_->aggregate.take_in_week(world_);
    lap("aggregate");
    weigh();
    triggers_.look(t + 1);
    if (!triggers_.empty()) lap("conditions");
}

/// What becomes of people, part by part, so that the cache keeps a part throughout. Where somebody has seats
/// in two parts, or the time of each process is asked for, one process comes after the other; the outcome is
/// the same.
void Ics::live(Tick t) {
    const auto for_parts = [&](const auto& process) {
        for_blocks(world_.happened.size(), 1, [&](std::size_t block, std::size_t) {
            for (const Part& part : world_.parts_of(block)) process(part);
        });
    };
    const Choice& choice = rules_->choice;
    const People& people = rules_->people;
    const Trust& trust = rules_->trust;
    if (world_.joint_posts.empty() && !has_stopwatch())
        return for_parts([&](const Part& part) {
            const auto reviewers = choice.who_reviews(world_, part, draws_, t);
            const auto leavers = people.who_leaves(world_, part, draws_, t);
            choice(world_, part, reviewers, draws_, t);
            people(world_, part, leavers, draws_, t);
            trust(world_, part);
        });
    for_parts([&](const Part& part) {
        choice(world_, part, choice.who_reviews(world_, part, draws_, t), draws_, t);
    });
    lap("choice");
    for_parts([&](const Part& part) {
        people(world_, part, people.who_leaves(world_, part, draws_, t), draws_, t);
    });
    share_seats(world_);
    lap("people");
    for_parts([&](const Part& part) { trust(world_, part); });
    lap("trust");
}

void Ics::apply_policies(Tick t) {
    policies_.at(t, triggers_.firings());
    put_in_force(policies_, world_);
}

/// What interventions do to the state of a tick, besides setting levers.
void Ics::happen(Tick t) {
    const auto deeds = policies_.schedule().deeds_at(t, triggers_.firings());
    bool united = false;
    std::uint32_t sown = 0;
    for (const Deed& deed : deeds) {
        if (deed.kind == Deeds::seed)
            rules_->seeding(world_, policies_.deeds().seeds[deed.number], deed.cells, draws_, t, sown++);
        else
            united |= unite(deed);
        share_seats(world_);
    }
    if (united) rules_->trust.summarise(world_);
}

/// Whether it was anything that organisations do together.
bool Ics::unite(const Deed& deed) {
    if (deed.kind == Deeds::seed) return false;
    const bool all = deed.kind == Deeds::merge;
    const Pair& pair =
        all ? policies_.deeds().merges[deed.number] : policies_.deeds().joint_posts[deed.number];
    (all ? merge : share_post)(world_, OrganisationId(pair.first), OrganisationId(pair.second));
    return true;
}

/// What follows from who does what, and the policies in force.
void Ics::weigh() {
    rules_->resources(world_);
    lap("resources");
    rules_->choice.weigh(world_);
    lap("material incentives");
}

namespace {
/// With these tables are entered.
Between allowed(const World& world, std::string_view column) {
    if (column == "person/behaviour") return {0, static_cast<double>(behaviours - 1)};
    if (column == "organisation/record_system") return {0, static_cast<double>(world.record_systems - 1)};
    return column == "tie/trust" ? Between{0, 1} : anything;
}
}  // namespace

void Ics::state(StateVisitor& visit) {
    for_each_column(world_, [&](std::string path, const char* name, auto, auto, auto& column) {
        path.append(1, '/').append(name);
        visit(path, column.values(), allowed(world_, path));
    });
    triggers_.state(visit);
}

void Ics::restored(Tick t) {
    for (Tick past = 1; past <= t && policies_.deeds().unite(); ++past)  // those of the start are done
        for (const Deed& deed : policies_.schedule().deeds_at(past, triggers_.firings())) unite(deed);
    next_ = world_;
    apply_policies(t);
    rules_->aggregate(world_);
    weigh();
}

Outline Ics::outline() const {
    Outline outline = outline_of(world_);
    triggers_.offer(outline);
    return outline;
}

/// Public voices have no choice.
std::vector<std::size_t> Ics::agents_of(const std::string& dimension, std::size_t row) const {
    std::vector<std::size_t> some;
    for (PostId post : world_.staffed) {
        const OrganisationId o = organisation_of(post);
        if (row == (dimension == "system" ? world_.system[o].index() : o.index()))
            for (PersonId me : world_.people(post)) some.push_back(me.index());
    }
    return some;
}

bool Ics::reviews(std::size_t agent, Tick t) const {
    return ics::reviews(world_, rules_->choice, draws_, PersonId(agent), t);
}

Explanation Ics::explain(std::size_t agent, Tick t) const {
    return explanation_of(world_, rules_->choice, draws_, PersonId(agent), t);
}

Standing Ics::standing(std::size_t agent) const {
    return {static_cast<std::size_t>(world_.behaviour[PersonId(agent)]), world_.tenure[PersonId(agent)]};
}

std::vector<std::pair<Tick, std::string>> Ics::fired() const {
    std::vector<std::pair<Tick, std::string>> told;
    for (const Schedule::Event& event : policies_.schedule().fired(triggers_.firings()))
        told.emplace_back(event.at, event.text);
    return told;
}

}  // namespace concord::ics
