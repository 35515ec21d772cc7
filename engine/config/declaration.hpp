#pragma once
#include <string>
#include <vector>

namespace concord {

/// The numbers a parameter may take, both ends included.
struct Range {
    double low, high;
};

/// What one line of code that reads a parameter says about it. Defaults, checks, `concord describe`, the
/// attributes of the output and the bounds of sweeps all come from here.
struct Declaration {
    enum class Type { real, whole, flag, text, choice, reals, texts };
    std::string key;
    Type type = Type::real;
    std::string fallback;  // the default, as TOML
    std::string value;     // as read in this configuration, as TOML
    Range range{0, 0};     // of numbers
    std::string unit;
    std::string help;
    std::string source;                 // "assumption", "lever" or author, year
    std::vector<std::string> allowed;   // the words of a choice
    std::vector<std::string> elements;  // what the entries of a list stand for ("board", "senior_manager"...)
    bool lever = false;                 // may be changed by [[intervention]]
    bool pulse = false;                 // a lever that is felt in the one tick it is set at
};

/// "policy.pooled_share = 0.3  0..1, share  budget that follows need (Better Care Fund)": a line a parameter,
/// aligned, a blank line between tables, longer texts wrapped at 110 columns.
std::string table_of(const std::vector<Declaration>&);

/// All that is known of one parameter, for `concord describe KEY`.
std::string page_of(const Declaration&);

/// The name in `known` nearest to `word` by edit distance, or "" when none is near.
std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace concord
