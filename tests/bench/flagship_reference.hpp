#pragma once
#include <cstdint>
#include <memory>

#include "engine/core/draws.hpp"
#include "tests/bench/flagship_world.hpp"

namespace concord::bench {

struct Room;

/// The flagship model as one loop written by hand, on one thread, for worlds as they come with the product:
/// levers that stay as they are, need that stays, nobody shared between organisations. The same equations and
/// draws, and so the same trajectory to the bit. What a week leaves as it is is not written, and what only
/// its owner reads is kept once.
class FusedFlagship {
  public:
    /// Goes on from the model as built, with the draws of seed and replicate. Throws std::invalid_argument
    /// for what it does not cover.
    FusedFlagship(const ics::Ics&, std::uint32_t seed, std::uint32_t replicate);

    ~FusedFlagship();

    void advance(Tick t);

    std::size_t people() const { return world_.people.size; }
    /// The state at a tick as the engine keeps it.
    ics::State state(Tick t) const;

  private:
    void week(Tick t);
    void renew_record_systems(Tick t);
    std::uint8_t record_system_chosen(std::size_t row, Tick t) const;

    FlagshipWorld world_;
    std::uint32_t seed_, replicate_;
    Draws draws_;
    ics::State start_;  // what never changes, in the engine's order
    std::unique_ptr<Room> room_;
};

}  // namespace concord::bench
