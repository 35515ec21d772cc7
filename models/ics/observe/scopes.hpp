#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/outline.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// A way to group rows (organisations or posts): for each row, the groups it belongs to and with what weight.
struct Scope {
    struct Member {
        std::size_t row, group;
        double weight;
    };
    std::string suffix;     // of the observable's name: "_by_system"; empty for the nation
    std::string dimension;  // empty for the nation
    std::size_t groups = 1;
    std::vector<Member> members;
};
using Scopes = std::vector<std::shared_ptr<const Scope>>;

/// Nation, system, place (weighted by services), kind.
Scopes scopes_of_organisations(const World& world);
/// The same over posts of staff, and by tier.
Scopes scopes_of_posts(const World& world);

/// A quotient of sums over rows: sum weight * over(row) / sum weight * under(row) in each group; NaN where
/// there is nothing to divide by.
struct Quotient {
    std::string name, unit, long_name;
    std::function<double(std::size_t row)> over, under;
};

/// Adds the quotient in every scope.
void observe(Outline& outline, const Quotient& quotient, const Scopes& scopes);

}  // namespace concord::ics
