#include <gtest/gtest.h>

#include <filesystem>

#include "engine/core/error.hpp"
#include "models/ics/setup/england/tables.hpp"
#include "tests/support/scratch.hpp"

namespace concord::ics {
namespace {

/// A copy of England's tables to break.
class BrokenEngland : public testing::Test {
  protected:
    BrokenEngland() {
        std::filesystem::copy(CONCORD_SOURCE "/configs/england", copy.path(),
                              std::filesystem::copy_options::recursive);
    }
    /// Replaces the first occurrence of a text that must be there.
    void change(const std::string& file, const std::string& before, const std::string& after) {
        std::string text = test::content(copy / file);
        const std::size_t position = text.find(before);
        ASSERT_NE(position, text.npos) << before;
        test::write_text(copy / file, text.replace(position, before.size(), after));
    }
    std::string message() const {
        return test::message_of<InputError>([&] { load_england(copy.path()); });
    }
    std::string at(const std::string& file, const std::string& rest) const { return copy / file + rest; }

    test::Scratch copy;
};

TEST_F(BrokenEngland, TheCopyItselfIsSound) {
    EXPECT_EQ(message(), "");
}

TEST_F(BrokenEngland, MissingFile) {
    std::filesystem::remove(copy / "trusts.csv");
    EXPECT_EQ(message(), at("trusts.csv", ": the table cannot be read: no such file"));
}

TEST_F(BrokenEngland, MissingColumn) {
    change("ltla24_gp_fte.csv", "gp_fte,", "gps,");
    EXPECT_EQ(message(), at("ltla24_gp_fte.csv",
                            ":1: the column gp_fte is missing; the table has ltla24, "
                            "registered_patients, gps, patients_per_gp"));
}

TEST_F(BrokenEngland, TruncatedFile) {
    const std::string text = test::content(copy / "gp_practices.csv");
    test::write_text(copy / "gp_practices.csv", text.substr(0, text.find("A81004") + 20));
    EXPECT_EQ(message(), at("gp_practices.csv",
                            ":4: 2 fields, expected 20 as in the heading: a broken or truncated line"));
}

TEST_F(BrokenEngland, FileCutBetweenLines) {
    const std::string text = test::content(copy / "ltla24_icb24_pop.csv");
    test::write_text(copy / "ltla24_icb24_pop.csv", text.substr(0, text.rfind('\n', text.size() - 2) + 1));
    EXPECT_EQ(message().rfind(at("ltla24_icb24_pop.csv", ": district "), 0), 0u) << message();
}

TEST_F(BrokenEngland, BadNumbersAllAtOnce) {
    change("ltla24.csv", "92341,37.58", "many,NaN");
    change("ltla24.csv", "143936", "-5");
    EXPECT_EQ(message(),
              at("ltla24.csv",
                 ":2: pop_census2021 = \"many\": not a number; expected a number from 1 to 1000000000\n") +
                  at("ltla24.csv",
                     ":2: imd2025_avg_score = \"NaN\": not a finite number; expected a number from 0.01 "
                     "to 100\n") +
                  at("ltla24.csv",
                     ":3: pop_census2021 = \"-5\": out of range; expected a number from 1 to 1000000000"));
}

TEST_F(BrokenEngland, UnknownSystem) {
    change("gp_practices.csv", ",QHM,", ",QHMM,");
    const std::string text = message();
    EXPECT_EQ(text.rfind(at("gp_practices.csv",
                            ":2: icb_ods = \"QHMM\": unknown integrated care board (did you mean "
                            "QHM?); known are QE1, QF7, "),
                         0),
              0u)
        << text;
}

TEST_F(BrokenEngland, UnknownDistrict) {
    change("trust_ltla_flow_2022.csv", "R0A,E06000007", "R0A,E0600000X");
    EXPECT_EQ(
        message().rfind(at("trust_ltla_flow_2022.csv", ":2: ltla21 = \"E0600000X\": unknown district"), 0),
        0u)
        << message();
}

TEST_F(BrokenEngland, UnknownTrustOfTheFlows) {
    change("trust_mergers.csv", "RAP,", "RAQ,");
    EXPECT_EQ(message().rfind(at("trust_ltla_flow_2022.csv", ":"), 0), 0u);
    EXPECT_NE(message().find("trust_ods = \"RAP\": unknown trust"), std::string::npos) << message();
}

TEST_F(BrokenEngland, UnknownAuthority) {
    change("utla_asc_spend_2016_17.csv", "E06000001", "E06000099");
    EXPECT_EQ(message().rfind(at("utla_asc_spend_2016_17.csv",
                                 ":2: geography_code = \"E06000099\": unknown upper-tier "
                                 "authority"),
                              0),
              0u)
        << message();
}

TEST_F(BrokenEngland, PracticeTwice) {
    change("gp_practices.csv", "\nA81002,", "\nA81001,");
    EXPECT_EQ(message(), at("gp_practices.csv",
                            ":3: practice = A81001: stands there twice, first on line 2; expected once"));
}

TEST_F(BrokenEngland, EmptyTable) {
    test::write_text(copy / "icb.csv", "icb_ods,name\n");
    EXPECT_EQ(message(), at("icb.csv", ": the table has no rows; expected at least one below the heading"));
}

TEST_F(BrokenEngland, TrustTypes) {
    change("trusts.csv", "Community Trusts,1192", "Comunity Trusts,1192");
    EXPECT_NE(message().find("survey_type = \"Comunity Trusts\": unknown type; known are \"Acute and Acute & "
                             "Community Trusts\""),
              std::string::npos)
        << message();
}

TEST_F(BrokenEngland, TrustWithoutTypeAnywhere) {
    change("trust_types.csv", "G6V2S,mental_health", "R1H,mental_health");
    EXPECT_EQ(message().rfind(at("trusts.csv", ":2: survey_type = \"\": missing; known are "), 0), 0u)
        << message();
}

TEST_F(BrokenEngland, TrustTypesOfNoTrustOrKind) {
    change("trust_types.csv", "R1F,acute", "R1F,hospital");
    EXPECT_EQ(
        message().rfind(at("trust_types.csv", ":3: kind = \"hospital\": unknown kind; known are acute, "), 0),
        0u)
        << message();
    change("trust_types.csv", "R1F,hospital", "R1F,acute");
    test::write_text(copy / "trust_types.csv", test::content(copy / "trust_types.csv") + "XXX,acute,\n");
    EXPECT_EQ(message().rfind(at("trust_types.csv", ": ods = \"XXX\": unknown trust"), 0), 0u) << message();
}

TEST_F(BrokenEngland, HalfAPositionOrStaff) {
    change("trusts.csv", "M13 9WL,53.46244,", "M13 9WL,,");
    change("trusts.csv", ",271.2,", ",,");
    EXPECT_EQ(
        message(),
        at("trusts.csv", ":3: lat = \"\": only one of lat and lon is there; expected both or neither\n") +
            at("trusts.csv",
               ":3: fte2018_other_staff = \"26541.9\": only part of the staff is there; expected "
               "all three or none"));
}

TEST_F(BrokenEngland, PositionOutsideEngland) {
    change("gp_practices.csv", "54.56169,-1.31894", "-1.31894,54.56169");
    EXPECT_EQ(
        message(),
        at("gp_practices.csv", ":2: lat = \"-1.31894\": out of range; expected a number from 49 to 56\n") +
            at("gp_practices.csv", ":2: lon = \"54.56169\": out of range; expected a number from -8 to 3"));
}

TEST_F(BrokenEngland, MergerSharesAboveOne) {
    test::write_text(copy / "trust_mergers.csv",
                     test::content(copy / "trust_mergers.csv") + "R1H,,RH8,,0.8\n");
    EXPECT_EQ(message(), at("trust_mergers.csv",
                            ":6: share_of_successor = \"0.8\": the shares of one successor exceed 1"));
}

TEST_F(BrokenEngland, DistrictWithoutDoctorsRow) {
    change("ltla24_gp_fte.csv", "E06000001,92592,57.3,1615\n", "");
    EXPECT_EQ(message(),
              at("ltla24_gp_fte.csv", ": ltla24 = E06000001: no such row; expected one a district"));
}

TEST_F(BrokenEngland, DistrictWithoutPractices) {
    change("ltla24.csv", "\nE06000001,Hartlepool,",
           "\nE06000077,Somewhere,E06000077,Somewhere,North East,QHM,1,5,10,0,0\nE06000001,Hartlepool,");
    change("ltla24_gp_fte.csv", "\nE06000001", "\nE06000077,5,1,5\nE06000001");
    change("ltla24_icb24_pop.csv", "\nE06000001", "\nE06000077,QHM,5\nE06000001");
    EXPECT_EQ(message(), at("gp_practices.csv",
                            ": district E06000077: no registered or no weighted patients; expected "
                            "some"));
}

TEST_F(BrokenEngland, ResidentsThatDoNotAddUp) {
    change("ltla24_icb24_pop.csv", "E06000001,QHM,92341", "E06000001,QHM,92342");
    EXPECT_EQ(message(), at("ltla24_icb24_pop.csv",
                            ": district E06000001: 92342 residents in all systems; expected "
                            "92341 as in ltla24.csv"));
}

}  // namespace
}  // namespace concord::ics
