#include "engine/config/assignment.hpp"

#include <algorithm>

#include "engine/config/check.hpp"
#include "engine/config/reading.hpp"
#include "engine/config/toml_text.hpp"

namespace concord {

namespace {
Assignment assignment_of(const Entry& entry) {
    Assignment read{entry.key, {}, false, entry.spot.place};
    if (const toml::array* list = entry.spot.node->as_array()) {
        read.is_list = true;
        for (const toml::node& value : *list) read.values.push_back(toml_text(value));
    } else {
        read.values.push_back(toml_text(*entry.spot.node));
    }
    return read;
}
}  // namespace

std::string Assignment::value() const {
    std::string all;
    for (const std::string& one : values) all += (all.empty() ? "" : ", ") + one;
    return is_list ? "[" + all + "]" : all;
}

std::vector<Assignment> Section::assignments(std::string_view key) const {
    const std::string path = prefix_ + std::string(key), name = key_of(path);
    reading_->claimed.insert(name);
    if (prefix_.empty()) reading_->own_tables.insert(name);
    const Spot spot = find(reading_->tree(), path);
    if (spot.node == nullptr) return {};
    if (!spot.node->is_table()) {
        reading_->note(spot, name, "is " + type_of(*spot.node) + "; allowed: a table of keys and values");
        return {};
    }
    std::vector<Assignment> read;
    for (const Entry& entry : flattened(reading_->tree(), *spot.node->as_table()))
        read.push_back(assignment_of(entry));
    std::ranges::sort(read, {}, &Assignment::key);
    return read;
}

bool Section::accepts(const Assignment& assignment, bool each_entry) const {
    const auto& known = reading_->parameters;
    const auto declaration = std::ranges::find(known, assignment.key, &Declaration::key);
    if (declaration == known.end()) {
        std::vector<std::string> keys;
        for (const Declaration& one : known) keys.push_back(one.key);
        problem(assignment, "is no parameter of this world" + suggestion(assignment.key, keys));
        return false;
    }
    if (declaration->pulse) {
        problem(assignment, "happens in one tick; allowed: in [[intervention]] only");
        return false;
    }
    const std::vector<std::string> values = each_entry ? assignment.values : std::vector{assignment.value()};
    bool accepted = true;
    for (const std::string& value : values) {
        const toml::table parsed = toml::parse("value = " + value);
        for (const Fault& fault : faults_of(*parsed.get("value"), *declaration)) {
            reading_->note(assignment.place, assignment.key, shortened(value), fault.text);
            accepted = false;
        }
    }
    return accepted;
}

void Section::set_aside(std::string_view key) const {
    const std::string name = key_of(prefix_ + std::string(key));
    std::erase(reading_->arrays, name);
    reading_->claimed.insert(name);
}

void Section::problem(const Assignment& assignment, std::string_view text) const {
    reading_->note(assignment.place, assignment.key, shortened(assignment.value()), std::string(text));
}

}  // namespace concord
