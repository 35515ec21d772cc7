#include <algorithm>
#include <numeric>

#include "engine/config/declaration.hpp"

namespace concord {

namespace {
std::string lower(std::string word) {
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return word;
}

// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return last[b.size()];
}
}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
    // A third of the letters wrong is a slip; more is another word.
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string found;
    for (const std::string& candidate : known) {
        const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
        if (longer - shorter >= best) continue;
        const std::size_t d = distance(lower(word), lower(candidate));
        if (d >= best || d >= longer) continue;
        best = d;
        found = candidate;
    }
    return found;
}

}  // namespace concord
