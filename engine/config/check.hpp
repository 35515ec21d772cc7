#pragma once
#include <toml++/toml.h>

#include <cstddef>
#include <string>
#include <vector>

#include "engine/config/declaration.hpp"

// Private to engine/config: whether a value is what a declaration allows, and what it then is.
namespace concord {

/// What is wrong with a value: the part of it that is wrong (an entry of a list, or all), and a text for
/// people.
struct Fault {
    const toml::node* at;
    std::string text;
};

/// Everything wrong with the value; empty when it may be used.
std::vector<Fault> faults_of(const toml::node&, const Declaration&);

/// The numbers of a faultless value of a number, a word (its index) or a list (one for each of its elements).
std::vector<double> numbers_of(const toml::node&, const Declaration&);
std::vector<std::string> texts_of(const toml::node&);
/// A faultless value as TOML, the same text however it was written.
std::string canonical(const toml::node&, const Declaration&);

/// How many numbers a value of this declaration has.
std::size_t count_of(const Declaration&);

/// "a number from 0 to 2 (utility)": what may be written.
std::string allowed_of(const Declaration&);
/// "0..2, utility": the same, for a table.
std::string range_of(const Declaration&);
/// "a text", "a whole number"...
std::string type_of(const toml::node&);
bool is_array_of_tables(const toml::node&);  // an empty list is one

/// `"toy", "england"`, of very many only the first.
std::string quoted_list(const std::vector<std::string>& words);
/// ` (did you mean "england"?)`, or nothing when no word is near.
std::string suggestion(const std::string& word, const std::vector<std::string>& known);

}  // namespace concord
