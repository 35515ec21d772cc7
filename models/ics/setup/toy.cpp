#include "models/ics/setup/toy.hpp"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/math.hpp"

namespace concord::ics {

namespace {
constexpr std::array kinds_in_turn{Kind::acute, Kind::primary_care_network, Kind::council,
                                   Kind::mental_health, Kind::community};
}

Toy::Toy(const Section& config, Draws& purposes)
    : organisations(static_cast<std::uint32_t>(
          config.whole("world.organisations", 40, {1, 60000}, "1", "organisations, on a ring"))),
      places(static_cast<std::uint32_t>(config.whole("world.places", 8, {1, 60000}, "1",
                                                     "places, each of organisations in a row on the ring"))),
      near_distance(static_cast<std::uint32_t>(config.whole("world.near_distance", 3, {1, 1000}, "1",
                                                            "distance on the ring that counts as near"))),
      people(config.reals("world.people", {1, 3, 4, 8}, staff_tier_names(), {0, 1e6}, "1",
                          "people an organisation, by tier (whole numbers)")),
      near_share(config.share("world.near_share", 0.7, "part of ties that go to organisations near by")),
      need_spread(config.real("resources.need_spread", 0.25, {0, 0.5}, "1",
                              "standard deviation of ln need between organisations", "data: 0.06 to 0.25")),
      need(purposes.stream("setup.need")) {
    double heads = 0;
    for (double number : people) {
        heads += number;
        if (number != std::floor(number)) config.problem("world.people", "must be whole numbers");
    }
    if (heads == 0) config.problem("world.people", "must not all be 0");
    if (places > organisations) config.problem("world.places", "must not be more than world.organisations");
    if (organisations > 1 && 2 * near_distance >= organisations)
        config.problem("world.near_distance", "must be less than half of world.organisations");
}

Blueprint Toy::blueprint(const Draws& draws) const {
    Blueprint plan;
    plan.systems = {{"TOY", "Toy system"}};
    double total = 0;
    for (std::uint32_t o = 0; o < organisations; ++o) {
        Blueprint::Organisation organisation;
        organisation.code = fmt::format("T{:02}", o);
        organisation.name = fmt::format("Organisation {}", o);
        organisation.kind = kinds_in_turn[o % kinds_in_turn.size()];
        organisation.latitude = organisation.longitude = std::numeric_limits<double>::quiet_NaN();
        organisation.need = exp(need_spread * draws.dice(need, o, 0).normal());
        organisation.serves = {{static_cast<std::uint32_t>(std::uint64_t{o} * places / organisations), 1.0}};
        for (std::size_t tier = 0; tier < staff_tiers; ++tier)
            organisation.people[tier] = static_cast<std::uint32_t>(people[tier]);
        total += organisation.need;
        plan.organisations.push_back(std::move(organisation));
    }
    for (std::uint32_t place = 0; place < places; ++place)
        plan.places.push_back({fmt::format("P{}", place), fmt::format("Place {}", place), 0, 0, 0});
    for (Blueprint::Organisation& organisation : plan.organisations) {
        organisation.need *= organisations / total;  // total need = total budget
        Blueprint::Place& place = plan.places[organisation.serves[0].first];
        place.population += 1;  // one unit of people an organisation
        place.deprivation += organisation.need;
    }
    for (Blueprint::Place& place : plan.places) place.deprivation /= place.population;
    return plan;
}

PartnerRule Toy::partner() const {
    return [n = organisations, near = near_share, distance = near_distance](std::uint32_t own, Dice& dice) {
        if (!dice.chance(near)) {
            const std::uint32_t other = dice.below(n - 1);
            return other < own ? other : other + 1;
        }
        const std::uint32_t step =
            dice.below(2 * distance);  // 0 .. distance - 1 to the left, the rest to the right
        const std::uint32_t offset = step < distance ? n - 1 - step : step - distance + 1;
        return (own + offset) % n;
    };
}

}  // namespace concord::ics
