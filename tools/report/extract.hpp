#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "engine/experiment/results.hpp"

namespace concord {

/// What a report shows of an output file, as tools/viewer/src/data/extract.ts reads it: attributes, variables
/// over a few hundred of the recorded times at most, what was configured, of an experiment how its arms
/// compare. Numbers have six digits, NaN is null. Throws InputError when the file is damaged or no output of
/// concord.
nlohmann::ordered_json extract(const std::string& path);

/// Of the variables of an open file, by path: {dimensions, shape, unit, name, values | texts}, besides
/// `times` where only some of the recorded times are there, and `words` where numbers stand for words.
nlohmann::ordered_json variables_of(const Reader&);

/// The parameters in order of reading: {key, value, default, unit, help}, values as TOML. Empty where this
/// program does not know the model.
nlohmann::ordered_json parameters_of(const std::string& configuration, const std::string& file);

/// Arms over time with their intervals and paired differences to the baseline, and the table at the end.
nlohmann::ordered_json comparison_of(const Results&);

/// Who moved first (tools/report/move.hpp), by tier and by kind where that was recorded, arm by arm of an
/// experiment, with `results` null for a run. Of each group {row, runs: with it, moved and first: in how many
/// of them, from, to: means, half: value, low, high}: the middle of the runs (engine/statistics/middle.hpp),
/// null for never, or in one run the bar of earliest and latest.
nlohmann::ordered_json movers_of(const Reader&, const Results* results);

/// The places of at most `most` of `count` things, evenly spread, first and last among them; of one the last.
std::vector<std::size_t> spread(std::size_t count, std::size_t most);
inline constexpr std::size_t most_times = 400;  // of a line, so that a page of decades stays small

/// Six digits; null for NaN and infinities.
nlohmann::ordered_json number_of(double);
nlohmann::ordered_json numbers_of(const std::vector<double>&);

}  // namespace concord
