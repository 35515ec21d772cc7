#include "models/ics/setup/england/codes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/config/declaration.hpp"

namespace concord::ics {

std::string unknown_code(const std::string& code, const Codes& known) {
    constexpr std::size_t few = 50;
    const std::string near = nearest(code, known.all());
    const std::string hint = near.empty() ? "" : fmt::format(" (did you mean {}?)", near);
    if (known.size() > few)
        return fmt::format("unknown {}{}; {} are known", known.meaning(), hint, known.size());
    return fmt::format("unknown {}{}; known are {}", known.meaning(), hint, fmt::join(known.all(), ", "));
}

}  // namespace concord::ics
