#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "models/ics/setup/blueprint.hpp"
#include "models/ics/setup/england/tables.hpp"

namespace concord::ics {

/// What of England is built, and the assumptions where no table says.
struct EnglandParameters {
    enum class Need { data, equal };  // equal: the need of an organisation is its budget, to the bit

    std::vector<std::string> systems;  // codes of integrated care boards; empty = all
    std::string folder;                // of the tables
    Need need = Need::data;
    double least_link = 0.01;             // share of an organisation's links below which one is dropped
    double front_line_share = 1;          // of the front line that is made into agents
    double staff_per_gp = 4;              // practice staff, doctors included, a full-time doctor
    double spend_per_worker = 50;         // GBP thousand of gross social care spend a worker
    double integrated_board_staff = 400;  // persons
    double voluntary_staff = 20;          // persons, in the voluntary body of a district
    // Spend a head of the people served, acute hospitals = 1, in the order of Kind: rough shares of English
    // public spending about 2022. Voluntary bodies: what public bodies pay them. Integrated boards: their
    // running costs.
    std::array<double, kinds> spend_by_kind{1, 0.2, 0.12, 0.04, 0.06, 0.14, 0.28, 0.03, 0.015};
};

/// Reads the parameters; touches no table, so that they can be described without any.
EnglandParameters england_parameters(const Section&);

/// Notes at `world.systems` every code that is none of the tables', and returns the parameters without them,
/// so that what else is wrong in the configuration can be told too.
EnglandParameters check_systems(const EnglandParameters&, const EnglandTables&, const Section&);

/// England, or the chosen systems of it: trusts, primary care networks, councils, voluntary bodies,
/// integrated boards; the districts they serve; and who depends on whom. Throws InputError for an unknown
/// system.
Blueprint england(const EnglandParameters&, const EnglandTables&);

/// The same, with the tables read from `folder`. Throws InputError for what is wrong in them.
Blueprint england(const EnglandParameters&, const std::string& folder);

}  // namespace concord::ics
