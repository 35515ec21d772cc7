#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/outline.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// A way to group rows, organisations or posts: which belong to each group, and with what weight.
template <class Row>
class Scope {
  public:
    struct Membership {
        Row row;
        std::size_t group;
        double weight;
    };
    /// `suffix`: of the observable's name, "_by_system"; it and `dimension` are empty for the nation.
    Scope(std::string suffix, std::string dimension, std::size_t groups, const std::vector<Membership>&);

    Meaning meaning(std::string name, std::string unit, std::string long_name) const;
    std::size_t groups() const { return first_.size() - 1; }

    /// Sums of weight * value(row) over the rows of each group, added in the order the memberships came in.
    template <class Value>
    void sum(Value value, std::span<double> out) const {
        for (std::size_t group = 0; group < groups(); ++group) {
            double sum = 0;
            for (std::size_t n = first_[group]; n < first_[group + 1]; ++n)
                sum += members_[n].weight * value(members_[n].row);
            out[group] = sum;
        }
    }
    template <class Value>
    std::vector<double> sums(Value value) const {
        std::vector<double> found(groups());
        sum(value, found);
        return found;
    }

  private:
    struct Member {
        Row row;
        double weight;
    };
    std::string suffix_, dimension_;
    std::vector<std::size_t> first_;  // member of each group; one more than groups
    std::vector<Member> members_;     // by group
};

template <class Row>
using Scopes = std::vector<std::shared_ptr<const Scope<Row>>>;

/// Nation, system, place (weighted by services), kind.
Scopes<OrganisationId> scopes_of_organisations(const World&);
/// The same over posts of staff, and by tier.
Scopes<PostId> scopes_of_posts(const World&);
/// Places alone.
Scope<OrganisationId> places_of_organisations(const World&);

/// What one divides by, where it stays as it is during a run: it is added up once.
template <class Value>
struct Fixed {
    Value value;
};

template <class Row, class Value>
auto divisor(std::shared_ptr<const Scope<Row>> scope, Fixed<Value> under) {
    return [sums = scope->sums(under.value)](std::span<double> out) {
        for (std::size_t group = 0; group < out.size(); ++group) out[group] /= sums[group];
    };
}

template <class Row, class Value>
auto divisor(std::shared_ptr<const Scope<Row>> scope, Value under) {
    return [scope, under, sums = std::vector<double>(scope->groups())](std::span<double> out) mutable {
        scope->sum(under, sums);
        for (std::size_t group = 0; group < out.size(); ++group) out[group] /= sums[group];
    };
}

struct Words {
    std::string name, unit, long_name;
};

/// Adds a quotient of sums over rows, sum weight * over(row) / sum weight * under(row), in every scope; NaN
/// where there is nothing to divide by. `over` and `under` are functions of a row; `under` may be Fixed.
template <class Row, class Over, class Under>
void observe(Outline& outline, const Scopes<Row>& scopes, const Words& words, Over over, Under under) {
    for (const auto& scope : scopes)
        outline.observe(scope->meaning(words.name, words.unit, words.long_name),
                        [scope, over, divide = divisor(scope, under)](std::span<double> out) mutable {
                            scope->sum(over, out);
                            divide(out);
                        });
}

}  // namespace concord::ics
