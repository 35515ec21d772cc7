#include "tests/support/simulate.hpp"

#include <algorithm>

#include "engine/parallel/parallel.hpp"

namespace concord::test {

namespace {
std::size_t bytes_of(const Outline& outline, const Variable& variable) {
    const std::size_t width = variable.storage == Storage::float64  ? 8
                              : variable.storage == Storage::uint16 ? 2
                              : variable.storage == Storage::uint8  ? 1
                                                                    : 4;
    return width * outline.rows(variable.meaning);
}

void hash(std::uint64_t& sum, const std::vector<std::byte>& bytes) {
    for (std::byte byte : bytes) sum = (sum ^ static_cast<std::uint64_t>(byte)) * 0x100000001b3;
}
}  // namespace

Plan Scenario::plan() const {
    Document document = Document::load(std::string(CONCORD_SOURCE "/configs/") + name + ".toml");
    for (const std::string& assignment : assignments) document.set(assignment);
    const Section config(document);
    config.whole("run.ticks", 624, {0, 1e9}, "tick", "");
    config.whole("run.seed", 1, {0, 1e9}, "1", "");
    config.whole("run.record_every", 1, {1, 1e9}, "tick", "");
    Plan plan = read_plan(config);
    config.finish();
    return plan;
}

Scenario Scenario::with(std::vector<std::string> more) const {
    Scenario changed = *this;
    changed.assignments.insert(changed.assignments.end(), more.begin(), more.end());
    return changed;
}

Scenario Scenario::on(unsigned number_of_threads) const {
    Scenario changed = *this;
    changed.threads = number_of_threads;
    return changed;
}

std::vector<Scenario> shipped() {
    const std::vector<std::string> everything{"world.voices=1",
                                              "world.joint_posts=3",
                                              "policy.convener=1",
                                              "policy.pooled_share=0.3",
                                              "policy.public_voice=0.3",
                                              "policy.power_sharing=0.4",
                                              "policy.conditional_pot=0.1",
                                              "policy.data_sharing=0.3",
                                              "policy.appraisal=[0.1,0.1,0.2,0.2]",
                                              "resources.need_drift=0.01",
                                              "policy.governance_speed=0.2",
                                              "learning.search=0.01",
                                              "technology.renewal=0.05",
                                              "crisis.strength=0.5",
                                              "crisis.start=20",
                                              "crisis.end=40"};
    // Everything that interventions may do; who leaves when does not hang on what people do.
    const std::string waits =
        "when = { observable = 'turnover', above = 0.003, for = 2, scope = 'system', release = 0.002, "
        "cooling_off = 3 }, ";
    const std::string interventions =
        "intervention=[{" + waits + "set = { 'policy.pooled_share' = 0.3 }, over = 10 }, {" + waits +
        "set = { 'shock.trust_lost' = 0.3 }, seed = { behaviour = 'lip_service', number = 30 } }, "
        "{ at = 5, where = { tier = 'front_line' }, seed = { behaviour = 'collaborate', number = 40, "
        "clustered = true } }, { at = 12, set = { 'shock.leavers' = 0.1, 'shock.need' = 0.2, "
        "'shock.public_trust_lost' "
        "= 0.4 } }, { at = 20, merge = ['T00', 'T01'] }, { at = 30, joint_post = ['T05', 'T01'] }, "
        "{ at = 45, merge = ['T02', 'T03'] }, "
        "{ when = { observable = 'turnover', above = 0.003, for = 2 }, merge = ['T04', 'T06'] }]";
    return {{"toy", {}, 80},
            {"toy", everything, 80},
            {"south-yorkshire", {}, 12},
            {"england", {"world.systems=[\"QF7\",\"QHM\",\"QWO\"]"}, 30},
            {"toy", {"policy.pool_scope=place", interventions}, 80}};
}

std::string word_for(std::size_t number_of_shipped) {
    std::string name = shipped()[number_of_shipped].name + std::to_string(number_of_shipped);
    std::erase(name, '-');
    return name;
}

void simulate(const Scenario& scenario, const std::function<void(const Outline& outline, Tick tick)>& look) {
    const Plan plan = scenario.plan();
    Threads(scenario.threads).execute([&] {
        const auto model = plan.build(Draws(1, 0));
        const Outline outline = model->outline();
        for (Tick t = 0; t < scenario.ticks; ++t) {
            look(outline, t);
            model->advance(t);
        }
        look(outline, scenario.ticks);
    });
}

std::uint64_t fingerprint(const Scenario& scenario) {
    return fingerprint(scenario, {});
}

std::uint64_t fingerprint(const Scenario& scenario, const std::vector<std::string>& variables) {
    std::uint64_t sum = 0xcbf29ce484222325;
    simulate(scenario, [&](const Outline& outline, Tick) {
        for (const Variable& variable : outline.variables) {
            if (!variables.empty() && std::ranges::find(variables, variable.meaning.path) == variables.end())
                continue;
            std::vector<std::byte> bytes(bytes_of(outline, variable));
            variable.fill(bytes.data());
            hash(sum, bytes);
        }
    });
    return sum;
}

}  // namespace concord::test
