#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

/// Trusts of 2022 that have merged since: how the flows of both sides add up to those of the trust of today.
struct Mergers {
    std::map<std::string, std::pair<std::size_t, double>>
        successor;                       // by predecessor: trust, share of its flows
    std::map<std::size_t, double> kept;  // by successor: share left to its own flows
};

Mergers load_mergers(const std::string& path, const Codes& trusts) {
    Table table = Table::load(path, {"predecessor", "successor", "share_of_successor"});
    table.check_unique({"predecessor"});
    Mergers mergers;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t successor = table.code(row, "successor", trusts);
        const double share = table.number(row, "share_of_successor", {0, 1});
        mergers.successor[table.text(row, "predecessor")] = {successor, share};
        double& kept = mergers.kept.try_emplace(successor, 1.0).first->second;
        kept -= share;
        if (kept < 0) table.problem(row, "share_of_successor", "the shares of one successor exceed 1");
    }
    table.finish();
    return mergers;
}

void note_flows(const std::set<std::string>& taken_over, std::size_t moved, const Mergers& mergers,
                EnglandTables& england) {
    if (moved > 0)
        england.notes.push_back(fmt::format(
            "Patient flows from districts of 2021 that merged by 2024: {}; taken to the districts of 2024.",
            moved));
    std::vector<std::string> pairs;
    for (const std::string& predecessor : taken_over)
        pairs.push_back(fmt::format("{} into {}", predecessor,
                                    england.trusts[mergers.successor.at(predecessor).first].code));
    if (!pairs.empty())
        england.notes.push_back(
            fmt::format("Trusts of the flows of 2022 that merged since: {} ({}); their flows count as the "
                        "share of the successor's that trust_mergers.csv assumes.",
                        pairs.size(), fmt::join(pairs, ", ")));
}

}  // namespace

void load_flows(const std::string& path, const std::string& mergers_path, const MergedDistricts& merged,
                EnglandTables& england) {
    const Mergers mergers = load_mergers(mergers_path, england.trust_codes);
    Table table = Table::load(path, {"trust_ods", "ltla21", "share_of_trust_patients"});
    table.check_unique({"trust_ods", "ltla21"});
    std::set<std::string> taken_over;
    std::size_t moved = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t district = district_of(table, row, merged, england.district_codes);
        const double share = table.number(row, "share_of_trust_patients", {0, 1});
        moved += merged.count(table.optional_text(row, "ltla21"));
        const auto merger = mergers.successor.find(table.text(row, "trust_ods"));
        if (merger != mergers.successor.end()) {
            taken_over.insert(merger->first);
            england.flows.push_back({merger->second.first, district, share * merger->second.second});
            continue;
        }
        const std::size_t trust = table.code(row, "trust_ods", england.trust_codes);
        const auto kept = mergers.kept.find(trust);
        england.flows.push_back({trust, district, kept == mergers.kept.end() ? share : share * kept->second});
    }
    table.finish();
    note_flows(taken_over, moved, mergers, england);
}

}  // namespace concord::ics
