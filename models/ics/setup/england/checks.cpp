#include <fmt/format.h>

#include <algorithm>

#include "models/ics/setup/england/readers.hpp"

namespace concord::ics {

namespace {

/// Collects what is wrong, table by table.
class Check {
  public:
    explicit Check(const std::string& folder) : folder_(folder) {}

    void require(bool holds, const char* file, std::string text) {
        if (!holds) problems_.push_back({table_path(folder_, file), 0, 0, std::move(text)});
    }
    void finish() const {
        if (!problems_.empty()) throw InputError(problems_);
    }

  private:
    std::string folder_;
    std::vector<Problem> problems_;
};

bool some_of_each(const Patients& patients) {
    return patients.registered > 0 && patients.core > 0 && patients.mental_health > 0 &&
           patients.community > 0;
}

void check_patients(const EnglandTables& england, Check& check) {
    std::vector<Patients> in_district(england.districts.size()), in_system(england.systems.size()),
        in_network(england.network_codes.size()), networked(england.systems.size());
    for (const auto& practice : england.practices) {
        in_district[practice.district] += practice.patients;
        in_system[practice.system] += practice.patients;
        if (!practice.network) continue;
        in_network[*practice.network] += practice.patients;
        networked[practice.system] += practice.patients;
    }
    const auto each = [&](const std::vector<Patients>& sums, const auto& code_of, const char* what) {
        for (std::size_t n = 0; n < sums.size(); ++n)
            check.require(
                some_of_each(sums[n]), "gp_practices.csv",
                fmt::format("{} {}: no registered or no weighted patients; expected some", what, code_of(n)));
    };
    each(
        in_district, [&](std::size_t l) { return england.districts[l].code; }, "district");
    each(
        in_system, [&](std::size_t s) { return england.systems[s].code; }, "integrated care board");
    each(
        in_network, [&](std::size_t n) { return england.network_codes.all()[n]; }, "primary care network");
    for (std::size_t s = 0; s < networked.size(); ++s)
        check.require(
            networked[s].registered > 0, "gp_practices.csv",
            fmt::format("integrated care board {}: none of its practices is in a primary care network; "
                        "expected at least one",
                        england.systems[s].code));
}

void check_residents(const EnglandTables& england, Check& check) {
    std::vector<double> in_district(england.districts.size()), in_system(england.systems.size());
    std::vector<bool> has_district(england.systems.size());
    for (const auto& part : england.residents) {
        in_district[part.district] += part.population;
        in_system[part.system] += part.population;
    }
    for (const auto& district : england.districts) has_district[district.system] = true;
    for (std::size_t l = 0; l < in_district.size(); ++l)
        check.require(
            in_district[l] == england.districts[l].population, "ltla24_icb24_pop.csv",
            fmt::format("district {}: {} residents in all systems; expected {} as in ltla24.csv",
                        england.districts[l].code, in_district[l], england.districts[l].population));
    for (std::size_t s = 0; s < in_system.size(); ++s)
        check.require(
            in_system[s] > 0 && has_district[s], "ltla24.csv",
            fmt::format("integrated care board {}: no district is mainly its own; expected at least one",
                        england.systems[s].code));
}

void check_trusts(const EnglandTables& england, Check& check) {
    check.require(!england.trusts.empty(), "trusts.csv", "no trust of England; expected at least one");
    for (const auto& trust : england.trusts) {
        const bool known = std::any_of(england.trusts.begin(), england.trusts.end(), [&](const auto& other) {
            return other.kind == trust.kind && other.staff.has_value();
        });
        check.require(known, "trusts.csv",
                      fmt::format("trust {}: no staff, and no other {} trust has any to take the median of",
                                  trust.code, kind_names()[static_cast<std::size_t>(trust.kind)]));
    }
}

}  // namespace

void check_england(const std::string& folder, const EnglandTables& england) {
    Check check(folder);
    check_patients(england, check);
    check_residents(england, check);
    check_trusts(england, check);
    check.finish();
}

}  // namespace concord::ics
