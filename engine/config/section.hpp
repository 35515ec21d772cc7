#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/assignment.hpp"
#include "engine/config/declaration.hpp"
#include "engine/config/document.hpp"

namespace concord {

/// The handle of a lever in a Schedule and in the policy of a cell.
struct Lever {
    std::size_t index;
};

/// Reads a configuration, one line a parameter:
///
///     weight(config.real("culture.intrinsic_weight", 0.9, {0, 2}, "utility", "pull of a clear purpose"))
///
/// A bad value is noted (with file, line, column, key, value, what is allowed) and the default returned, so
/// that one pass finds every problem of a file; finish() throws them all. A cheap handle: copies read the
/// same document. Keys are dotted ("policy.pooled_share"); within one of tables() they are relative to it.
class Section {
  public:
    explicit Section(const Document&);  // the document must outlive the section

    double real(std::string_view key, double fallback, Range, std::string_view unit, std::string_view help,
                std::string_view source = "assumption") const;
    /// A real within [0, 1], unit "1".
    double share(std::string_view key, double fallback, std::string_view help,
                 std::string_view source = "assumption") const;
    std::int64_t whole(std::string_view key, std::int64_t fallback, Range, std::string_view unit,
                       std::string_view help, std::string_view source = "assumption") const;
    bool flag(std::string_view key, bool fallback, std::string_view help) const;
    std::string text(std::string_view key, std::string_view fallback, std::string_view help) const;
    /// One of `words`; returns its index.
    std::size_t choice(std::string_view key, std::size_t fallback, const std::vector<std::string>& words,
                       std::string_view help, std::string_view source = "assumption") const;
    /// A list with one number for each of `elements` (their names); a single number stands for all. Without
    /// elements a list of any length.
    std::vector<double> reals(std::string_view key, const std::vector<double>& fallback,
                              const std::vector<std::string>& elements, Range, std::string_view unit,
                              std::string_view help, std::string_view source = "assumption") const;
    /// A list of words; `allowed` empty = any.
    std::vector<std::string> texts(std::string_view key, const std::vector<std::string>& fallback,
                                   std::string_view help, const std::vector<std::string>& allowed = {}) const;

    /// A parameter that interventions may change over time and by cell (Schedule). `fallback` has one value,
    /// or one for each of `elements` (the tiers), as for reals().
    Lever lever(std::string_view key, const std::vector<double>& fallback,
                const std::vector<std::string>& elements, Range, std::string_view unit, std::string_view help,
                std::string_view source = "lever") const;
    /// A lever whose values are words (stored as their index); it steps, never ramps.
    Lever lever(std::string_view key, std::size_t fallback, const std::vector<std::string>& words,
                std::string_view help, std::string_view source = "lever") const;
    /// A lever that is felt in the one tick an intervention sets it at, and 0 in all others; `range` holds 0.
    /// Only an [[intervention]] can set it.
    Lever pulse(std::string_view key, Range range, std::string_view unit, std::string_view help,
                std::string_view source = "lever") const;

    /// What a table says of keys of the user's own choice, in order of the keys; none if absent. What may be
    /// there is for the caller to check.
    std::vector<Assignment> assignments(std::string_view key) const;
    /// Whether its key is a parameter that was read before and its value, or each entry of its list, is
    /// allowed; what is wrong is noted.
    bool accepts(const Assignment&, bool each_entry) const;
    /// A table, or an array of tables, that another reader checks, or nobody.
    void set_aside(std::string_view key) const;

    /// The tables of an array of tables ([[intervention]]), in file order; none if absent.
    std::vector<Section> tables(std::string_view key) const;
    /// What stands in one of tables(), as TOML, a key a line.
    std::string written() const;
    bool has(std::string_view key) const;
    /// Whether the value is a list: for keys that take either a list or something else.
    bool is_list(std::string_view key) const;

    /// Notes a problem of the model's own at the key's place in the file: "KEY = VALUE: TEXT".
    void problem(std::string_view key, std::string_view text) const;
    void problem(const Assignment&, std::string_view text) const;

    const Document& document() const;
    /// Everything declared so far, in the order of reading, with the values read: the resolved configuration.
    std::vector<Declaration> declarations() const;
    /// The resolved configuration as TOML that, read again, gives the same run.
    std::string resolved() const;

    /// To be called once all parameters are read (Schedule included). Throws InputError with every problem,
    /// sorted by place, unknown keys among them with the nearest known key.
    void finish() const;
    /// Throws InputError with the problems noted so far, for when there is no reading on: unknown keys are
    /// not looked for, as not all keys are known yet.
    void stop_if_wrong() const;
    /// Whether a problem of this key has been noted.
    bool is_wrong(std::string_view key) const;

    struct Reading;  // shared by all handles of one document
    Reading& reading() const { return *reading_; }

  private:
    std::shared_ptr<Reading> reading_;
    std::string prefix_;
};

}  // namespace concord
