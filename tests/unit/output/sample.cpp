#include "sample.hpp"

namespace concord::test {

Sample::Sample() : by_system(3), trust(5), load(4), vacancies(4), balance(4), behaviour(6) {
    outline.dimensions = {{"system", 3, "integrated care system", {"QF7", "Norfolk & Waveney", "Côté"}},
                          {"tier", 2, "tier", {"board", "senior manager"}},
                          {"organisation", 4, "organisation", {}},
                          {"person", 6, "person", {}},
                          {"link", 5, "tie between two persons", {}}};
    outline.observe({"collaboration", "1", "share who collaborate", {}, {}},
                    [this](auto out) { out[0] = mean; });
    outline.observe({"by_tier", "1", "share by system and tier", {"system", "tier"}, {}}, [this](auto out) {
        for (std::size_t i = 0; i != 6; ++i) out[i] = by_system[i / 2] + 10 * static_cast<double>(i % 2);
    });
    outline.column({"system_mean", "1", "share by system", {"system"}, {}},
                   [this] { return std::span(by_system); });
    outline.column({"organisation/load", "person", "people in need", {"organisation"}, {}},
                   [this] { return std::span(load); });
    outline.column({"organisation/vacancies", "person", "posts not filled", {"organisation"}, {}},
                   [this] { return std::span(vacancies); });
    outline.column({"organisation/balance", "1", "of the budget", {"organisation"}, {}},
                   [this] { return std::span(balance); });
    outline.column(
        {"person/behaviour", "1", "what a person does", {"person"}, {"compete", "go along", "collaborate"}},
        [this] { return std::span(behaviour); });
    outline.column({"tie/trust", "1", "trust along a tie", {"link"}, {}},
                   [this] { return std::span(trust); });
    outline.constants = {
        {{"setting/code", "", "code of the organisation", {"organisation"}, {}},
         std::vector<std::string>{"RM1", "", "R1H", "Ünï"}},
        {{"setting/latitude", "degree_north", "latitude", {"organisation"}, {}},
         std::vector<double>{52.6, 51, 53, -1}},
        {{"setting/size", "person", "staff", {"organisation"}, {}},
         std::vector<std::uint32_t>{1, 2, 3, 4000000000U}},
        {{"setting/weight", "1", "weight", {"organisation"}, {}}, std::vector<float>{0.5F, 1, 2, 4}},
        {{"person/tier", "1", "tier of the person", {"person"}, {"board", "senior manager"}},
         std::vector<std::uint8_t>{0, 1, 1, 0, 1, 1}}};
    outline.notes = {"list size of Y00001 imputed", "two positions assumed"};
}

void Sample::advance(Tick tick) {
    mean = 0.1 * tick;
    for (std::size_t i = 0; i != 3; ++i) by_system[i] = tick + 0.25 * static_cast<double>(i);
    for (std::size_t i = 0; i != 4; ++i) {
        load[i] = 4000000000U + tick * 10 + static_cast<std::uint32_t>(i);
        vacancies[i] = static_cast<std::uint16_t>(tick + 65000 + i);
        balance[i] = static_cast<std::int32_t>(i) - static_cast<std::int32_t>(tick);
    }
    for (std::size_t i = 0; i != 5; ++i) trust[i] = 0.5F * static_cast<float>(tick) + static_cast<float>(i);
    for (std::size_t i = 0; i != 6; ++i) behaviour[i] = static_cast<std::uint8_t>((tick + i) % 3);
}

Provenance sample_provenance() {
    Provenance provenance;
    provenance.build = {
        "0.1.0", std::string(40, 'a'), "clean", "GNU 12.2.0, Release", {"HDF5 1.10.8", "fmt 9.1.0"}};
    provenance.model = "sample";
    provenance.configuration = "[run]\nticks = 3  # “three”\n";
    provenance.seed = 4000000001U;
    provenance.replicate = 7;
    provenance.inputs = {{"england/trusts.csv", std::string(64, 'b')},
                         {"england/gp.csv", std::string(64, 'c')}};
    provenance.started = "2024-05-01T12:00:00Z";
    provenance.host = "somewhere";
    provenance.threads = 2;
    provenance.command_line = "concord run sample.toml";
    return provenance;
}

void record_sample(const std::string& path, Sample& sample, Tick last, const Selection& selection,
                   const Provenance& provenance) {
    Recorder recorder(path, sample.outline, selection, provenance, true);
    for (Tick tick = 0; tick != last; ++tick) {
        sample.advance(tick);
        recorder.observe(tick);
    }
    sample.advance(last);
    recorder.record(last);
    recorder.complete();
}

Selection everything() {
    return {.every = 1, .variables = {}, .groups = {"organisation", "person", "tie"}};
}

}  // namespace concord::test
