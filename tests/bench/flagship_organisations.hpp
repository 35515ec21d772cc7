#pragma once
#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/core/math.hpp"
#include "tests/bench/flagship_lanes.hpp"
#include "tests/bench/flagship_world.hpp"

/// What follows from the state: once a week, by organisation, link and place.
namespace concord::bench {

inline void count_people(FlagshipWorld& world) {
    const Organisations& organisations = world.organisations;
    FlagshipFields& fields = world.fields;
    const std::uint64_t* __restrict const tally = fields.tally.data();
    const double* __restrict const power = organisations.power.data();
    double* __restrict const compete = fields.own[0].data();
    double* __restrict const lip_service = fields.own[1].data();
    double* __restrict const collaborate = fields.own[2].data();
    std::array<std::uint64_t, FlagshipFields::most_systems> system_lip_service{}, system_collaborate{};
    for (std::size_t row = 0; row < organisations.size; ++row) {
        system_lip_service[organisations.system[row]] += Tally::lip_service(tally[row]);
        system_collaborate[organisations.system[row]] += Tally::collaborate(tally[row]);
    }
    for (std::size_t row = 0; row < organisations.rows; ++row) {
        const double professing =
            static_cast<double>(static_cast<std::int64_t>(Tally::lip_service(tally[row])));
        const double collaborating =
            static_cast<double>(static_cast<std::int64_t>(Tally::collaborate(tally[row])));
        const bool anybody = power[row] > 0;
        const double total = anybody ? power[row] : 1;
        compete[row] = anybody ? (power[row] - professing - collaborating) / total : 1;
        lip_service[row] = professing / total;
        collaborate[row] = collaborating / total;
    }
    for (std::size_t system = 0; system < FlagshipFields::most_systems; ++system) {
        const double all = fields.system_power[system], total = all > 0 ? all : 1;
        const double professing = static_cast<double>(static_cast<std::int64_t>(system_lip_service[system]));
        const double collaborating =
            static_cast<double>(static_cast<std::int64_t>(system_collaborate[system]));
        fields.systems[0][system] = all > 0 ? (all - professing - collaborating) / total : 1;
        fields.systems[1][system] = professing / total;
        fields.systems[2][system] = collaborating / total;
    }
}

inline void weigh_loads(FlagshipWorld& world) {
    const double saving = world.constants.saving;
    const double* __restrict const pressure = world.organisations.pressure.data();
    const double* __restrict const know_how = world.organisations.know_how.data();
    const double* __restrict const need = world.organisations.need.data();
    const double* __restrict const collaborate = world.fields.own[2].data();
    double* __restrict const load = world.fields.load.data();
    double* __restrict const unmet = world.fields.unmet.data();
    for (std::size_t row = 0; row < world.organisations.rows; ++row) {
        const double weighed = pressure[row] / ((1 + saving * collaborate[row]) * know_how[row]);
        const double over = 1 - 1 / weighed;
        load[row] = weighed;
        unmet[row] = need[row] * (over > 0 ? over : 0);
    }
}

inline void weigh_places(FlagshipWorld& world) {
    Places& places = world.places;
    for (std::size_t n = 0; n < places.lists.slices.size(); ++n) {
        const auto [first, rows] = places.lists.slices[n];
        Doubles sum{};
        for (std::size_t entry = first; entry < first + rows * double_lanes; entry += double_lanes) {
            Doubles unmet;
            for (std::size_t lane = 0; lane < double_lanes; ++lane)
                unmet[lane] = world.fields.unmet[places.server[entry + lane]];
            sum += lanes(&places.share[entry]) * unmet;
        }
        lanes(&places.unmet[n * double_lanes]) = sum;
    }
}

inline void move_public_trust(FlagshipWorld& world) {
    Places& places = world.places;
    const double rate = world.constants.public_rate, disruption = world.constants.levers.disruption;
    const double* __restrict const need = places.need.data();
    const double* __restrict const unmet = places.unmet.data();
    double* __restrict const trust = places.trust.data();
    for (std::size_t place = 0; place < places.need.size(); ++place) {
        const bool any = need[place] > 0;
        const double met = any ? 1 - unmet[place] / (any ? need[place] : 1) : 1;
        const double moved = trust[place] + rate * (met - trust[place]) - disruption;
        const double above = moved < 0 ? 0 : moved;
        trust[place] = above > 1 ? 1 : above;
    }
}

/// From sums over ties to means, a link and an organisation.
inline void settle_links(FlagshipWorld& world) {
    Links& links = world.links;
    Organisations& organisations = world.organisations;
    const Doubles zero{};
    for (std::size_t n = 0; n < links.lists.slices.size(); ++n) {
        const auto [first, rows] = links.lists.slices[n];
        const std::size_t last = first + rows * double_lanes;
        Doubles sum{};
        for (std::size_t entry = first; entry < last; entry += double_lanes) sum += lanes(&links.sum[entry]);
        const Doubles ties = lanes(&organisations.ties[n * double_lanes]);
        Doubles& mean = lanes(&organisations.mean_trust[n * double_lanes]);
        const Doubles moved = sum / ties;
        mean = ties > zero ? moved : mean;
        const Doubles strangers = mean;
        for (std::size_t entry = first; entry < last; entry += double_lanes) {
            const Doubles known = lanes(&links.ties[entry]);
            const Doubles trust = lanes(&links.sum[entry]) / known;
            lanes(&links.trust[entry]) = known == known ? trust : strangers;
            lanes(&links.sum[entry]) = zero;
        }
    }
}

inline void count_help(FlagshipWorld& world) {
    const Links& links = world.links;
    const double* const collaborate = world.fields.own[2].data();
    for (std::size_t n = 0; n < links.lists.slices.size(); ++n) {
        const auto [first, rows] = links.lists.slices[n];
        Doubles help{};
        for (std::size_t entry = first; entry < first + rows * double_lanes; entry += double_lanes) {
            Doubles received;
            for (std::size_t lane = 0; lane < double_lanes; ++lane)
                received[lane] = collaborate[links.partner[entry + lane]];
            help += lanes(&links.weight[entry]) * received * lanes(&links.trust[entry]);
        }
        const Doubles weights = lanes(&world.organisations.weights[n * double_lanes]);
        lanes(&world.fields.help[n * double_lanes]) = weights > Doubles{} ? help / weights : Doubles{};
    }
}

/// What never changes of the material incentives.
inline void weigh_fixed(FlagshipWorld& world) {
    const FlagshipConstants& is = world.constants;
    const ics::Policy& levers = is.levers;
    const std::size_t rows = world.organisations.rows;
    const double seen = 1 - levers.detection, system = levers.system_weight, own = 1 - levers.system_weight;
    for (std::size_t tier = 0; tier < ics::staff_tiers; ++tier)
        for (std::size_t row = 0; row < rows; ++row) {
            const double felt = is.felt[tier], weight = levers.accountability;
            const double contest = levers.competition + is.contest_weight * world.organisations.stake[row];
            const double lost = contest * (1 - levers.gain_share);
            double& lip_service = world.fields.fixed_lip_service[tier * rows + row];
            double& collaborate = world.fields.fixed_collaborate[tier * rows + row];
            lip_service = felt * (weight * (system * seen - own * is.displaced_lip_service));
            lip_service += levers.appraisal * seen;
            lip_service += is.compliance_pull * levers.prescription;
            lip_service += felt * (-0.2 * lost);
            lip_service += -felt * is.lip_service_cost;
            collaborate = felt * (weight * (system - own * is.displaced));
            collaborate += levers.appraisal;
            collaborate += is.compliance_pull * levers.prescription;
            collaborate += felt * -lost;
        }
}

inline void weigh_posts(FlagshipWorld& world) {
    const FlagshipConstants& is = world.constants;
    const ics::Policy& levers = is.levers;
    const std::size_t rows = world.organisations.rows;
    const double relieved = is.relief * std::min(levers.facilitation, 1.0 / 3), left = 1 - relieved;
    const double worth = is.benefit * (1 + is.data_benefit * levers.data_sharing);
    const double seen = 1 - levers.detection, label = levers.label, shadow = is.shadow, cost = is.cost;
    const double threat = levers.perceived_threat;
    const double* __restrict const load = world.fields.load.data();
    const double* __restrict const help = world.fields.help.data();
    const double* __restrict const mean_trust = world.organisations.mean_trust.data();
    double* __restrict const received = world.fields.received.data();
    double* __restrict const effort = world.fields.effort.data();
    for (std::size_t row = 0; row < rows; ++row) {
        received[row] = worth * std::sqrt(load[row]) * shadow * help[row];
        effort[row] = cost * (load[row] * load[row]) * left;
    }
    for (std::size_t tier = 0; tier < ics::staff_tiers; ++tier) {
        const double felt = is.felt[tier];
        const double* __restrict const fixed_l = &world.fields.fixed_lip_service[tier * rows];
        const double* __restrict const fixed_c = &world.fields.fixed_collaborate[tier * rows];
        double* __restrict const lip_service = &world.fields.material_lip_service[tier * rows];
        double* __restrict const collaborate = &world.fields.material_collaborate[tier * rows];
        for (std::size_t row = 0; row < rows; ++row) {
            lip_service[row] = fixed_l[row] + felt * (seen * received[row]) + label;
            collaborate[row] =
                fixed_c[row] + -felt * effort[row] + felt * received[row] + -threat * (1 - mean_trust[row]);
        }
    }
}

inline void refresh(FlagshipWorld& world) {
    count_people(world);
    weigh_loads(world);
    weigh_places(world);
    count_help(world);
    weigh_posts(world);
}

}  // namespace concord::bench
