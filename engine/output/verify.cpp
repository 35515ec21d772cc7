#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "engine/output/layout.hpp"

namespace concord {

namespace {

/// Letters, digits and _, beginning with a letter: what every reader takes.
bool is_name(const std::string& text) {
    const auto letter = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) &&
           std::ranges::all_of(text, letter);
}

class Verification {
  public:
    explicit Verification(const Outline& outline) : outline_(outline) {}

    void dimensions() {
        std::set<std::string> seen{outline_.along};
        for (const Dimension& dimension : outline_.dimensions) {
            if (!is_name(dimension.name)) wrong(dimension.name, "is not a name for a dimension");
            if (!seen.insert(dimension.name).second)
                wrong(dimension.name, "dimension declared twice, or reserved");
            if (!dimension.labels.empty() && dimension.labels.size() != dimension.size)
                wrong(dimension.name,
                      fmt::format("has {} labels for {} rows", dimension.labels.size(), dimension.size));
            if (!dimension.numbers.empty() && dimension.numbers.size() != dimension.size)
                wrong(dimension.name,
                      fmt::format("has {} numbers for {} rows", dimension.numbers.size(), dimension.size));
        }
    }

    void variables() {
        for (const Variable& variable : outline_.variables)
            meaning(variable.meaning, kind_of(variable.storage));
    }

    void constants() {
        for (const Constant& constant : outline_.constants) {
            if (!meaning(constant.meaning, kind_of(constant))) continue;
            const std::size_t rows = outline_.rows(constant.meaning);
            const std::size_t given =
                std::visit([](const auto& values) { return values.size(); }, constant.values);
            if (given != rows)
                wrong(constant.meaning.path, fmt::format("has {} values for {} rows", given, rows));
        }
    }

    /// In a file a group, a variable and the coordinate of a dimension cannot share a name.
    void collisions() {
        for (const auto& [group, name] : coordinates_)
            if (paths_.contains(group + name) || groups_.contains(group + name))
                wrong(group + name, "is the coordinate of that dimension there, and cannot be anything else");
        for (const std::string& group : groups_)
            if (paths_.contains(group) || group == "provenance")
                wrong(group, "is the name of a group already");
    }

    void finish() const {
        if (!problems_.empty()) throw std::logic_error("the model's outline: " + problems_);
    }

  private:
    bool meaning(const Meaning& meaning, Kind kind) {
        const std::string& path = meaning.path;
        parts_of(path);
        if (!paths_.insert(path).second) wrong(path, "is offered twice");
        if (!meaning.flags.empty() && (is_float(kind) || kind == Kind::text))
            wrong(path, "has flags but no integers");
        if (meaning.flags.size() > 256 && kind == Kind::uint8) wrong(path, "has more flags than a byte");
        const std::string group = path.substr(0, path.rfind('/') + 1);  // "" or "organisation/"
        coordinates_.insert({group, outline_.along});
        bool declared = true;
        for (const std::string& name : meaning.dimensions) {
            coordinates_.insert({group, name});
            if (std::ranges::find(outline_.dimensions, name, &Dimension::name) != outline_.dimensions.end())
                continue;
            wrong(path, fmt::format("dimension {} is not declared", name));
            declared = false;
        }
        return declared;
    }

    void parts_of(const std::string& path) {
        for (std::size_t from = 0;;) {
            const std::size_t slash = path.find('/', from);
            if (!is_name(path.substr(from, slash - from))) wrong(path, "is not a path of names");
            if (slash == std::string::npos) return;
            groups_.insert(path.substr(0, slash));
            from = slash + 1;
        }
    }

    void wrong(const std::string& what, const std::string& why) {
        problems_ += fmt::format("{}{}: {}", problems_.empty() ? "" : "; ", what, why);
    }

    const Outline& outline_;
    std::set<std::string> paths_, groups_;
    std::set<std::pair<std::string, std::string>> coordinates_;  // {"organisation/", "time"}
    std::string problems_;
};

}  // namespace

void verify(const Outline& outline) {
    Verification verification(outline);
    verification.dimensions();
    verification.variables();
    verification.constants();
    verification.collisions();
    verification.finish();
}

}  // namespace concord
