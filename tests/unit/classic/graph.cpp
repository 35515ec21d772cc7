#include "models/classic/graph.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/unit/classic/running.hpp"

namespace concord::classic {
namespace {

using test::graph_of;
using test::message_of;
using test::Scratch;

Graph graph(const std::string& keys) {
    const Document document = Document::parse("[model]\n" + keys, "scenario");
    const Section config(document);
    const Graph read(config, {"complete", 100, 4});
    config.finish();
    return read;
}

Ties ties(const std::string& keys) {
    Draws draws(1, 0);
    return graph(keys).build(draws, draws.stream("graph"));
}

std::vector<std::size_t> degrees(const Ties& of) {
    std::vector<std::size_t> found(of.rows());
    for (std::size_t row = 0; row < of.rows(); ++row) found[row] = of.degree(row);
    return found;
}

std::string fault(const std::string& keys) {
    return message_of<InputError>([&] { graph(keys); });
}

TEST(Graph, HasTheNeighboursItsKindSays) {
    EXPECT_EQ(ties("graph = 'complete'").rows(), 0u);
    EXPECT_EQ(degrees(ties("graph = 'cycle'\nagents = 5")), std::vector<std::size_t>(5, 2));
    EXPECT_EQ(degrees(ties("graph = 'cycle'\nagents = 3")), std::vector<std::size_t>(3, 2));
    EXPECT_EQ(degrees(ties("graph = 'cycle'\nagents = 2")), std::vector<std::size_t>(2, 1));
    EXPECT_EQ(degrees(ties("graph = 'cycle'\nagents = 1")), std::vector<std::size_t>(1, 0));
    EXPECT_EQ(degrees(ties("graph = 'star'\nagents = 4")), (std::vector<std::size_t>{3, 1, 1, 1}));
    EXPECT_EQ(degrees(ties("graph = 'star'\nagents = 1")), (std::vector<std::size_t>{0}));
    EXPECT_EQ(degrees(ties("graph = 'ring'\ndegree = 6")), std::vector<std::size_t>(100, 6));
    EXPECT_EQ(degrees(ties("graph = 'ring'\ndegree = 0")), std::vector<std::size_t>(100, 0));
    EXPECT_EQ(degrees(ties("graph = 'lattice'\ndegree = 4")), std::vector<std::size_t>(100, 4));
    EXPECT_EQ(degrees(ties("graph = 'lattice'\ndegree = 8\nagents = 9")), std::vector<std::size_t>(9, 8));
    EXPECT_EQ(degrees(ties("graph = 'random-regular'\ndegree = 3")), std::vector<std::size_t>(100, 3));
    EXPECT_EQ(ties("graph = 'random'\ndegree = 0").size(), 0u);
    EXPECT_EQ(ties("graph = 'random'\ndegree = 99").size(), 9900u);
    EXPECT_EQ(sorted(ties("graph = 'small-world'\nrewired = 0")), sorted(ties("graph = 'ring'")));
    EXPECT_EQ(ties("graph = 'small-world'\nrewired = 1").size(), 400u);
    EXPECT_EQ(ties("graph = 'scale-free'\ndegree = 4").size(), 2u * (3 + 97 * 2));
}

TEST(Graph, IsRefusedWhereItCannotBe) {
    const std::string at = "scenario:3:1: model.degree = ";
    EXPECT_EQ(fault("graph = 'ring'\ndegree = 3"), at + "3: must be even on a graph of this kind");
    EXPECT_EQ(fault("graph = 'ring'\ndegree = 2.5"),
              at + "2.5: must be a whole number on a graph of this kind");
    EXPECT_EQ(fault("graph = 'ring'\ndegree = 100"), at + "100: nobody of 100 agents has so many neighbours");
    EXPECT_EQ(fault("graph = 'random'\ndegree = 99.5"),
              at + "99.5: nobody of 100 agents has so many neighbours");
    EXPECT_EQ(fault("graph = 'scale-free'\ndegree = 0"),
              at + "0: must be at least 2 on a graph of this kind");
    EXPECT_EQ(fault("graph = 'lattice'\ndegree = 6"), at + "6: must be 4 or 8 on a lattice");
    EXPECT_EQ(fault("graph = 'random-regular'\ndegree = 3\nagents = 5"),
              at + "3: an odd number of agents needs an even number of neighbours");
    for (const char* agents : {"4", "8", "10", "99"})
        EXPECT_NE(
            fault(std::string("graph = 'lattice'\nagents = ") + agents).find("a square lattice has 9, 16"),
            std::string::npos)
            << agents;
    EXPECT_NE(fault("agents = 0").find("from 1 to"), std::string::npos);
    EXPECT_NE(fault("graph = 'tree'").find("\"random-regular\""), std::string::npos);
}

TEST(Graph, ADegreeThatIsNotNeededIsNotHeldAgainstIt) {
    EXPECT_EQ(fault("agents = 1\ndegree = 3"), "");
    EXPECT_EQ(fault("graph = 'star'\nagents = 2\ndegree = 2.5"), "");
}

TEST(Graph, ComesFromAFileBesideTheScenario) {
    const Scratch scratch;
    test::write_text(scratch / "ties.txt", "0 1\n1 3\n");
    test::write_text(scratch / "scenario.toml", "[model]\ngraph = 'file'\nedges = 'ties.txt'\n");
    const Document document = Document::load(scratch / "scenario.toml");
    const Section config(document);
    const Graph read(config, {"complete", 100, 4});
    EXPECT_EQ(read.agents, 4u);
    EXPECT_EQ(read.inputs(), std::vector<std::string>{scratch / "ties.txt"});
    EXPECT_EQ(read.notes(), std::vector<std::string>{"1 of 4 agents have no tie in " + scratch / "ties.txt"});
    Draws draws(1, 0);
    EXPECT_EQ(degrees(read.build(draws, draws.stream("graph"))), (std::vector<std::size_t>{1, 2, 0, 1}));
}

TEST(Graph, OfAFileMayHaveMoreAgentsThanAreNamedAndNotFewer) {
    const Scratch scratch;
    const std::string keys = graph_of(scratch, "0 1\n1 2\n");
    EXPECT_EQ(ties(keys + "agents = 5").rows(), 5u);
    EXPECT_EQ(graph(keys).notes(), std::vector<std::string>{});
    EXPECT_NE(fault(keys + "agents = 2").find("names agent 2; they count from 0"), std::string::npos);
    EXPECT_NE(fault("graph = 'file'").find("must name the file of a list of ties"), std::string::npos);
    EXPECT_NE(fault("graph = 'file'\nedges = 'none.txt'").find("none.txt: the list of ties cannot be read"),
              std::string::npos);
    EXPECT_NE(fault(graph_of(scratch, "0 x\n")).find("ties.txt:1: x is not the number"), std::string::npos);
    EXPECT_EQ(ties(graph_of(scratch, "")).rows(), 1u);
}

}  // namespace
}  // namespace concord::classic
