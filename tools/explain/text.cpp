#include "tools/explain/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tools/explain/words.hpp"

namespace concord {

namespace {
constexpr std::size_t width = 13;

/// Nothing for nought: a term that does not touch an option.
std::string added(double value) {
    return value == 0 ? "" : fmt::format("{:+.4f}", value);
}

std::string cells(const std::vector<double>& values, std::string (*shown)(double)) {
    std::string text;
    for (const double value : values) text += fmt::format("{:>{}}", shown(value), width);
    return text;
}

std::string line(const std::string& name, const std::string& rest) {
    std::string text = fmt::format("  {:<22}{}", name, rest);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

std::string heads(const std::vector<std::string>& options) {
    std::string text;
    for (const std::string& option : options) text += fmt::format("{:>{}}", plain(option), width);
    return text;
}

std::string sum(double value) {
    return fmt::format("{:+.4f}", value);
}

std::string percent(double value) {
    return fmt::format("{:.1f}%", 100 * value);
}

/// Terms, their sum, and the chances that follow.
std::string table(const std::vector<std::string>& options, const std::vector<Reason>& reasons,
                  const std::vector<double>& utility, const std::vector<double>& probability) {
    std::string text = line("", heads(options));
    for (const Reason& reason : reasons)
        if (std::ranges::any_of(reason.adds, [](double value) { return value != 0; }))
            text += line(plain(reason.name), cells(reason.adds, added));
    return text + line("utility", cells(utility, sum)) + line("chance", cells(probability, percent));
}

/// "compete below 0.2600, lip service below 0.5990, else collaborate".
std::string lots(const Explanation& why) {
    std::string text;
    double reached = 0;
    for (std::size_t n = 0; n + 1 < why.options.size(); ++n) {
        reached += why.probability[n];
        text += fmt::format("{} below {:.4f}, ", option(why, n), reached);
    }
    return text + "else " + option(why, why.options.size() - 1);
}

std::string drawn(const Explanation& why) {
    return fmt::format("  {}: {:.4f} ({})\n", why.reviews ? "drew" : "would have drawn", why.draw, lots(why));
}

double size_of(const Influence& influence) {
    return std::accumulate(influence.adds.begin(), influence.adds.end(), 0.0,
                           [](double sum, double value) { return sum + std::abs(value); });
}

std::string line_of(const Influence& influence, const std::vector<std::string>& options) {
    std::string does = plain(influence.does);
    if (does.empty())
        for (std::size_t n = 0; n < options.size(); ++n)
            does += fmt::format("{}{} {:+.4f}", n == 0 ? "" : ", ", plain(options[n]), influence.adds[n]);
    const std::string number = influence.number == 1 ? "" : fmt::format("{:g} x ", influence.number);
    return fmt::format("  {:+.4f}  {:<16}  {}{}: {} ({} {:.3g})\n", size_of(influence), influence.kind,
                       number, influence.who, does, influence.weighs, influence.weight);
}

std::string influences(const Explanation& why) {
    constexpr std::size_t most = 24;
    std::string text;
    for (const Reason& reason : why.reasons) {
        if (reason.influences.empty()) continue;
        std::vector<Influence> sorted = reason.influences;
        std::ranges::stable_sort(sorted, std::greater<>(), size_of);
        text += fmt::format("\nWhose behaviour makes {}:\n", plain(reason.name));
        for (std::size_t n = 0; n < std::min(most, sorted.size()); ++n)
            text += line_of(sorted[n], why.options);
        if (sorted.size() > most)
            text += fmt::format("  and {} more: --json tells all\n", sorted.size() - most);
    }
    return text;
}

std::string counts(const std::vector<std::string>& options, const std::vector<std::size_t>& numbers) {
    std::string text;
    for (std::size_t n = 0; n < options.size(); ++n)
        text += fmt::format("{}{} {}", n == 0 ? "" : ", ", plain(options[n]), numbers[n]);
    return text;
}
}  // namespace

std::string text_of(const Account& account) {
    const Explanation& why = account.why;
    std::string text = who(account) + "\n" + what_happened(account);
    if (why.reasons.empty()) return text;
    text += why.reviews ? "\n" : "\nWhat it would have weighed:\n";
    return text + table(why.options, why.reasons, why.utility, why.probability) + drawn(why) +
           influences(why);
}

std::string text_of(const Mean& mean) {
    return fmt::format("{}, {}: {}: {} who choose, {} of them review\n", mean.file,
                       at_tick(mean.tick_unit, mean.tick), mean.of, mean.agents, mean.reviewing) +
           fmt::format(
               "now:   {}\nlater: {} (in {})\n\nMeans over all of them, whether they review or not:\n",
               counts(mean.options, mean.before), counts(mean.options, mean.after),
               at_tick(mean.tick_unit, mean.tick + 1)) +
           table(mean.options, mean.reasons, mean.utility, mean.probability);
}

namespace {
std::string beside(const std::string& name, const std::vector<double>& here, const std::vector<double>& there,
                   std::string (*shown)(double)) {
    return line(name, cells(here, shown) + "  |" + cells(there, shown) + (here == there ? "" : "  *"));
}

std::string side_by_side(const Explanation& here, const Explanation& there) {
    std::string text = line("", heads(here.options) + "  |" + heads(there.options));
    for (std::size_t n = 0; n < here.reasons.size(); ++n) {
        const auto &one = here.reasons[n].adds, &other = there.reasons[n].adds;
        const auto nothing = [](double value) { return value == 0; };
        if (!std::ranges::all_of(one, nothing) || !std::ranges::all_of(other, nothing))
            text += beside(plain(here.reasons[n].name), one, other, added);
    }
    return text + beside("utility", here.utility, there.utility, sum) +
           beside("chance", here.probability, there.probability, percent) + "  * differs\n";
}

std::string parted(const Account& here, const Account& there, const Parting& parting) {
    const auto tick = [&](Tick t) { return at_tick(here.tick_unit, t); };
    std::string text;
    if (!parting.of_terms)
        text = fmt::format("Up to {} all its terms are the same in both.\n", tick(here.tick));
    else {
        text =
            fmt::format("Parted in {}, when for the first time its terms differ:\n", tick(*parting.of_terms));
        text += line("", heads(here.why.options) + "  |" + heads(here.why.options));
        for (const Parting::Term& term : parting.terms)
            text += beside(plain(term.name), term.here, term.there, added);
    }
    if (parting.of_deeds)
        text += fmt::format("Did something else for the first time in {}: {} in {}, {} in {}.\n",
                            tick(*parting.of_deeds), option(here.why, parting.here), here.file,
                            option(here.why, parting.there), there.file);
    else
        text += fmt::format("Did the same in both up to {}.\n", tick(here.tick + 1));
    return text + (parting.same_draws ? "Both have the same random numbers.\n"
                                      : "They have other random numbers: seed or replicate differ.\n");
}
}  // namespace

std::string text_of(const Account& here, const Account& there, const Parting& parting) {
    std::string text;
    for (const Account* account : {&here, &there}) text += who(*account) + what_happened(*account) + "\n";
    if (!here.why.reasons.empty())
        text += fmt::format("{} | {}\n", here.file, there.file) + side_by_side(here.why, there.why) + "\n";
    return text + parted(here, there, parting);
}

}  // namespace concord
