#pragma once
#include <string>

#include "tools/explain/account.hpp"
#include "tools/explain/parting.hpp"

namespace concord {

/// What people read.
std::string text_of(const Account&);
std::string text_of(const Mean&);
/// Two accounts of the same agent and tick side by side, and where they parted.
std::string text_of(const Account& here, const Account& there, const Parting&);

}  // namespace concord
