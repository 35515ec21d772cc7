#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/core/draws.hpp"
#include "models/ics/setup/build.hpp"

namespace concord::bench {

/// What a loop for nothing else needs of England: who works where and who depends on whom (which the engine
/// derives from the tables), and what is drawn.
struct EnglandOnPaper {
    std::vector<std::string> tables;          // files
    std::vector<std::uint32_t> first_person;  // of each post; one more than posts
    std::vector<double> turnover;             // of each post, a week
    std::vector<std::uint32_t> first_link;    // of each organisation; one more than organisations
    std::vector<std::uint32_t> partner;       // of each link
    std::vector<double> weight;               // of each link
    std::vector<double> mix;                  // of behaviours at the start
    double trust;                             // at the start
    Stream behave, dispose, tie, tenure;
};

/// The people of England and their ties, as arrays.
struct EnglandByHand {
    std::vector<double> numbers;  // in the tables, in the order they stand there
    std::vector<std::uint32_t> post, neighbour, link_ties;
    std::vector<std::uint8_t> behaviour, next_behaviour;
    std::vector<std::uint16_t> tenure, next_tenure, tie_link;
    std::vector<float> disposition, next_disposition, trust, next_trust;
};

/// Reads the tables, with no check of what they hold; then draws everybody, with eight ties each, in one
/// loop.
EnglandByHand england_by_hand(const EnglandOnPaper&, const Draws&);

}  // namespace concord::bench
