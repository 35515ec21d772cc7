#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/model.hpp"

namespace concord::test {

/// A shipped scenario with changes, run in memory.
struct Scenario {
    std::string name;                      // of a file in configs, without .toml
    std::vector<std::string> assignments;  // KEY=VALUE
    Tick ticks;
    unsigned threads = 2;

    Plan plan() const;
    Scenario with(std::vector<std::string> more) const;
    Scenario on(unsigned number_of_threads) const;
};

/// The scenarios the promises are tested on: the toy world with everything switched on, South Yorkshire, and
/// a small England of leaders in three systems.
std::vector<Scenario> shipped();
/// Of one of them, for the name of a test: "southyorkshire2".
std::string word_for(std::size_t number_of_shipped);

/// Calls look(model, outline, tick) at every tick, the last one included.
void simulate(const Scenario& scenario, const std::function<void(const Outline& outline, Tick tick)>& look);

/// FNV-1a over the bytes of every variable at every tick: equal for equal trajectories.
std::uint64_t fingerprint(const Scenario& scenario);

/// The same over the named variables only.
std::uint64_t fingerprint(const Scenario& scenario, const std::vector<std::string>& variables);

}  // namespace concord::test
