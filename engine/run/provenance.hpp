#pragma once
#include <string>

#include "engine/output/provenance.hpp"
#include "engine/output/reader.hpp"
#include "engine/run/scenario.hpp"

namespace concord {

/// What makes the file of a run of this scenario, by this program, now. Throws InputError when a table cannot
/// be read.
Provenance provenance_of(const Scenario&, const std::string& command_line);

/// What a file says that made it: program, model, configuration, random numbers, tables. Throws InputError.
Provenance provenance_in(const Reader&);

/// The tables of those names, with the SHA-256 of each. Throws InputError when one cannot be read.
std::vector<InputTable> tables_of(const std::vector<std::string>& paths);

/// Whether a file is what the same program made of the same configuration and tables, whenever and wherever
/// it did.
bool is_made_as(const Provenance&, const Reader&);

}  // namespace concord
