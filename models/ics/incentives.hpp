#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/vector_unit.hpp"
#include "engine/model/explanation.hpp"
#include "engine/model/mechanism.hpp"
#include "models/ics/world.hpp"

namespace concord::ics {

/// What an incentive adds to the utility of each behaviour.
using Utility = PerBehaviour;

/// g_t: the part of an organisation's payoff that is felt at a tier.
struct PayoffFelt {
    explicit PayoffFelt(const Section& config) {
        const auto by_staff_tier =
            config.reals("organisation.payoff_felt", {1, 0.8, 0.5, 0.3}, staff_tier_names(), {0, 1}, "1",
                         "part of the organisation's payoff that a tier feels (g)");
        for (std::size_t tier = 0; tier < tiers; ++tier)
            by_tier[tier] = by_staff_tier[std::min(tier, staff_tiers - 1)];
    }
    std::array<double, tiers> by_tier;  // public voices as the front line
};

/// The incentives of posts (material: the same for everyone in one tier of one organisation) or of people. An
/// incentive is a value that reads its parameters from a Section when it is made, a pure function
///
///     Utility operator()(const World& world, AnyId me, const Policy& policy) const;
///
/// and one line that adds it; nothing else names it. One of posts that is a payoff of the organisation takes
/// an OrganisationId instead: each tier feels its part of that (g_t), under the tier's own policy; or all of
/// it, where the incentive says static constexpr bool felt_in_full = true. Dispatch is once a block of rows,
/// inlined within. One that the world does not enter leaves it out, Utility operator()(AnyId me, const
/// Policy& policy) const, or takes Means in its place, and is then asked only where policies, or means,
/// change. One that a policy may switch off says so, bool acts(const Policy& policy) const, and is not asked
/// where all policies in force do. One of people that is worked out for many side by side has void
/// add_to(const Sums& sums, const World& world, std::span<const PersonId> who) const instead. One that comes
/// of what others do may tell whose that is, for `concord explain`: std::vector<Influence> influences(const
/// World& world, AnyId me, const Policy& policy) const. Of a policy, incentives see the climate: not how
/// often people review, leave and come.
template <class AnyId>
class Incentives {
  public:
    /// Those whose utilities are summed side by side: people, or posts, run by run.
    static constexpr bool are_posts = std::is_same_v<AnyId, PostId>;
    using Some = std::span<const std::conditional_t<are_posts, PostRun, PersonId>>;

    class Term {
      public:
        virtual ~Term() = default;
        virtual void add_to(const Sums& sums, const World&, Some who) const = 0;
        /// For one.
        void add_to(Utility& sum, const World& world, AnyId who) const {
            if constexpr (are_posts) {
                const PostRun alone = run_of(world, who);
                add_to(sums_of(sum), world, std::span(&alone, 1));
            } else {
                add_to(sums_of(sum), world, std::span(&who, 1));
            }
        }
        virtual bool fixed() const = 0;  // between changes of policies and means
        virtual bool acts(const World&) const = 0;
        virtual std::vector<Influence> influences(const World&, AnyId) const { return {}; }
    };

    /// Makes an incentive known under its name, with a sentence (without its full stop), what it adds in the
    /// symbols of the parameters, and a source, for `concord describe`. Returns true, so that a constant can
    /// hold the call.
    template <class Rule>
    static bool add(const std::string& name, const std::string& help = "", const std::string& equation = "",
                    const std::string& source = "") {
        const auto make = [](const Section& config) -> std::unique_ptr<Term> {
            return std::make_unique<Of<Rule>>(config);
        };
        known()[name] = {make, {name, kind(), help, equation, source}};
        return true;
    }

    /// What is told of all incentives known, in order of their names.
    static std::vector<Mechanism> mechanisms() {
        std::vector<Mechanism> all;
        for (const auto& [name, one] : known()) all.push_back(one.about);
        return all;
    }

    /// All incentives known, each reading its parameters.
    explicit Incentives(const Section& config) {
        for (const auto& [name, one] : known())
            in_order_.push_back(terms_.emplace(name, one.make(config)).first->second.get());
    }

