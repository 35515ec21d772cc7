#pragma once
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/error.hpp"

namespace concord::testing {

/// The messages an action is refused with; none when it is not.
template <class Action>
std::vector<std::string> refusals(Action action) {
    std::vector<std::string> messages;
    try {
        action();
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) messages.push_back(problem.message());
    }
    return messages;
}

/// The messages of finish() after `read(section)` has read north.toml with this text.
template <class Read>
std::vector<std::string> problems_of(const std::string& text, Read read,
                                     const std::vector<std::string>& overrides = {}) {
    return refusals([&] {
        Document document = Document::parse(text, "north.toml");
        for (const std::string& assignment : overrides) document.set(assignment);
        const Section section(document);
        read(section);
        section.finish();
    });
}

using Messages = std::vector<std::string>;

}  // namespace concord::testing
