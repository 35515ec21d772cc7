#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/ics/world.hpp"

namespace concord::ics {

/// The equations of resources, incentives and culture once more, as plainly as can be: loops over people and
/// doubles, nothing shared with the model but the state and the levers (the same in every cell, crisis and
/// data sharing already within). All other parameters are the defaults. For one system that pools by system.
struct Reference {
    explicit Reference(const World& given) : world(given), lever(given.policy[PostId(0)]) {
        for (OrganisationId o : world.organisations()) collaboration.push_back(field(o)[2]);
        for (OrganisationId o : world.organisations()) measured += measured_of(o) / organisations();
    }

    double organisations() const { return static_cast<double>(world.kind.size()); }

    std::array<double, 3> field(OrganisationId o) const {
        const std::array<double, 5> power{8, 4, 2, 1, 1};
        std::array<double, 3> sums{};
        double all = 0;
        for (PersonId me : world.people(o)) {
            const double weight = std::pow(power[world.post[me].index() % 5], 1 - lever.power_sharing);
            sums[static_cast<std::size_t>(world.behaviour[me])] += weight;
            all += weight;
        }
        return {sums[0] / all, sums[1] / all, sums[2] / all};
    }
    double measured_of(OrganisationId o) const { return field(o)[2] + (1 - lever.detection) * field(o)[1]; }

    std::array<double, 3> system_field() const {
        const std::array<double, 5> power{8, 4, 2, 1, 1};
        std::array<double, 3> sums{};
        double all = 0;
        for (PersonId me : world.post.ids()) {
            const double weight = std::pow(power[world.post[me].index() % 5], 1 - lever.power_sharing);
            sums[static_cast<std::size_t>(world.behaviour[me])] += weight;
            all += weight;
        }
        return {sums[0] / all, sums[1] / all, sums[2] / all};
    }

    double sum(const Column<OrganisationId, double>& of) const {
        double total = 0;
        for (double value : of) total += value;
        return total;
    }
    double budget(OrganisationId o) const {
        const double by_need = world.perceived_need[o] * sum(world.budget) / sum(world.perceived_need);
        return (1 - lever.budget_cut) *
               ((1 - lever.pooled_share) * world.budget[o] + lever.pooled_share * by_need);
    }
    double load(OrganisationId o) const {
        return world.need[o] / budget(o) / world.need_per_budget /
               ((1 + 0.1 * collaboration[o.index()]) * world.know_how[o]);
    }
    double stake(OrganisationId o) const {
        double budgets = 0;
        for (OrganisationId other : world.organisations()) budgets += budget(other);
        return std::abs(std::log(world.need[o] / budget(o) / (sum(world.need) / budgets)));
    }

    /// Mean trust of the people of an organisation in those of another, or in all (none: no ties).
    double trust(OrganisationId o, const OrganisationId* other) const {
        double total = 0, ties = 0;
        for (PersonId me : world.people(o))
            for (TieId tie : world.ties(me))
                if (!other || organisation_of(world.post[world.neighbour[tie]]) == *other) {
                    total += static_cast<double>(world.trust[tie]);
                    ++ties;
                }
        return ties > 0 ? total / ties : other ? trust(o, nullptr) : 0;
    }
    double help(OrganisationId o) const {
        double total = 0, weights = 0;
        for (LinkId link : world.links(o)) {
            const OrganisationId partner = world.partner[link];
            total += world.weight[link] * collaboration[partner.index()] * trust(o, &partner);
            weights += world.weight[link];
        }
        return total / weights;
    }

    std::array<double, 3> social(PersonId me) const {
        const OrganisationId o = organisation_of(world.post[me]);
        const auto own = field(o), everywhere = system_field();
        std::array<double, 3> known{}, x{};
        double number = 0;
        for (TieId tie : world.ties(me)) {
            known[static_cast<std::size_t>(world.behaviour[world.neighbour[tie]])] +=
                static_cast<double>(world.trust[tie]);
            ++number;
        }
        known[2] += lever.convener, number += lever.convener;
        double total = 0, heard = 0;
        for (const Service& service : world.services_of(o))
            heard += service.share * world.public_trust[service.place];
        for (std::size_t k = 0; k < 3; ++k) {
            x[k] = 0.5 * own[k] + 0.5 * known[k] / number + lever.facilitation * everywhere[k];
            if (k == 2) x[k] += lever.public_voice * heard;
            total += x[k];
        }
        return {x[0] / total, x[1] / total, x[2] / total};
    }

    /// U(D), U(L), U(C) of a person.
    std::array<double, 3> utility(PersonId me) const {
        const OrganisationId o = organisation_of(world.post[me]);
        const double g = std::array{1.0, 0.8, 0.5, 0.3}[world.post[me].index() % 5], q = lever.detection;
        const double helped = 0.6 * (1 + 0.2 * lever.data_sharing) * std::sqrt(load(o)) * 0.9 * help(o);
        const double effort = 0.25 * load(o) * load(o) * (1 - 0.9 * std::min(lever.facilitation, 1.0 / 3));
        const double contest = (lever.competition + 0.6 * stake(o)) * (1 - lever.gain_share);
        const double sigma = lever.system_weight, pot = lever.conditional_pot / measured;
        const double m_c =
            g * (helped - effort - contest + lever.accountability * (sigma - (1 - sigma) * 0.2) + pot) +
            lever.appraisal;
        const double m_l =
            g * ((1 - q) * helped - 0.03 - 0.2 * contest +
                 lever.accountability * (sigma * (1 - q) - (1 - sigma) * 0.05) + (1 - q) * pot) +
            lever.appraisal * (1 - q);
        const double p = lever.prescription, purpose = 0.9 * lever.purpose_clarity * world.disposition[me];
        const double threat = lever.perceived_threat * (1 - trust(o, nullptr));
        const auto x = social(me);
        std::array<double, 3> u{
            0.3 * x[0], m_l + 0.25 * p + lever.label + 0.3 * x[1],
            m_c + 0.25 * p + purpose * (1 - 0.8 * p) - threat + lever.crisis + 0.3 * x[2]};
        u[static_cast<std::size_t>(world.behaviour[me])] += 0.5 * (1 - std::exp(-world.tenure[me] / 104.0));
        return u;
    }

    const World& world;
    const Policy& lever;
    std::vector<double> collaboration;
    double measured = 0;
};

}  // namespace concord::ics
