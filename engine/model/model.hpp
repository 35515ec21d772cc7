#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "engine/core/outline.hpp"
#include "engine/core/profile.hpp"
#include "engine/core/state.hpp"
#include "engine/core/tick.hpp"
#include "engine/model/mechanism.hpp"

namespace concord {

/// A simulation in memory: a state that advances, and what of it can be observed.
class Model {
  public:
    virtual ~Model() = default;

    /// From the state at `t` to the state at `t + 1`.
    virtual void advance(Tick t) = 0;

    /// Whether nothing will ever change any more: the run may end before its last tick.
    virtual bool settled() const { return false; }

    /// Lays open all that moves, the same names in the same order every time: what a checkpoint keeps. What
    /// is worked out anew every tick, and what the configuration and the random numbers make, is left out.
    virtual void state(StateVisitor&) = 0;

    /// The state has been overwritten by one of tick `t`: works out what follows from it.
    virtual void restored(Tick) {}

    /// Everything there is to record. Valid as long as the model is.
    virtual Outline outline() const = 0;

    /// What conditions of the configuration have brought about so far, and when, for people; those that have
    /// not come true at `never`.
    virtual std::vector<std::pair<Tick, std::string>> fired() const { return {}; }

    /// From now on tells a profile what the time goes into. It must live as long as the model is used.
    void report_to(Profile& profile) { profile_ = &profile; }

  protected:
    /// Whether somebody asked what the time goes into.
    bool has_stopwatch() const { return profile_ != nullptr; }
    /// What was done since the last lap is this process of the tick; costs nothing unless somebody asked. A
    /// model without laps is one process.
    void lap(const char* process) {
        if (profile_ != nullptr) profile_->lap(process);
    }

  private:
    Profile* profile_ = nullptr;
};

/// A configuration understood and checked, from which any number of runs can be built.
struct Plan {
    std::string model;  // name
    std::function<std::unique_ptr<Model>(const Draws&)> build;
    std::vector<std::string> inputs;                   // files read, for the provenance
    std::vector<std::string> notes;                    // what was imputed, a sentence each
    std::vector<std::string> headline;                 // observables of the summary, in order
    std::vector<std::pair<Tick, std::string>> events;  // what the policies do when, for people
    std::vector<std::pair<Tick, std::string>>
        awaited;  // what a run that ends before is too short for, by key
    bool waits =
        false;  // for conditions on observables, of which it is known once a world is built which there are
};

/// A model by name, and the worlds (`world.kind`) it answers to. The first of them needs nothing but
/// defaults: it is built to see what can be observed.
struct ModelEntry {
    std::string name;
    std::string help;
    std::vector<std::string> worlds;
    /// Reads the parameters of one of the worlds and nothing else: what `concord describe` prints.
    std::function<void(const Section&, const std::string& world)> declare;
    /// Reads the parameters and input tables of one of the worlds, notes problems in the section; throws
    /// InputError for bad tables.
    std::function<Plan(const Section&, const std::string& world)> read;
    Tick ticks = 624;  // length of a run unless configured; much for a model that settles
    /// What the model does, in order; may be left out.
    std::function<std::vector<Mechanism>()> mechanisms = {};
    /// Its description in Markdown under the heads of the ODD protocol (Grimm et al. 2020), with marks where
    /// tables of what the program declares belong; may be left out.
    std::function<std::string_view()> document = {};
};

/// Makes a model known; returns true, so that a constant can hold the call.
bool add_model(ModelEntry entry);
const std::vector<ModelEntry>& models();
/// Reads `world.kind`, one of the worlds of all models; a problem of the section when it is not given or
/// wrong.
std::string world_of(const Section& config);
/// The model that answers to a world.
const ModelEntry& model_of(const std::string& world);
/// Reads the plan of the model that answers to world_of(). Throws InputError when `world.kind` is not given
/// or wrong, and for bad tables, together with the problems of the section so far; so read first what needs
/// no tables.
Plan read_plan(const Section& config);

/// Adds a note for whatever a run that ends at that tick is too short for.
void note_what_is_late(Plan&, const Section& config, Tick end);

}  // namespace concord
