#pragma once
#include <string>

#include "tools/describe/catalogue.hpp"

namespace concord {

/// A model for people: its parameters, levers, mechanisms and observables, at most 110 columns wide.
std::string listing(const Catalogue&);

/// All that is known of what is in a catalogue, a page each: for one that called() has made small.
std::vector<std::string> pages(const Catalogue&);

}  // namespace concord
