#pragma once
#include <string>

namespace concord::bench {

/// What the figures were measured on.
struct Machine {
    std::string processor;  // model
    unsigned cores = 0;     // that the program may use
    std::string vector_unit;
    std::string compiler;
    std::string program;  // version and commit
};
Machine this_machine();

}  // namespace concord::bench
