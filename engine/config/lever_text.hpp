#pragma once
#include <string>
#include <vector>

#include "engine/config/declaration.hpp"

// Private to engine/config: what interventions set, and where, for people.
namespace concord {

/// "0.3", or the word of a choice.
std::string text_of(double value, const Declaration& lever);
/// "0.3", or "0.1..0.3" where the cells differ.
std::string text_of(const std::vector<double>& values, const Declaration& lever);
/// " (system QF7)"; nothing for everywhere.
std::string in_parentheses(const std::string& where);

}  // namespace concord
