#include "tools/verify/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace concord {

namespace {
std::vector<Check>& known() {
    static std::vector<Check> all;
    return all;
}
}  // namespace

bool Finding::passed() const {
    switch (relation) {
        case Relation::equal:
            return found == expected;
        case Relation::near:
            return std::abs(found - expected) <= allowed;
        case Relation::below:
            return found < expected;
        case Relation::above:
            return found > expected;
    }
    return false;
}

bool add_check(Check check) {
    known().push_back(std::move(check));
    std::ranges::sort(known(), {}, &Check::name);
    return true;
}

const std::vector<Check>& checks() {
    return known();
}

Finding share_near(std::string what, double expected, double found, double trials, double sigmas) {
    const double error = std::sqrt(expected * (1 - expected) / trials);
    return {std::move(what), Finding::Relation::near,
            expected,        found,
            sigmas * error,  fmt::format("{} standard errors of {} trials", sigmas, trials)};
}

SampleMean sample_mean(const std::vector<double>& sample) {
    const auto n = static_cast<double>(sample.size());
    double sum = 0, squares = 0;
    for (double value : sample) sum += value;
    for (double value : sample) squares += (value - sum / n) * (value - sum / n);
    return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

}  // namespace concord
