#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/config/section.hpp"
#include "engine/core/draws.hpp"
#include "engine/network/edge_list.hpp"

namespace concord::classic {

/// The agents and the graph they live on, as a configuration names it:
///   complete        everybody is a neighbour of everybody else
///   cycle, ring     a circle of 2, or of model.degree, neighbours
///   star            agent 0 is the neighbour of all others, and their only one
///   lattice         a square torus of 4 or 8 neighbours
///   random          each pair tied with equal probability; model.degree is the mean
///   random-regular  random, of model.degree neighbours each
///   scale-free      preferential attachment, model.degree / 2 ties a newcomer, so that it is about the mean
///   small-world     a ring where model.rewired of the ties lead anywhere
///   file            the list of ties model.edges, found beside the scenario
struct Graph {
    /// What graph, and how many agents of how many neighbours, where the configuration does not say.
    struct Usual {
        std::string kind;
        std::uint32_t agents;
        double degree;
        bool complete = true;  // whether it may be complete
    };

    /// Notes the problems of a graph that cannot be. Throws InputError for a bad list of ties.
    Graph(const Section&, const Usual&);

    /// Who is whose neighbour: none for the complete graph, which is too large to be listed.
    Ties build(const Draws&, Stream) const;

    bool is_complete() const { return kind == "complete"; }
    /// The files read, and what is to be known of them.
    std::vector<std::string> inputs() const;
    std::vector<std::string> notes() const;

    std::string kind;
    std::uint32_t agents;
    double degree, rewired;
    std::string path;                                // of the list of ties
    std::shared_ptr<const network::EdgeList> edges;  // none unless from a file

  private:
    std::string read_kind(const Section&, const Usual&) const;
    void read_edges(const Section&);
    void check(const Section&) const;
    std::string fault_of_degree() const;
};

}  // namespace concord::classic
