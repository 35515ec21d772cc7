#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace concord::ics {

/// The codes of one kind of thing ("district"), in the order they were met, and the index of each.
class Codes {
  public:
    explicit Codes(std::string meaning) : meaning_(std::move(meaning)) {}

    /// The index of the code, newly given if it was not known.
    std::size_t add(const std::string& code) {
        const auto [entry, fresh] = indices_.try_emplace(code, all_.size());
        if (fresh) all_.push_back(code);
        return entry->second;
    }
    std::optional<std::size_t> find(const std::string& code) const {
        const auto entry = indices_.find(code);
        return entry == indices_.end() ? std::nullopt : std::optional(entry->second);
    }
    const std::vector<std::string>& all() const { return all_; }
    std::size_t size() const { return all_.size(); }
    const std::string& meaning() const { return meaning_; }

  private:
    std::string meaning_;
    std::vector<std::string> all_;
    std::unordered_map<std::string, std::size_t> indices_;
};

/// "unknown district (nearest: E06000001); 296 are known" for a message.
std::string unknown_code(const std::string& code, const Codes& known);

}  // namespace concord::ics
