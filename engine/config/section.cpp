#include "engine/config/section.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
using Type = Declaration::Type;

Declaration described(Type type, std::string_view key, std::string fallback, std::string_view help,
                      std::string_view source) {
    Declaration declaration;
    declaration.key = key;
    declaration.type = type;
    declaration.fallback = std::move(fallback);
    declaration.help = help;
    declaration.source = source;
    return declaration;
}

Declaration with_range(Declaration declaration, Range range, std::string_view unit,
                       const std::vector<double>& fallback) {
    for (const double value : fallback)
        if (!(value >= range.low && value <= range.high))
            throw std::logic_error(declaration.key + ": the default is out of range");
    declaration.range = range;
    declaration.unit = unit;
    return declaration;
}

Declaration of_words(Declaration declaration, const std::vector<std::string>& words) {
    declaration.allowed = words;
    return declaration;
}

const std::string& word(const std::vector<std::string>& words, std::size_t i, std::string_view key) {
    if (i >= words.size()) throw std::logic_error(std::string(key) + ": the default is none of the words");
    return words[i];
}

// A number for each element, whether one was given for all or one for each; without elements, as given.
std::vector<double> spread(const std::vector<double>& values, std::size_t count, std::string_view key) {
    if (values.size() == count || count == 0) return values;
    if (values.size() != 1)
        throw std::logic_error(std::string(key) + ": the default has not one value for each element");
    return std::vector<double>(count, values.front());
}
}  // namespace

Section::Section(const Document& document) : reading_(std::make_shared<Reading>()) {
    reading_->document = &document;
}

double Section::real(std::string_view key, double fallback, Range range, std::string_view unit,
                     std::string_view help, std::string_view source) const {
    const Declaration declaration =
        with_range(described(Type::real, key, toml_real(fallback), help, source), range, unit, {fallback});
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? numbers_of(*node, declaration).front() : fallback;
}

double Section::share(std::string_view key, double fallback, std::string_view help,
                      std::string_view source) const {
    return real(key, fallback, {0, 1}, "1", help, source);
}

std::int64_t Section::whole(std::string_view key, std::int64_t fallback, Range range, std::string_view unit,
                            std::string_view help, std::string_view source) const {
    const Declaration declaration =
        with_range(described(Type::whole, key, std::to_string(fallback), help, source), range, unit,
                   {static_cast<double>(fallback)});
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? node->as_integer()->get() : fallback;
}

bool Section::flag(std::string_view key, bool fallback, std::string_view help) const {
    const Declaration declaration =
        described(Type::flag, key, fallback ? "true" : "false", help, "assumption");
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? node->as_boolean()->get() : fallback;
}

std::string Section::text(std::string_view key, std::string_view fallback, std::string_view help) const {
    const Declaration declaration = described(Type::text, key, toml_quoted(fallback), help, "assumption");
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? node->as_string()->get() : std::string(fallback);
}

std::size_t Section::choice(std::string_view key, std::size_t fallback, const std::vector<std::string>& words,
                            std::string_view help, std::string_view source) const {
    const std::string default_word = toml_quoted(word(words, fallback, key));
    const Declaration declaration = of_words(described(Type::choice, key, default_word, help, source), words);
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? static_cast<std::size_t>(numbers_of(*node, declaration).front()) : fallback;
}

std::vector<double> Section::reals(std::string_view key, const std::vector<double>& fallback,
                                   const std::vector<std::string>& elements, Range range,
                                   std::string_view unit, std::string_view help,
                                   std::string_view source) const {
    const std::vector<double> defaults = spread(fallback, elements.size(), key);
    Declaration declaration =
        with_range(described(Type::reals, key, toml_list(defaults, elements.empty()), help, source), range,
                   unit, defaults);
    declaration.elements = elements;
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? numbers_of(*node, declaration) : defaults;
}

std::vector<std::string> Section::texts(std::string_view key, const std::vector<std::string>& fallback,
                                        std::string_view help,
                                        const std::vector<std::string>& allowed) const {
    const Declaration declaration =
        of_words(described(Type::texts, key, toml_list(fallback), help, "assumption"), allowed);
    const toml::node* node = reading_->accept(prefix_, declaration);
    return node ? texts_of(*node) : fallback;
}

Lever Section::lever(std::string_view key, const std::vector<double>& fallback,
                     const std::vector<std::string>& elements, Range range, std::string_view unit,
                     std::string_view help, std::string_view source) const {
    const Type type = elements.empty() ? Type::real : Type::reals;
    const std::vector<double> defaults = spread(fallback, std::max<std::size_t>(1, elements.size()), key);
    Declaration declaration =
        with_range(described(type, key, toml_list(defaults), help, source), range, unit, defaults);
    declaration.elements = elements;
    declaration.lever = true;
    const toml::node* node = reading_->accept(prefix_, declaration);
    return reading_->add_lever(declaration.key, node ? numbers_of(*node, declaration) : defaults);
}

Lever Section::lever(std::string_view key, std::size_t fallback, const std::vector<std::string>& words,
                     std::string_view help, std::string_view source) const {
    const std::string default_word = toml_quoted(word(words, fallback, key));
    Declaration declaration = of_words(described(Type::choice, key, default_word, help, source), words);
    declaration.lever = true;
    const toml::node* node = reading_->accept(prefix_, declaration);
    const double index = node ? numbers_of(*node, declaration).front() : static_cast<double>(fallback);
    return reading_->add_lever(declaration.key, {index});
}

Lever Section::pulse(std::string_view key, Range range, std::string_view unit, std::string_view help,
                     std::string_view source) const {
    Declaration declaration =
        with_range(described(Type::real, key, toml_real(0), help, source), range, unit, {0});
    declaration.lever = declaration.pulse = true;
    const std::string name(key);
    if (reading_->accept(prefix_, declaration) != nullptr)
        problem(key, "happens in one tick; allowed: [[intervention]] with at = 260 and set = { \"" + name +
                         "\" = ... }");
    return reading_->add_lever(name, {0});
}

}  // namespace concord
