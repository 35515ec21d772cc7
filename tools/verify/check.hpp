#pragma once
#include <functional>
#include <string>
#include <vector>

namespace concord {

/// One number a check looked at.
struct Finding {
    enum class Relation { equal, near, below, above };
    std::string what;  // "N = 10, r = 1.1: share fixated"
    Relation relation;
    double expected, found;
    double allowed = 0;     // near: the largest difference that passes
    std::string allowance;  // what that is: "published tolerance", "4 standard errors of 2000 populations"

    bool passed() const;
};

/// A published result that the program must reproduce.
struct Check {
    std::string name;    // "spatial-dilemma/asymptotic-share": the world, then what
    std::string source;  // author, year
    bool full = false;   // too long for the quick set
    std::function<std::vector<Finding>()> run;
};

/// Makes a check known; returns true, so that a constant can hold the call.
bool add_check(Check check);
/// All checks, by name.
const std::vector<Check>& checks();

/// Found - a share of successes in `trials` independent trials - must be near the exact probability: within
/// `sigmas` standard errors. The chance of a false alarm is that of a normal variable: 4 sigmas 6 in 100,000.
Finding share_near(std::string what, double expected, double found, double trials, double sigmas = 4);

/// Mean and standard error of a sample.
struct SampleMean {
    double mean, standard_error;
};
SampleMean sample_mean(const std::vector<double>& sample);

}  // namespace concord
