#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace concord::ics {

/// What a person does about working with other organisations.
enum class Behaviour : std::uint8_t {
    compete,      // D: looks after the own silo
    lip_service,  // L: professes collaboration, does not do it
    collaborate,  // C
};
constexpr std::size_t behaviours = 3;

enum class Tier : std::uint8_t { board, senior_manager, middle_manager, front_line, public_voice };
constexpr std::size_t tiers = 5;
constexpr std::size_t staff_tiers = 4;  // all but the public voices

enum class Kind : std::uint8_t {
    acute,
    mental_health,
    community,
    ambulance,
    specialist,
    primary_care_network,
    council,           // adult social care of an upper-tier authority
    voluntary,         // the voluntary sector of a district, as one body
    integrated_board,  // the integrated care board (ICB) itself
};
constexpr std::size_t kinds = 9;

const std::vector<std::string>& behaviour_names();
const std::vector<std::string>& tier_names();
const std::vector<std::string>& staff_tier_names();
const std::vector<std::string>& kind_names();

}  // namespace concord::ics
