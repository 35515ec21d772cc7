#include "engine/config/grammar.hpp"

#include "engine/config/reading.hpp"

namespace concord {

Grammar grammar_of(const Section& section) {
    const Section::Reading& reading = section.reading();
    Grammar grammar{reading.arrays, {}, {reading.claimed.begin(), reading.claimed.end()}, reading.axes};
    for (const auto& [key, declaration] : reading.within) grammar.in_arrays.push_back(declaration);
    return grammar;
}

}  // namespace concord
