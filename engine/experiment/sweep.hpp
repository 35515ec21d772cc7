#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/settings.hpp"

// What is swept, and how.
namespace concord {

/// Reads [experiment.sweep] and [experiment.sample]: every combination of the lists with every row of the
/// design. Problems are noted in the section.
Sweep read_sweep(const Section&);

/// Reads [experiment.sample]: a design over ranges, or samples made elsewhere. No rows where there is none.
Sweep read_sample(const Section&);

/// Reads the samples of the design "csv", each value checked as if it stood in the scenario. Throws
/// InputError when the file is no table of numbers.
Sweep read_samples_made_elsewhere(const Section&);

/// Whether runs of one experiment may differ in a parameter; if not, that is noted where there is a section.
bool may_differ(std::string_view key);
bool may_differ(const Section&, const Assignment&);

/// Whether a parameter that was read before has another value than its default. A resolved configuration
/// gives all of them.
bool is_changed(const Section&, const std::string& key);

/// Whether so many samples can be kept in memory.
bool can_be_kept(double rows, double keys);
inline constexpr const char* most_samples = "10 million rows and 20 million values are allowed";

const Declaration* declaration_of(const std::vector<Declaration>&, const std::string& key);
bool is_number(const Declaration&);
/// A number as TOML: whole where the parameter is.
std::string toml_number(double value, bool whole);

}  // namespace concord
