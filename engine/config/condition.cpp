#include "engine/config/condition.hpp"

#include <fmt/format.h>

namespace concord {

std::string ticks_text(Tick ticks, const std::string& tick_unit) {
    return fmt::format("{} {}{}", ticks, tick_unit == "1" ? "tick" : tick_unit, ticks == 1 ? "" : "s");
}

std::string text_of(const Condition& condition, const std::string& tick_unit) {
    const std::string lasting =
        condition.lasting == 1 ? "" : " for " + ticks_text(condition.lasting, tick_unit);
    return fmt::format("{} {} {:.6g}{}", condition.observable, condition.above ? "above" : "below",
                       condition.threshold, lasting);
}

}  // namespace concord
