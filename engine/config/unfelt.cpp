#include <algorithm>

#include "engine/config/lever_text.hpp"
#include "engine/config/schedule.hpp"

namespace concord {

namespace {
/// What never comes to anything. The parts of an intervention that waits by system, say, have one text, and
/// one of them that does is enough.
class Idle {
  public:
    void add(const std::string& text, bool comes_to_something) {
        std::vector<std::string>& texts = comes_to_something ? busy_ : idle_;
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
    }
    std::vector<std::string> texts() && {
        std::erase_if(idle_,
                      [&](const std::string& text) { return std::ranges::find(busy_, text) != busy_.end(); });
        return std::move(idle_);
    }

  private:
    std::vector<std::string> busy_, idle_;
};
}  // namespace

std::vector<std::string> Schedule::unfelt(const Counts& counts) const {
    Idle idle;
    for (const Change& change : changes_) {
        const Declaration& lever = levers_[change.lever];
        const auto is_felt = [&](std::size_t cell) { return counts(lever, cell); };
        if (change.cells.empty()) continue;
        idle.add(lever.key + " = " + text_of(change.target, lever) + in_parentheses(change.where),
                 std::ranges::any_of(change.cells, is_felt));
    }
    return std::move(idle).texts();
}

std::vector<std::string> Schedule::undone(const Inhabited& inhabited) const {
    Idle idle;
    for (const Planned& planned : deeds_) {
        if (planned.deed.cells.empty()) continue;
        idle.add(planned.text + in_parentheses(planned.where),
                 std::ranges::any_of(planned.deed.cells, inhabited));
    }
    return std::move(idle).texts();
}

}  // namespace concord
