#include "engine/output/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <ctime>

namespace concord {

namespace {
std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}
}  // namespace

Provenance provenance_of_now() {
    Provenance provenance;
    provenance.build = build_identity();
    provenance.started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    provenance.host = host_name();
    return provenance;
}

std::string program_of(const BuildIdentity& build) {
    const std::string changed = build.tree == "dirty" ? " (dirty)" : "";
    return fmt::format("concord {}, commit {}{}", build.version, build.commit.substr(0, 12), changed);
}

}  // namespace concord
