#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/program/program.hpp"
#include "tests/support/format_table.hpp"

// What a user is told of models, mechanisms and observables. tests/describe checks schema and document.
namespace concord::test {

namespace {
std::string described(const Arguments& what) {
    const Scratch folder;
    Arguments arguments{"describe"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    const Answer answer = concord(folder, arguments);
    EXPECT_EQ(answer.status, 0) << answer.err;
    return answer.out;
}

std::string refused(const Arguments& what) {
    const Scratch folder;
    Arguments arguments{"describe"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    return refusal(folder, arguments);
}
}  // namespace

TEST(Describe, ListsLeversMechanismsAndObservablesOfAModel) {
    const std::string listing = described({"ics"});
    for (const std::string part :
         {"\nLevers: what [[intervention]] may change over time, and by system, kind, tier\n\n",
          "\n  policy.pool_scope ", "a word; steps, never ramps", "\nMechanisms: incentives of posts\n\n",
          "\n  contest ", "U(C) -= g (chi0 + chi1 stake) (1 - gamma)", "(Tullock 1980)",
          "\nMechanisms: incentives of people\n\n", "\nMechanisms: processes of a week\n\n",
          "\nObservables, in every output", "\n  share_collaborate ", "; also _by_system, _by_place",
          "\nObservables, in the group person with record.person = true, or named in"})
        EXPECT_NE(listing.find(part), listing.npos) << part;
}

TEST(Describe, NoLineIsWiderThanATerminal) {
    std::istringstream lines(described({"ics"}) + described({"unmet_need"}) + described({"help"}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 112u) << line;
}

TEST(Describe, AnObservableByItsName) {
    const std::string page = described({"unmet_need"});
    EXPECT_TRUE(fits(page,
                     "unmet_need\n  share of need not met\n*unit*1*dimensions*time*recorded*in every "
                     "output*unmet_need_by_system*"))
        << page;
    EXPECT_TRUE(
        fits(described({"unmet_need_by_place"}), "unmet_need_by_place\n*time, place (place (district))*"));
    EXPECT_TRUE(
        fits(described({"person/behaviour"}), "*compete, lip_service, collaborate*record.person = true*"));
}

TEST(Describe, AMechanismByItsNameAndWhateverElseIsCalledSo) {
    EXPECT_TRUE(fits(described({"contest"}), "contest\n*the incentives of posts*U(C) -= *Tullock 1980\n"));
    const std::string both = described({"trust"});
    EXPECT_NE(both.find("processes of a week"), both.npos) << both;
    EXPECT_NE(both.find("mean over ties"), both.npos) << both;
}

TEST(Describe, AsOneObjectForPrograms) {
    const auto model = nlohmann::json::parse(described({"ics", "--json"}));
    EXPECT_EQ(model["worlds"], nlohmann::json({"toy", "england"}));
    EXPECT_EQ(model["levers"].front()["axes"], nlohmann::json({"system", "kind", "tier"}));
    for (const char* list : {"parameters", "levers", "mechanisms", "observables", "state"})
        EXPECT_GT(model[list].size(), 8u) << list;
    const auto one = nlohmann::json::parse(described({"policy.pooled_share", "--json"}));
    const auto& parameter = one["models"].at(0)["parameters"].at(0);
    EXPECT_EQ(parameter["default"], 0.0);
    EXPECT_EQ(parameter["maximum"], 1);
    EXPECT_EQ(parameter["lever"], true);
    EXPECT_GT(nlohmann::json::parse(described({"--json"}))["models"].size(), 10u);
}

TEST(Describe, RefusesWhatItCannotDescribe) {
    EXPECT_TRUE(fits(refused({"contst"}),
                     "2 *no model, parameter, mechanism or observable of that name (did you "
                     "mean contest?)*"));
    EXPECT_TRUE(fits(refused({"voter", "--odd"}), "2 *voter: has no ODD document*"));
    EXPECT_TRUE(fits(refused({"--odd"}), "2 *--odd needs a model*ics*"));
    EXPECT_TRUE(fits(refused({"policy.label", "--json-schema"}), "2 *needs a model or a world*"));
    EXPECT_TRUE(fits(refused({"ics", "--odd", "--json"}), "2 *excludes*"));
}

}  // namespace concord::test