    /// Adds what all incentives add, in order of their names.
    void sum(const Sums& sums, const World& world, Some who) const {
        for (const Term* term : in_order_) term->add_to(sums, world, who);
    }

    /// What is fixed, for `size` of them.
    FixedIncentives fixed(const World& world, Some who, std::size_t size) const {
        FixedIncentives fixed{Utilities(size), {}};
        bool all_fixed = true;  // so far
        for (const Term* term : in_order_) {
            Utilities& after = fixed.others.emplace_back();
            if (!term->fixed())
                all_fixed &= !term->acts(world);
            else if (all_fixed)
                term->add_to(fixed.first.sums(), world, who);
            else
                after = added_by(*term, world, who, size);
        }
        return fixed;
    }

    /// The same sum where that is known.
    void sum(Utilities& sums, const World& world, Some who, const FixedIncentives& fixed) const {
        sums = fixed.first;
        auto known = fixed.others.begin();
        for (const Term* term : in_order_) {
            if (!term->fixed()) term->add_to(sums.sums(), world, who);
            if (known->size() > 0) add(sums.values(), known->values());
            ++known;
        }
    }

    const std::map<std::string, std::unique_ptr<Term>>& terms() const { return terms_; }

    /// What each term adds for somebody, in order of their names: that of `sum`.
    std::vector<Reason> reasons(const World& world, AnyId who) const {
        std::vector<Reason> reasons;
        for (const auto& [name, term] : terms_) {
            Utility adds;
            term->add_to(adds, world, who);
            reasons.push_back({name,
                               known().at(name).about.help,
                               {adds.compete, adds.lip_service, adds.collaborate},
                               term->influences(world, who)});
        }
        return reasons;
    }

  private:
    struct Known {
        std::unique_ptr<Term> (*make)(const Section&);
        Mechanism about;
    };
    static std::map<std::string, Known>& known() {
        static std::map<std::string, Known> incentives;
        return incentives;
    }
    static constexpr const char* kind() { return are_posts ? "incentives of posts" : "incentives of people"; }

    /// Empty where that is nothing.
    static Utilities added_by(const Term& term, const World& world, Some who, std::size_t size) {
        Utilities adds(size);
        term.add_to(adds.sums(), world, who);
        const bool nothing = std::ranges::all_of(adds.values(), [](double sum) { return sum == 0; });
        return nothing ? Utilities() : adds;
    }
    static void add(std::span<double> sums, std::span<const double> more) {
        on(vector_unit(), [sums, from = more.data()] {
            double* const __restrict to = sums.data();
            for (std::size_t n = 0; n < sums.size(); ++n) to[n] += from[n];
        });
    }

    template <class Rule, class Id>
    static constexpr bool ignores_world = requires(const Rule& rule, Id me, const Policy& policy) {
        rule(me, policy);
    };
    template <class Rule, class Id>
    static constexpr bool needs_means = requires(const Rule& rule, const Means& means, Id me,
                                                 const Policy& policy) {
        rule(means, me, policy);
    };
    template <class Rule, class Id>
    static constexpr bool is_of = ignores_world<Rule, Id> || requires(const Rule& rule, const World& world,
                                                                      Id me, const Policy& policy) {
        rule(world, me, policy);
    };
    template <class Rule>
    static constexpr bool can_be_idle = requires(const Rule& rule, const Policy& policy) {
        rule.acts(policy);
    };
    template <class Rule, class Id>
    static Utility utility(const Rule& rule, const World& world, Id me, const Policy& policy) {
        if constexpr (ignores_world<Rule, Id>)
            return rule(me, policy);
        else
            return rule(world, me, policy);
    }

    template <class Rule>
    struct Of final : Term {
        static constexpr bool is_payoff = are_posts && is_of<Rule, OrganisationId>;
        using Asked = std::conditional_t<is_payoff, OrganisationId, AnyId>;
        struct Nothing {
            explicit Nothing(const Section&) {}
        };

