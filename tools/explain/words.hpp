#pragma once
#include <string>
#include <vector>

#include "tools/explain/account.hpp"

namespace concord {

/// "lip service" for "lip_service".
std::string plain(std::string word);
/// "week 12"; "tick 12" where a tick is nothing in particular.
std::string at_tick(const std::string& unit, Tick);
/// An option of an explanation, in words.
std::string option(const Explanation&, std::size_t);

/// "toy.h5, week 104: person 17, board of T01 (Organisation 1)" and a line of what else is known.
std::string who(const Account&);
/// A paragraph: whether it reviewed, what it chose, what came of it.
std::string what_happened(const Account&);

}  // namespace concord
