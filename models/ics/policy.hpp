#pragma once
#include <optional>
#include <span>
#include <vector>

#include "engine/config/schedule.hpp"
#include "models/ics/deeds.hpp"
#include "models/ics/kinds.hpp"
#include "models/ics/presence.hpp"

namespace concord::ics {

enum class PoolScope { none, place, system };

/// The levers in force for one post (system, kind, tier) at one tick, as felt: detection with what data
/// sharing adds to it, accountability and threat with what a crisis takes from them. Levers that act on an
/// organisation as a whole are those of its board.
struct Policy {
    double competition;        // chi0: of the contest that is there even where funding follows need
    double gain_share;         // gamma: of gains and losses shared between partners
    double accountability;     // rho: weight of the regulator
    double system_weight;      // sigma: of the regulator's view that is the system's result
    double detection;          // q: chance that lip service is seen for what it is
    double appraisal;          // a_t: reward of collaboration in personal objectives
    double power_sharing;      // theta: 0 = power by tier, 1 = everyone counts the same
    double public_voice;       // theta_v: say of patients and public
    double purpose_clarity;    // z
    double prescription;       // p
    double label;              // the name of the system without its meaning
    double facilitation;       // f
    double pooled_share;       // pi: of budgets that follows need
    double pool_scope;         // a PoolScope
    double budget_cut;         // d
    double governance_speed;   // g_d: share of a change in need that governance takes in within a week
    double data_sharing;       // d_s
    double conditional_pot;    // phi
    double mandate;            // M: push for the mandated record system
    double disruption;         // a week, off public trust
    double convener;           // conveners a system
    double crisis;             // H(t); 0 outside the crisis
    double perceived_threat;   // zeta
    double review_rate;        // a week
    double turnover;           // nu, leavers a week, share
    double external_share;     // x: of successors drawn from outside
    double trust_lost;         // share, in the week of a shock; 0 in all others, as the next three
    double leavers;            // share of people who leave besides turnover
    double need_change;        // relative
    double public_trust_lost;  // share

    std::span<const double> all;  // every lever by its handle
    double operator[](Lever lever) const { return all[lever.index]; }
};

/// The levers of every cell (system x kind x tier) over time.
class Policies {
  public:
    /// `systems`: their codes, the labels of the axis "system" of interventions. `boards`: the codes of the
    /// organisations, "" where nobody sits on the board. `places`: their codes. Read after every other lever.
    Policies(const Section&, const std::vector<std::string>& systems,
             const std::vector<std::string>& boards = {}, const std::vector<std::string>& places = {});

    /// Whether the policies may differ from those of the tick before.
    bool changes_at(Tick, const Firings& = {}) const;
    /// Sets the tick; what was returned before is no longer valid.
    void at(Tick, const Firings& = {});
    const Policy& of(std::size_t system, Kind kind, Tier tier) const {
        return distinct_[number_of(system, kind, tier)];
    }
    /// The policies that differ: most cells share one. Which of them is in force in a cell.
    const std::vector<Policy>& distinct() const { return distinct_; }
    std::uint16_t number_of(std::size_t system, Kind, Tier) const;
    /// The levers that incentives see: all but how often people review and leave, and who comes after them.
    /// Tiers mostly differ in these alone, so that without them there are few policies to look up.
    std::vector<std::size_t> climate_levers() const;
    /// A policy without those, which are NaN.
    static Policy climate_of(Policy);
    /// What changes when, for people; the crisis among it where there is one.
    std::vector<Schedule::Event> events() const;
    /// A sentence for each intervention that comes to nothing: it is of cells with nobody in them, or leaves
    /// out all whose value is used, or is of a crisis that is not on.
    std::vector<std::string> notes(const Presence&) const;
    /// The first week of the crisis; none where it has no strength then.
    std::optional<Tick> crisis() const;
    const Schedule& schedule() const { return schedule_; }
    const Deeds& deeds() const { return deeds_; }
    /// The cell of a post of staff.
    static std::size_t cell_of(std::size_t system, Kind, Tier);

  private:
    struct Entry {
        double Policy::*field;
        Lever lever;
    };
    static std::vector<Entry> read(const Section&);
    Policy felt(std::span<const double> levers) const;
    bool has_crisis_strength(Tick) const;
    std::string note_of_crisis() const;

    std::size_t systems_;
    std::vector<Entry> entries_;
    Deeds deeds_;
    Schedule schedule_;
    Tick crisis_start_, crisis_end_;
    double accountability_in_crisis_, threat_in_crisis_;
    bool crisis_ = false;
    std::vector<double> values_;  // cells x levers
    std::vector<Policy> distinct_;
    std::vector<std::uint16_t> number_;  // by cell
};

}  // namespace concord::ics