        explicit Of(const Section& config) : rule(config), felt(config) {}
        void add_to(const Sums& sums, const World& world, Some who) const override {
            if (!acts(world)) return;
            if constexpr (requires { rule.add_to(sums, world, who); })
                return rule.add_to(sums, world, who);
            else
                on(vector_unit(), [this, sums, &world, who] {
                    if constexpr (are_posts)
                        add_runs(sums, world, who);
                    else
                        add_people(sums, world, who);
                });
        }
        void add_people(const Sums& sums, const World& world, Some who) const {
            if (world.climate.distinct.size() == 1) {
                const Policy same = world.climate.distinct.front();  // apart from what sums may be
                for (std::size_t n = 0; n < who.size(); ++n) sums.add(n, utility(rule, world, who[n], same));
            } else {
                for (std::size_t n = 0; n < who.size(); ++n)
                    sums.add(n, utility(rule, world, who[n], policy_of(world, who[n])));
            }
        }
        /// What is asked is kept apart, so that no sum can be what a rule looks at.
        struct Answers {
            std::array<double, PostRun::most> compete, lip_service, collaborate;
        };
        /// Tiers in the same climate share the payoff, which is asked for once.
        void add_runs(Sums sums, const World& world, Some runs) const {
            Answers answers;
            const PostRun* asked = nullptr;
            for (const PostRun& run : runs) {
                const bool known = is_payoff && asked && asked->first == run.first &&
                                   asked->last == run.last && asked->climate == run.climate;
                if (!known) ask(answers, world, run);
                asked = &run;
                const double part = part_of(run.tier);
                add_part(sums.compete, part, answers.compete.data(), run.size());
                add_part(sums.lip_service, part, answers.lip_service.data(), run.size());
                add_part(sums.collaborate, part, answers.collaborate.data(), run.size());
                sums = sums.from(run.size());
            }
        }
        void ask(Answers& answers, const World& world, const PostRun& run) const {
            const Policy& policy = world.climate.distinct[run.climate];
            for (OrganisationId o = run.first; o < run.last; ++o) {
                const Utility adds = utility(rule, world, asked(o, run.tier), policy);
                const std::size_t n = o.index() - run.first.index();
                answers.compete[n] = adds.compete, answers.lip_service[n] = adds.lip_service,
                answers.collaborate[n] = adds.collaborate;
            }
        }
        double part_of(Tier tier) const {
            if constexpr (is_payoff && !requires { Rule::felt_in_full; })
                return felt.by_tier[static_cast<std::size_t>(tier)];
            else
                return 1;
        }
        static void add_part(double* sums, double part, const double* of, std::size_t size) {
            double* const __restrict to = sums;
            for (std::size_t n = 0; n < size; ++n) to[n] += part * of[n];
        }
        static Asked asked(OrganisationId o, Tier tier) {
            if constexpr (is_payoff)
                return o;
            else
                return post_of(o, tier);
        }
        bool fixed() const override { return ignores_world<Rule, Asked> || needs_means<Rule, Asked>; }
        bool acts(const World& world) const override {
            if constexpr (can_be_idle<Rule>)
                return std::ranges::any_of(world.climate.distinct, [&](auto& p) { return rule.acts(p); });
            else
                return true;
        }
        std::vector<Influence> influences(const World& world, AnyId me) const override {
            if constexpr (requires { rule.influences(world, me, policy_of(world, me)); })
                return rule.influences(world, me, policy_of(world, me));
            else
                return {};
        }
        static const Policy& policy_of(const World& world, PostId post) { return world.climate[post]; }
        static const Policy& policy_of(const World& world, PersonId me) {
            return world.climate[world.post[me]];
        }

        Rule rule;
        std::conditional_t<is_payoff, PayoffFelt, Nothing> felt;
    };

    std::map<std::string, std::unique_ptr<Term>> terms_;
    std::vector<const Term*> in_order_;  // of their names, one behind the other in memory
};

using PostIncentives = Incentives<PostId>;
using PersonIncentives = Incentives<PersonId>;

}  // namespace concord::ics
