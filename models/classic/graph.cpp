#include "models/classic/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/network/generators.hpp"

namespace concord::classic {

namespace {
const std::vector<std::string> kinds{"complete", "cycle",          "ring",       "star",        "lattice",
                                     "random",   "random-regular", "scale-free", "small-world", "file"};

std::uint32_t side_of(std::uint32_t agents) {
    return static_cast<std::uint32_t>(std::lround(std::sqrt(agents)));
}

Ties star(std::uint32_t agents) {
    std::vector<Tie> ties;
    for (std::uint32_t me = 1; me < agents; ++me) ties.push_back({0, me});
    return undirected(agents, ties);
}

Ties cycle(std::uint32_t agents) {
    return agents > 3 ? network::ring(agents, 1) : complement(directed(agents, {}));
}
}  // namespace

Graph::Graph(const Section& config, const Usual& usual) : kind(read_kind(config, usual)) {
    read_edges(config);
    agents = static_cast<std::uint32_t>(
        config.whole("model.agents", edges ? std::max(edges->agents, 1u) : usual.agents, {1, 1e8}, "agent",
                     "how many there are; of a graph from a file, as many as it names"));
    degree = config.real("model.degree", usual.degree, {0, 1e6}, "neighbour",
                         "of ring, lattice, random (the mean), random-regular, scale-free, small-world");
    rewired = config.share("model.rewired", 0.1, "ties of a small-world that lead anywhere");
    check(config);
}

std::string Graph::read_kind(const Section& config, const Usual& usual) const {
    const std::vector<std::string> words(kinds.begin() + (usual.complete ? 0 : 1), kinds.end());
    const auto fallback = std::ranges::find(words, usual.kind) - words.begin();
    return words[config.choice("model.graph", static_cast<std::size_t>(fallback), words,
                               "who is whose neighbour")];
}

void Graph::read_edges(const Section& config) {
    const std::string name = config.text("model.edges", "", "of a graph from a file: its list of ties");
    if (kind != "file") return;
    if (name.empty()) return config.problem("model.edges", "must name the file of a list of ties");
    path = (std::filesystem::path(config.document().folder()) / name).string();
    edges = std::make_shared<const network::EdgeList>(network::load_edge_list(path));
}

void Graph::check(const Section& config) const {
    if (edges && edges->agents > agents)
        config.problem("model.agents",
                       fmt::format("{} names agent {}; they count from 0", path, edges->agents - 1));
    if (kind == "lattice" && (side_of(agents) < 3 || side_of(agents) * side_of(agents) != agents))
        config.problem("model.agents", "a square lattice has 9, 16, 25... agents");
    if (const std::string fault = fault_of_degree(); !fault.empty()) config.problem("model.degree", fault);
}

std::string Graph::fault_of_degree() const {
    if (kind == "complete" || kind == "cycle" || kind == "star" || kind == "file") return {};
    if (degree > agents - 1.0) return fmt::format("nobody of {} agents has so many neighbours", agents);
    if (kind == "random") return {};
    const auto whole = static_cast<std::uint64_t>(degree);
    if (static_cast<double>(whole) != degree) return "must be a whole number on a graph of this kind";
    if (kind == "lattice") return whole == 4 || whole == 8 ? "" : "must be 4 or 8 on a lattice";
    if (kind == "random-regular")
        return whole * agents % 2 == 0 ? "" : "an odd number of agents needs an even number of neighbours";
    if (whole % 2 == 1) return "must be even on a graph of this kind";
    return kind == "scale-free" && whole == 0 ? "must be at least 2 on a graph of this kind" : "";
}

Ties Graph::build(const Draws& draws, Stream stream) const {
    const auto whole = static_cast<std::uint32_t>(degree);
    if (kind == "complete") return {};
    if (kind == "cycle") return cycle(agents);
    if (kind == "star") return star(agents);
    if (kind == "file") return undirected(agents, edges->ties);
    if (kind == "ring") return network::ring(agents, whole / 2);
    if (kind == "random") return network::random(agents, degree, draws, stream);
    if (kind == "random-regular") return network::random_regular(agents, whole, draws, stream);
    if (kind == "scale-free") return network::scale_free(agents, whole / 2, draws, stream);
    if (kind == "small-world") return network::small_world(agents, whole / 2, rewired, draws, stream);
    return network::lattice(side_of(agents), side_of(agents),
                            whole == 4 ? network::Neighbourhood::von_neumann : network::Neighbourhood::moore,
                            network::Border::torus);
}

std::vector<std::string> Graph::inputs() const {
    return edges ? std::vector{path} : std::vector<std::string>{};
}

std::vector<std::string> Graph::notes() const {
    if (!edges) return {};
    std::vector<bool> tied(std::max(agents, edges->agents));
    for (const Tie& tie : edges->ties) tied[tie.from] = tied[tie.to] = true;
    const auto alone = std::ranges::count(tied, false);
    if (alone == 0) return {};
    return {fmt::format("{} of {} agents have no tie in {}", alone, agents, path)};
}

}  // namespace concord::classic
