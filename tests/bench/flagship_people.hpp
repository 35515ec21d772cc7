#pragma once
#include <algorithm>
#include <array>
#include <span>

#include "engine/core/draws.hpp"
#include "engine/core/math.hpp"
#include "tests/bench/flagship_kernels.hpp"
#include "tests/bench/flagship_world.hpp"

/// What people do in a week, a block of them at a time: review, leave, trust.
namespace concord::bench {

/// When and for whom draws are made.
struct Week {
    std::uint32_t seed, replicate;
    Tick tick;
};

/// People who weigh the three behaviours, some at a time.
struct Batch {
    static constexpr std::size_t size = 128;
    template <class Value>
    using Of = std::array<Value, size>;
    alignas(64) Of<std::uint32_t> who, post, row, system, material;
    alignas(64) std::array<Of<float>, 8> trust;
    alignas(64) std::array<Of<std::int32_t>, 8> doing;
    alignas(64) Of<double> disposition, uniform;
    alignas(64) std::array<Of<double>, 3> habit;  // pull of what they do now; 0 of the others
    alignas(64) Of<std::uint32_t> choice;
};

/// Apart from the batch, and local, so that the compiler knows that writing them changes nothing else.
struct Utilities {
    alignas(64) Batch::Of<double> d, l, c;
};

/// Whom they know, and how far they trust them.
template <std::size_t ties>
void meet(const FlagshipWorld& world, std::size_t first_tie, std::size_t n, Batch& batch) {
    const float* __restrict const trust = &world.strips.trust[first_tie];
    const std::uint32_t* __restrict const doing = &world.strips.doing[first_tie / float_lanes];
    for (std::size_t i = 0; i < n; ++i) {
        const auto& theirs = world.people.person[batch.who[i]].tie;
#pragma GCC unroll 8
        for (std::size_t k = 0; k < ties; ++k) {
            batch.trust[k][i] = trust[theirs[k]];
            batch.doing[k][i] = static_cast<std::int32_t>(
                doing[theirs[k] / float_lanes] >> 2 * (theirs[k] % float_lanes) & 3);
        }
    }
}

inline void look_up(const FlagshipWorld& world, Tick t, std::size_t n, Batch& batch) {
    const std::uint32_t rows = static_cast<std::uint32_t>(world.organisations.rows);
    for (std::size_t i = 0; i < n; ++i) {
        const People::Person& me = world.people.person[batch.who[i]];
        const std::uint32_t post = me.post;
        batch.post[i] = post;
        batch.row[i] = post / ics::staff_tiers;
        batch.material[i] = post % ics::staff_tiers * rows + post / ics::staff_tiers;
        batch.system[i] = world.organisations.system[post / ics::staff_tiers];
        batch.disposition[i] = static_cast<double>(me.disposition);
        const std::int32_t tenure = static_cast<std::int32_t>(t) - me.arrived;
        batch.habit[0][i] = batch.habit[1][i] = batch.habit[2][i] = 0;
        batch.habit[me.behaviour][i] = world.fields.habit[static_cast<std::size_t>(std::min(tenure, 65535))];
    }
}

template <std::size_t ties>
void weigh(const FlagshipWorld& world, std::size_t n, const Batch& batch, Utilities& utility) {
    const FlagshipConstants& is = world.constants;
    const FlagshipFields& fields = world.fields;
    const double within = is.own_weight, outside = 1 - is.own_weight, everywhere = is.levers.facilitation;
    const double conformity = is.conformity, purpose = is.intrinsic_weight * is.levers.purpose_clarity;
    const double free = 1 - is.crowding_out * is.levers.prescription;
    const auto& [own_d, own_l, own_c] = fields.own;
    const auto& [system_d, system_l, system_c] = fields.systems;
    for (std::size_t i = 0; i < n; ++i) {
        double all = 0, lip_service = 0, collaborate = 0;  // exact, so their order is free
        const auto add = [&](std::size_t k) {
            const double trust = static_cast<double>(batch.trust[k][i]);
            const std::int32_t doing = batch.doing[k][i];
            all += trust;
            lip_service += trust * static_cast<double>(doing & 1);
            collaborate += trust * static_cast<double>(doing >> 1);
        };
        [&]<std::size_t... k>(std::index_sequence<k...>) {
            (add(k), ...);
        }
        (std::make_index_sequence<ties>());
        constexpr double each = 1.0 / ties;  // a power of two, so as exact as the division
        const std::uint32_t row = batch.row[i], system = batch.system[i], post = batch.material[i];
        const double d = within * own_d[row] + outside * ((all - lip_service - collaborate) * each) +
                         everywhere * system_d[system];
        const double l = within * own_l[row] + outside * (lip_service * each) + everywhere * system_l[system];
        const double c = within * own_c[row] + outside * (collaborate * each) + everywhere * system_c[system];
        const double sum = d + l + c;
        utility.d[i] = conformity * (d / sum) + batch.habit[0][i];
        utility.l[i] = fields.material_lip_service[post] + conformity * (l / sum) + batch.habit[1][i];
        utility.c[i] = fields.material_collaborate[post] + conformity * (c / sum) + batch.habit[2][i] +
                       purpose * batch.disposition[i] * free;
    }
}

inline void choose(double sharpness, std::size_t n, const Utilities& utility, Batch& batch) {
    for (std::size_t i = 0; i < n; ++i) {
        const double d = sharpness * utility.d[i], l = sharpness * utility.l[i], c = sharpness * utility.c[i];
        const double first = d > l ? d : l, best = first > c ? first : c;
        const double weight_d = exp(d - best), weight_l = exp(l - best), weight_c = exp(c - best);
        const double target = batch.uniform[i] * (weight_d + weight_l + weight_c);
        batch.choice[i] = static_cast<std::uint32_t>(!(weight_d > target)) +
                          static_cast<std::uint32_t>(!(weight_d > target) & !(weight_d + weight_l > target));
    }
}

/// Somebody does something else from now on: how, by exclusive or.
struct Change {
    std::uint32_t person, difference;
};

struct Changes {
    std::size_t size = 0;
    std::vector<Change> list;  // room for one more than there can be
};

/// Who acquires another behaviour. Nobody sees it before the week is over.
inline void take_up(FlagshipWorld& world, std::uint32_t me, std::uint32_t post, std::uint8_t doing,
                    Changes& changes) {
    const std::array<std::uint64_t, 4> tally{0, world.fields.tally_lip_service[post],
                                             world.fields.tally_collaborate[post], 0};
    std::uint8_t& now = world.people.person[me].behaviour;
    world.fields.tally[post / ics::staff_tiers] += tally[doing] - tally[now];
    changes.list[changes.size] = {me, std::uint32_t{now} ^ doing};
    changes.size += now != doing;
    now = doing;
}

template <std::size_t ties>
void review(FlagshipWorld& world, const Week& week, std::size_t block, std::size_t n, Batch& batch,
            Changes& changes) {
    const std::size_t padded = rounded_up(n, 16);
    for (std::size_t i = n; i < padded; ++i) batch.who[i] = batch.who[0];
    meet<ties>(world, world.strips.first_tie[block], padded, batch);
    look_up(world, week.tick, padded, batch);
    Utilities utility;
    weigh<ties>(world, padded, batch, utility);
    draw_uniforms({week.seed, week.replicate}, week.tick, world.constants.choose.hash(), batch.who.data(),
                  padded, batch.uniform.data());
    choose(world.constants.sharpness, padded, utility, batch);
    for (std::size_t i = 0; i < n; ++i)
        take_up(world, batch.who[i], batch.post[i], static_cast<std::uint8_t>(batch.choice[i]), changes);
}

/// A tie of somebody new: what it begins with.
struct Beginning {
    std::uint32_t tie, link;
    float trust;
};

[[gnu::noinline]] void succeed(FlagshipWorld&, const Draws&, Tick, std::uint32_t me, std::vector<Beginning>&,
                               Changes&);

inline TrustStep trust_step(const FlagshipConstants& is) {
    const double up = is.trust.gain * (1 + 4 * is.levers.facilitation);
    TrustStep step;
    const std::array<float, 4> keep{static_cast<float>(1 - is.trust.loss),
                                    static_cast<float>(1 - is.levers.detection * is.trust.loss),
                                    static_cast<float>(1 - up), 0};
    const std::array<float, 4> gain{0, 0, static_cast<float>(up), -1};  // trust in nobody stays 0
    for (std::size_t n = 0; n < float_lanes; ++n) step.keep[n] = keep[n % 4], step.gain[n] = gain[n % 4];
    step.repair = static_cast<float>(is.trust.repair * is.levers.facilitation);
    step.initial = static_cast<float>(is.trust.initial);
    return step;
}

/// Room for what a block of people needs while it is worked on.
struct Room {
    Room(std::size_t people, std::size_t organisations) : renewing(organisations) {
        changes.list.resize(2 * people + 1);
    }
    struct Affected {
        Found reviewers{Strips::block}, leavers{Strips::block};
    };
    std::array<Affected, 2> affected;  // of this block and the next
    Batch batch;
    std::vector<Beginning> beginnings;
    Found renewing;
    TrustStep step;
    Changes changes;
};

/// Lets others see who does something else.
inline void show(FlagshipWorld& world, Changes& changes) {
    const std::uint32_t* const first_fan = world.people.first_fan.data();
    const std::uint32_t* const fan = world.people.fan.data();
    constexpr std::size_t ahead = 8;
    const std::size_t size = changes.size;
    for (std::size_t n = 0; n < size; ++n) {
        __builtin_prefetch(fan + first_fan[changes.list[std::min(n + ahead, size - 1)].person]);
        const auto [person, difference] = changes.list[n];
        for (std::uint32_t at = first_fan[person]; at < first_fan[person + 1]; ++at)
            world.strips.change(fan[at], difference);
    }
    changes.size = 0;
}

/// The whole number below which are the words below this.
inline std::uint32_t bound(double below) {
    return static_cast<std::uint32_t>(std::ceil(below));
}

template <std::size_t ties>
void look_ahead(FlagshipWorld& world, const Week& week, std::size_t block, Room& room) {
    const std::size_t first = block * Strips::block;
    if (first >= world.people.size) return;
    const std::size_t last = std::min(first + Strips::block, world.people.size);
    const FlagshipConstants& is = world.constants;
    const double review_below = static_cast<double>(static_cast<float>(is.levers.review_rate)) * 0x1p32;
    Room::Affected& affected = room.affected[block % 2];
    const philox::Key key{week.seed, week.replicate};
    find({key, week.tick, is.review.hash(), bound(review_below)},
         {key, week.tick, is.people.leave.hash(), bound(world.fields.leave_below_most)},
         static_cast<std::uint32_t>(first), last - first, affected.reviewers, affected.leavers);
    for (std::size_t i = 0; i < affected.reviewers.size; ++i)
        __builtin_prefetch(&world.people.person[affected.reviewers.who[i]]);
    for (std::size_t i = 0; i < affected.leavers.size; ++i)
        __builtin_prefetch(&world.people.person[affected.leavers.who[i]]);
}

template <std::size_t ties>
void live(FlagshipWorld& world, const Draws& draws, const Week& week, std::size_t block, Room& room) {
    if (block == 0) look_ahead<ties>(world, week, 0, room);
    Room::Affected& affected = room.affected[block % 2];
    look_ahead<ties>(world, week, block + 1, room);
    for (std::size_t begin = 0; begin < affected.reviewers.size; begin += Batch::size) {
        const std::size_t some = std::min(Batch::size, affected.reviewers.size - begin);
        std::copy_n(&affected.reviewers.who[begin], some, room.batch.who.begin());
        review<ties>(world, week, block, some, room.batch, room.changes);
    }
    room.beginnings.clear();
    for (std::size_t i = 0; i < affected.leavers.size; ++i) {
        const std::uint32_t me = affected.leavers.who[i];
        if (affected.leavers.words[i] < world.fields.leave_below[world.people.person[me].post])
            succeed(world, draws, week.tick, me, room.beginnings, room.changes);
    }
    move_trust(room.step, world.strips, world.strips.first_slice[block], world.strips.first_slice[block + 1],
               world.links.sum.data());
    for (const Beginning& tie : room.beginnings) {
        float& trust = world.strips.trust[tie.tie];
        world.links.sum[tie.link] += static_cast<double>(tie.trust) - static_cast<double>(trust);
        trust = tie.trust;
    }
}

}  // namespace concord::bench
