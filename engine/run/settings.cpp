#include "engine/run/settings.hpp"

namespace concord {

namespace {
constexpr double largest = 4294967295.0;  // of 32 bits

std::vector<std::string> chosen_groups(const Section& config) {
    std::vector<std::string> groups;
    if (config.flag("record.organisation", true, "record every organisation"))
        groups.push_back("organisation");
    if (config.flag("record.person", false, "record every person: a byte or two a person and record"))
        groups.push_back("person");
    if (config.flag("record.tie", false, "record every tie and link: large")) {
        groups.push_back("tie");
        groups.push_back("link");
    }
    return groups;
}
}  // namespace

RunSettings::RunSettings(const Section& config, Tick ticks_of_model)
    : ticks(static_cast<Tick>(
          config.whole("run.ticks", ticks_of_model, {0, 1e9}, "tick", "length of the run"))),
      seed(static_cast<std::uint32_t>(
          config.whole("run.seed", 1, {0, largest}, "1", "key of the random numbers"))),
      replicate(static_cast<std::uint32_t>(config.whole("run.replicate", 0, {0, largest}, "1",
                                                        "number of the replicate: other draws, same seed"))),
      record_every(static_cast<Tick>(config.whole("run.record_every", 1, {1, 1e9}, "tick",
                                                  "ticks between records; the last is always recorded"))),
      variables(config.texts("record.variables", {},
                             "observables to record, * for any part of a name; none = all")),
      groups(chosen_groups(config)),
      asked_groups(
          config.texts("record.groups", {}, "further groups of the model to record whole: site, agent...")) {}

}  // namespace concord
