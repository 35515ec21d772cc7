#include "models/ics/ics.hpp"

#include <utility>

#include "models/ics/in_force.hpp"
#include "models/ics/observe/observe.hpp"

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
      people(config, purposes) {
    const char* exponent = "game.cost_load_exponent";
    if (config.real(exponent, 2, {0, 4}, "1",
                    "how cost grows with load (alpha); above game.benefit_load_exponent") <=
        config.real("game.benefit_load_exponent", 0.5, {0, 4}, "1",
                    "how benefit grows with load (eta); below game.cost_load_exponent"))
        config.problem(exponent, "must be above game.benefit_load_exponent");
}

Ics::Ics(std::shared_ptr<const Rules> rules, Policies policies, World world, const Draws& draws)
    : rules_(std::move(rules)), policies_(std::move(policies)), draws_(draws), world_(std::move(world)) {
    apply_policies(0);
    rules_->people.settle(world_, draws_);
    rules_->trust.summarise(world_, world_);
    refresh();
    world_.public_trust = world_.met;  // the public begins with the trust that its services earn
    for (OrganisationId o : world_.organisations()) world_.use[o] = rules_->technology.settled_use(world_, o);
    next_ = world_;
    refresh();
}

/// All processes read the state as it was and write the next one, so their order does not matter, but that
/// People mark in `next` who arrived, which Choice must not overwrite and Trust needs to know.
void Ics::advance(Tick t) {
    rules_->choice(world_, next_, draws_, t);
    lap("choice");
    rules_->people(world_, next_, draws_, t);
    lap("people");
    rules_->trust(world_, next_);
    rules_->public_trust(world_, next_);
    lap("trust");
    rules_->learning(world_, next_);
    lap("learning");
    rules_->technology(world_, next_, draws_, t);
    lap("technology");
    rules_->governance(world_, next_, draws_, t);
    std::swap(static_cast<State&>(world_), next_);
    if (policies_.changes_at(t + 1)) apply_policies(t + 1);
    lap("governance");
    refresh(&next_);  // which holds the state before, now that they are swapped
}

void Ics::apply_policies(Tick t) {
    policies_.at(t);
    put_in_force(policies_, world_);
}

/// What follows from the state and the policies in force.
void Ics::refresh(const State* before) {
    rules_->aggregate(world_, before);
    lap("aggregate");
    rules_->resources(world_);
    lap("resources");
    rules_->choice.weigh(world_);
    lap("material incentives");
}

void Ics::state(StateVisitor& visit) {
    for_each_column(world_, [&](std::string path, const char* name, auto, auto, auto& column) {
        visit(path.append(1, '/').append(name), column.values());
    });
}

void Ics::restored(Tick t) {
    next_ = world_;
    apply_policies(t);
    refresh();
}

Outline Ics::outline() const {
    return observables_of(world_);
}

}  // namespace concord::ics
