#pragma once
#include <map>
#include <string>

#include "engine/experiment/results.hpp"
#include "engine/store/segment.hpp"
#include "tests/program/program.hpp"

namespace concord::test {

/// A small experiment in the folder as ask.toml: two arms on the toy world, `more` below [experiment].
void write_question(const Scratch& folder, const std::string& more, int ticks = 5);

/// "concord experiment ask.toml --quiet --out FILE", and more.
Arguments ask(const std::string& file, const Arguments& more = {});

/// What concord digest prints.
std::string digest_of(const Scratch& folder, const std::string& file);

/// What the ledgers of FILE.parts tell: the runs that were begun again after they had been sealed, of which
/// there should be none, and how often each was sealed.
struct Work {
    std::map<RunNumber, int> begun_again, sealed;
};
Work work_in(const std::string& parts);

}  // namespace concord::test
