#include "tests/bench/machine.hpp"

#include <fstream>
#include <thread>

#include "engine/core/vector_unit.hpp"
#include "engine/output/provenance.hpp"

namespace concord::bench {

namespace {
std::string processor() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown processor";
}
}  // namespace

Machine this_machine() {
    const BuildIdentity build = build_identity();
    return {processor(), std::thread::hardware_concurrency(), std::string(name_of(vector_unit())),
            build.compiler, program_of(build)};
}

}  // namespace concord::bench
