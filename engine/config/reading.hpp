#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/config/schedule.hpp"
#include "engine/config/section.hpp"
#include "engine/config/tree.hpp"

// Private to engine/config: what all handles of one document have read so far.
namespace concord {

struct Section::Reading {
    struct LeverBase {
        Declaration declaration;
        std::vector<double> values;  // one, or one for each of the elements
    };

    const Document* document;
    std::vector<Declaration> parameters;        // in the order of reading
    std::map<std::string, Declaration> within;  // those of arrays of tables: "intervention.at"
    std::vector<std::string> arrays;            // keys of arrays of tables
    std::set<std::string> claimed;              // tables checked by their reader: "intervention.set"
    std::set<std::string> own_tables;           // tables of keys of the user's own: "experiment.sweep"
    std::vector<LeverBase> levers;
    std::vector<Axis> axes;  // along which levers may differ
    std::vector<Problem> problems;

    const Document::Tree& tree() const { return document->tree(); }

    /// Notes the declaration of a parameter and what is wrong with its value. The value if it may be used,
    /// else null. Throws std::logic_error when the same key was declared with another meaning.
    const toml::node* accept(const std::string& prefix, Declaration);
    Lever add_lever(const std::string& key, std::vector<double> values);

    /// Notes everything wrong with the value; whether it may be used.
    bool check(const Spot&, const std::string& key, const Declaration&);
    /// Notes "KEY = VALUE: TEXT", or "KEY: TEXT" when there is no value.
    void note(const Problem& place, const std::string& key, const std::string& value,
              const std::string& text);
    void note(const Spot&, const std::string& key, const std::string& text);

    /// Every key that somebody reads.
    std::vector<std::string> known() const;
    /// The keys that nobody reads, each a problem.
    std::vector<Problem> unknown_keys() const;

  private:
    void remember(Declaration, bool in_array);
};

}  // namespace concord
