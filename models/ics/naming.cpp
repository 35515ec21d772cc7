#include "models/ics/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace concord::ics {

std::string name_of(const World& world, SystemId system) {
    return fmt::format("{} ({})", world.system_code[system], world.system_name[system]);
}

std::string name_of(const World& world, OrganisationId o) {
    return fmt::format("{} ({})", world.organisation_code[o], world.organisation_name[o]);
}

std::string name_of(const World& world, PostId post) {
    std::string tier = tier_names()[static_cast<std::size_t>(tier_of(post))];
    std::ranges::replace(tier, '_', ' ');
    return fmt::format("{} of {}", tier, name_of(world, organisation_of(post)));
}

std::string name_of(const World& world, PersonId me) {
    return fmt::format("person {}, {}", me.index(), name_of(world, world.post[me]));
}

}  // namespace concord::ics
