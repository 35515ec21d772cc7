#include "tools/verify/mechanisms/mechanism.hpp"

/// Record systems: convergence, leverage, programmes from the top.
namespace concord::mechanisms {
namespace {

constexpr Tick decades = 1560;
const Settings short_contracts{"technology.renewal=0.01"};

std::vector<Finding> one_record_system() {
    const World world = toy({"record_system_concentration", "same_record_system"}, "", decades);
    const auto with = [&](const Settings& more) { return run(world, short_contracts + more); };
    const Runs alone = with({"technology.network_effect=0"}),
               together = with({"technology.network_effect=2"}),
               locked = with({"technology.network_effect=2", "technology.switching_cost=2"});
    const auto late = [](const Runs& runs, const char* outcome) {
        return mean(runs, outcome, decades - 156);
    };
    return {rises("partners' systems count: flow within one system", late(alone, "same_record_system"),
                  late(together, "same_record_system")),
            falls("dear to switch: flow within one system", late(together, "same_record_system"),
                  late(locked, "same_record_system"))};
}

std::vector<Finding> leverage() {
    const World world = toy({"record_system_concentration"}, "", decades);
    const auto with = [&](const char* strength) {
        return mean(run(world, short_contracts + Settings{std::string("technology.leverage=") + strength}),
                    "record_system_concentration", decades - 156);
    };
    const Sample none = with("0"), some = with("0.3"), much = with("0.6");
    return {rises("vendors' leverage: concentration", none, some),
            rises("more of it: concentration", some, much)};
}

std::vector<Finding> national_programme() {
    const World world = toy({"record_system_concentration", "record_system_use"}, "", 1040);
    const Runs ground = run(world, {"policy.prescription=0", "policy.purpose_clarity=0.8"}),
               top = run(world, {"policy.prescription=1", "policy.mandate=2"});
    return {rises("from the top: adoption of one system", mean(ground, "record_system_concentration", 884),
                  mean(top, "record_system_concentration", 884)),
            falls("from the top: use of what is there", mean(ground, "record_system_use", 884),
                  mean(top, "record_system_use", 884))};
}

const bool added = claim(39, "one-record-system", one_record_system) &&
                   claim(40, "vendor-leverage", leverage) &&
                   claim(41, "national-programme", national_programme);

}  // namespace
}  // namespace concord::mechanisms
