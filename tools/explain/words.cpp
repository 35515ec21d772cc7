#include "tools/explain/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace concord {

std::string plain(std::string word) {
    std::ranges::replace(word, '_', ' ');
    return word;
}

std::string at_tick(const std::string& unit, Tick t) {
    return fmt::format("{} {}", unit == "1" ? "tick" : unit, t);
}

std::string option(const Explanation& why, std::size_t n) {
    return plain(why.options.at(n));
}

std::string who(const Account& account) {
    std::string text = fmt::format("{}, {}: person {}", account.file,
                                   at_tick(account.tick_unit, account.tick), account.agent);
    std::string more;
    for (const auto& [name, value] : account.why.about) {
        if (&name == &account.why.about.front().first)
            text += ", " + value;
        else
            more += (more.empty() ? "" : "; ") + name + ": " + value;
    }
    return text + "\n" + more + "\n";
}

namespace {
std::string dice(const Explanation& why) {
    return fmt::format("(drew {:.4f}; reviews below {:.4f})", why.review_draw, why.review_chance);
}

std::string when_else(const Account& account) {
    const auto tick = [&](Tick t) { return at_tick(account.tick_unit, t); };
    std::string text = account.last ? fmt::format("Reviewed last in {}", tick(*account.last))
                       : account.standing.in_place < account.tick
                           ? fmt::format("Has not reviewed since coming in {}",
                                         tick(account.tick - account.standing.in_place))
                           : std::string("Has not reviewed since the start");
    if (account.next)
        text += fmt::format(", and does next in {}.\n", tick(*account.next));
    else if (account.leaves)
        text += fmt::format(", and leaves in {} without doing so again.\n", tick(*account.leaves));
    else
        text += ", and does not again before the run ends.\n";
    return text;
}

std::string outcome(const Account& account) {
    const Explanation& why = account.why;
    const std::size_t meant = why.reviews ? why.choice : why.before;
    const std::string later = at_tick(account.tick_unit, account.tick + 1);
    if (account.after.in_place == 0)
        return fmt::format("Left then; in {} a successor is there: {}.\n", later,
                           option(why, account.after.does));
    if (account.after.does != meant)
        return fmt::format("In {}: {}, by an intervention or by whoever holds a joint post.\n", later,
                           option(why, account.after.does));
    return fmt::format("In {}: {}.\n", later, option(why, account.after.does));
}
}  // namespace

std::string what_happened(const Account& account) {
    const Explanation& why = account.why;
    std::string text;
    if (why.reviews)
        text = fmt::format("Reviews {}: until now {}, chooses {}.\n", dice(why), option(why, why.before),
                           option(why, why.choice));
    else
        text = fmt::format("Does not review {}: goes on with {}.\n{}", dice(why), option(why, why.before),
                           when_else(account));
    for (const std::string& note : why.notes) text += "Note: " + note + ".\n";
    return text + outcome(account);
}

}  // namespace concord
