#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/core/tick.hpp"

namespace concord::bench {

/// What an implementation has come to: the bytes of each part of its state, by name ("agent/strategy").
using State = std::map<std::string, std::vector<std::byte>>;

/// One of the two that compete, built and ready to go.
struct Contestant {
    double size = 0;                          // what is counted, each tick: agents, ends of ties
    std::function<void(Tick ticks)> advance;  // goes on from where it stands
    std::function<State()> state;
};

/// Quick: small enough for a few seconds, or to have every instruction counted.
enum class Scale { full, quick };

/// The same work done by the engine and by a reference, a loop written by hand for this and nothing else.
/// Both come to the same state, to the bit.
struct Workload {
    std::string name;
    std::string what;   // in a sentence
    std::string unit;   // what time is given per: "agent and tick"
    double target = 0;  // the engine's time at most, in times of the reference
    std::function<Contestant(Scale)> reference, engine;
    double seconds = 0.2;  // a round takes at least
    bool counted = true;   // whether its instructions tell something
    bool reference_is_parallel = false;
    /// The reference once more, where it must know in how many parts to do its work.
    std::function<Contestant(Scale, unsigned parts)> reference_in_parts = {};
    bool scales = false;  // whether to compare numbers of threads with each other
    double speed_up = 0;  // the least to be had from a second thread, where that is a target

    Contestant make_reference(Scale scale, unsigned threads) const {
        return reference_in_parts ? reference_in_parts(scale, threads) : reference(scale);
    }
    /// What no change may bring the ratio of instructions above.
};

/// All there are, in the order of the table.
std::vector<Workload> workloads();

}  // namespace concord::bench
