#include "tools/explain/subject.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/scratch.hpp"

namespace concord::test {
namespace {
Outline outline() {
    Outline all;
    all.dimensions = {{"person", 3, "person"},
                      {"organisation", 3, "organisation", {"RFF", "RFR", "RHQ"}},
                      {"system", 1, "system", {"QF7"}}};
    all.constants = {{{"setting/organisation_name", "", "name", {"organisation"}, {}},
                      std::vector<std::string>{"Barnsley", "Twin", "Twin"}}};
    return all;
}

std::string refused(const std::string& dimension, const std::string& given) {
    return message_of<InputError>([&] { subject_of(outline(), dimension, given); });
}
}  // namespace

TEST(Subject, IsFoundByCoordinateOrName) {
    EXPECT_EQ(subject_of(outline(), "person", "2").row, 2u);
    EXPECT_EQ(subject_of(outline(), "organisation", "RHQ").row, 2u);
    EXPECT_EQ(subject_of(outline(), "organisation", "Barnsley").row, 0u);
    EXPECT_EQ(subject_of(outline(), "organisation", "Barnsley").name, "RFF (Barnsley)");
    EXPECT_EQ(subject_of(outline(), "system", "QF7").name, "QF7");
}

TEST(Subject, OrIsRefusedWithWhatIsAllowed) {
    EXPECT_EQ(refused("person", "3"), "--person: \"3\" is none of them; allowed: 0 to 2");
    for (const char* given : {"-1", "1.5", "x", " 1", "99999999999999999999999"})
        EXPECT_TRUE(fits(refused("person", given), "--person: *allowed: 0 to 2")) << given;
    EXPECT_EQ(refused("organisation", "Twin"),
              "--organisation: \"Twin\" is the name of several: take its code");
    EXPECT_EQ(refused("organisation", "RFX"),
              "--organisation: \"RFX\" is none of them (did you mean \"RFF\"?)");
    EXPECT_EQ(refused("system", "nowhere"), "--system: \"nowhere\" is none of them; allowed: QF7");
    EXPECT_TRUE(fits(refused("place", "E06"), "--place: \"E06\" is not there*"));
}

}  // namespace concord::test
