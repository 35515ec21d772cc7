#pragma once
#include <string>

namespace concord {

/// Something that a model does, for those who ask: `concord describe` tells it, next to the parameters.
struct Mechanism {
    std::string name;      // as the code calls it: "contest"
    std::string kind;      // "incentive of a post", "process"...
    std::string help;      // a sentence without its full stop
    std::string equation;  // in the symbols that the help of the parameters has; may be empty
    std::string source;    // author, year; may be empty
};

}  // namespace concord
