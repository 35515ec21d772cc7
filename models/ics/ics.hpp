#pragma once
#include <memory>

#include "engine/model/model.hpp"
#include "engine/model/triggers.hpp"
#include "models/ics/processes/aggregate.hpp"
#include "models/ics/processes/choice.hpp"
#include "models/ics/processes/learning.hpp"
#include "models/ics/processes/people.hpp"
#include "models/ics/processes/resources.hpp"
#include "models/ics/processes/seeding.hpp"
#include "models/ics/processes/technology.hpp"
#include "models/ics/processes/trust.hpp"
#include "models/ics/setup/build.hpp"

namespace concord::ics {

/// Every process with its parameters: what the configuration says, apart from what moves.
struct Rules {
    Rules(const Section& config, Draws& purposes);

    Aggregate aggregate;
    Resources resources;
    Governance governance;
    Choice choice;
    Trust trust;
    PublicTrust public_trust;
    Learning learning;
    Technology technology;
    People people;
    Seeding seeding;
};

/// The flagship model: collaboration culture in a health and care system. MODEL.md describes it.
class Ics final : public Model, public Explainable {
  public:
    /// Brings a world as built to tick 0.
    Ics(std::shared_ptr<const Rules> rules, Policies policies, World world, const Draws& draws);
    Ics(const Ics&) = delete;  // the policies of the world point into those of the model
    Ics& operator=(const Ics&) = delete;

    void advance(Tick t) override;
    void state(StateVisitor&) override;
    void restored(Tick t) override;
    Outline outline() const override;
    std::vector<std::pair<Tick, std::string>> fired() const override;

    std::size_t agents() const override { return world_.post.size(); }
    std::vector<std::size_t> agents_of(const std::string& dimension, std::size_t row) const override;
    bool reviews(std::size_t agent, Tick t) const override;
    Explanation explain(std::size_t agent, Tick t) const override;
    Standing standing(std::size_t agent) const override;

    const World& world() const { return world_; }
    const Rules& rules() const { return *rules_; }

  private:
    void live(Tick t);
    void apply_policies(Tick t);
    void happen(Tick t);
    bool unite(const Deed& deed);
    void weigh();

    std::shared_ptr<const Rules> rules_;
    Policies policies_;
    Draws draws_;
    World world_;
    Common next_;
    Triggers triggers_;
};

}  // namespace concord::ics
