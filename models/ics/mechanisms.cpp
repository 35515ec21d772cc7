#include "models/ics/mechanisms.hpp"

#include <algorithm>

#include "models/ics/incentives.hpp"

namespace concord::ics {

namespace {
constexpr const char* process = "processes of a week";

/// As the members of Rules are called. Equations stand in MODEL.md in the same words.
std::vector<Mechanism> processes() {
    return {
        {"choice", process, "who reviews draws a behaviour from a logit of the sum of all incentives",
         "chance of k = exp(beta U(k)) / sum_k exp(beta U(k))", "McFadden 1974"},
        {"people", process,
         "people leave, and successors come from outside or in the image of the organisation", "",
         "March 1991"},
        {"trust", process, "ties gain trust slowly and lose it quickly; facilitation mends it",
         "T' = T + lambda+ (1 + 4 f) 1[b_j = C] (1 - T) - lambda- (1[b_j = D] + q 1[b_j = L]) T + lambda_r f "
         "max(0, T0 - T)",
         "Slovic 1993; Marsh 1994"},
        {"public_trust", process,
         "the trust of the public in a place follows need met there; reorganisation costs some",
         "P_l' = P_l + lambda_P (met_l - P_l) - Delta", ""},
        {"learning", process,
         "know-how grows by search, most where load is somewhat too high, and spreads from partners who "
         "collaborate and are trusted",
         "E' = E + iota over exp(1 - over) (E_max - E) + delta sum_j w_oj A_j T_oj max(0, E_j - E) / sum_j "
         "w_oj",
         "Cyert & March 1963; Staw, Sandelands & Dutton 1981"},
        {"technology", process,
         "at the end of a contract an organisation chooses a record system; how much it is used follows fit "
         "and engagement of the front line",
         "u' = u + kappa_u (u* - u)", "Arthur 1989; Granovetter 1978"},
        {"governance", process, "need drifts, and governance takes in what it sees of it",
         "N^' = N^ + g_d (N - N^)", ""},
        {"seeding", process,
         "an intervention turns so many people to a behaviour, here and there or in a cluster along "
         "dependence",
         "", ""},
        {"aggregate", process, "what people do makes what organisations and systems do, weighted by power",
         "X_o(k) = sum_t omega_t n_otk / sum_tk omega_t n_otk", ""},
        {"resources", process,
         "budgets, own and pooled by need, make load, the stake in the contest for money, unmet need and "
         "help "
         "received",
         "B~_o = (1 - d) [B_o + pi (Z_o - B_o)]", ""},
    };
}
}  // namespace

std::vector<Mechanism> mechanisms() {
    std::vector<Mechanism> all = PostIncentives::mechanisms();
    std::ranges::move(PersonIncentives::mechanisms(), std::back_inserter(all));
    std::ranges::move(processes(), std::back_inserter(all));
    return all;
}

}  // namespace concord::ics
