#include <algorithm>
#include <filesystem>

#include "models/ics/setup/england/england.hpp"
#include "models/ics/setup/england/shipped.hpp"

namespace concord::ics {

namespace {

void read_world(const Section& config, EnglandParameters& england) {
    england.systems =
        config.texts("world.systems", {}, "codes of the integrated care boards to build (QF7); none = all");
    const std::string data =
        config.text("world.data", "",
                    "folder of England's tables, from the scenario's own folder; none = the shipped ones");
    england.folder =
        data.empty() ? shipped_tables() : (std::filesystem::path(config.document().folder()) / data).string();
    if (!std::filesystem::is_directory(england.folder))
        config.problem("world.data", "there is no folder " + england.folder);
    const std::size_t need =
        config.choice("world.need", 0, {"data", "equal"},
                      "need from the weighted populations, or equal to the budget everywhere");
    england.need = static_cast<EnglandParameters::Need>(need);
    england.least_link = config.share("world.least_link", england.least_link,
                                      "share of an organisation's links below which a link is left out");
}

void read_people(const Section& config, EnglandParameters& england) {
    england.front_line_share = config.share("people.front_line_share", england.front_line_share,
                                            "share of the front line made into agents");
    england.staff_per_gp = config.real("people.staff_per_gp", england.staff_per_gp, {1, 20}, "person",
                                       "staff of a general practice, doctors included, a full-time doctor");
    england.spend_per_worker =
        config.real("people.spend_per_worker", england.spend_per_worker, {5, 1000}, "GBP thousand",
                    "gross adult social care spend of 2016-17 a worker");
    england.integrated_board_staff =
        config.real("people.integrated_board_staff", england.integrated_board_staff, {3, 10000}, "person",
                    "staff of an integrated care board");
    england.voluntary_staff = config.real("people.voluntary_staff", england.voluntary_staff, {3, 10000},
                                          "person", "staff of the voluntary sector of a district");
}

}  // namespace

EnglandParameters england_parameters(const Section& config) {
    EnglandParameters england;
    read_world(config, england);
    read_people(config, england);
    auto& by_kind = england.spend_by_kind;
    const std::vector<double> spend =
        config.reals("resources.spend_by_kind", {by_kind.begin(), by_kind.end()}, kind_names(), {1e-6, 100},
                     "1", "spend a head of the people served, acute hospitals = 1");
    std::copy(spend.begin(), spend.end(), by_kind.begin());
    return england;
}

EnglandParameters check_systems(const EnglandParameters& england, const EnglandTables& tables,
                                const Section& config) {
    EnglandParameters known = england;
    known.systems.clear();
    for (const std::string& system : england.systems)
        if (tables.system_codes.find(system))
            known.systems.push_back(system);
        else
            config.problem("world.systems", system + ": " + unknown_code(system, tables.system_codes));
    return known;
}

}  // namespace concord::ics
