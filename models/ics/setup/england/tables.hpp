#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/ics/kinds.hpp"
#include "models/ics/setup/england/codes.hpp"
#include "models/ics/setup/england/geography.hpp"

namespace concord::ics {

/// Registered patients, and as many again weighted by need for three kinds of service. Additive.
struct Patients {
    double registered = 0, core = 0, mental_health = 0, community = 0;  // persons

    Patients& operator+=(const Patients& other) {
        registered += other.registered;
        core += other.core;
        mental_health += other.mental_health;
        community += other.community;
        return *this;
    }
    Patients operator*(double share) const {
        return {registered * share, core * share, mental_health * share, community * share};
    }
};

/// Staff in post, full-time equivalents.
struct Staff {
    double senior = 0, middle = 0, front_line = 0;
    double all() const { return senior + middle + front_line; }
};

/// The tables of configs/england as read: codes resolved to indices, districts of 2021 mapped to those of
/// 2024, what is missing left missing. Where each table comes from, see PROVENANCE.md beside them.
struct EnglandTables {
    struct System {
        std::string code, name;
    };
    struct Council {  // an upper-tier authority
        std::string code, name;
        double spend = 0;  // gross adult social care, GBP thousand; 0 = not in the table
    };
    struct District {
        std::string code, name;
        std::size_t council, system;     // main system
        double population, deprivation;  // persons; average score
        double doctors = 0;              // general practitioners, full-time equivalents
    };
    struct Residents {  // of a district within a system
        std::size_t district, system;
        double population;
    };
    struct Practice {
        std::string code;
        Position position;
        std::size_t system, district;
        std::optional<std::size_t> network;
        Patients patients;
    };
    struct Trust {
        std::string code, name, region;
        std::size_t system;
        std::optional<Position> position;
        Kind kind;
        std::optional<Staff> staff;
    };
    struct Flow {
        std::size_t trust, district;
        double share;  // of the trust's admitted patients; merged trusts weighted
    };

    std::vector<System> systems;
    std::vector<Council> councils;
    std::vector<District> districts;
    std::vector<Residents> residents;
    std::vector<Practice> practices;
    std::vector<Trust> trusts;
    std::vector<Flow> flows;
    Codes system_codes{"integrated care board"};
    Codes council_codes{"upper-tier authority"};
    Codes district_codes{"district"};
    Codes network_codes{"primary care network"};
    Codes trust_codes{"trust"};
    std::vector<std::string> notes;  // what was mapped, merged or left out while reading
};

/// Reads and checks the tables of a folder. Throws InputError with every problem of the first table that has
/// any.
EnglandTables load_england(const std::string& folder);

/// The files load_england() reads, for the record of what a run was made from.
std::vector<std::string> england_files(const std::string& folder);

}  // namespace concord::ics
