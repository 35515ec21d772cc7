#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/experiment/samples_csv.hpp"
#include "engine/experiment/sweep.hpp"
#include "engine/statistics/estimate.hpp"

namespace concord {

namespace {
/// Checks keys and values of a table as if they stood in the scenario, the first problems of very many.
class TableCheck {
  public:
    TableCheck(const Section& config, const SampleTable& table, const std::string& path)
        : config_(config), table_(table), path_(path), declared_(config.declarations()) {
        for (std::size_t k = 0; k < table.samples.keys.size(); ++k)
            if (check_key(k)) check_column(k, *declaration_of(declared_, table.samples.keys[k]));
    }

  private:
    Assignment at(std::size_t k, std::size_t line, std::size_t column,
                  std::vector<std::string> values) const {
        return {table_.samples.keys[k], std::move(values), false, {path_, line, column, {}}};
    }

    bool check_key(std::size_t k) const {
        const Assignment heading = at(k, table_.heading, table_.columns[k], {});
        const Declaration* const parameter = declaration_of(declared_, heading.key);
        if (!may_differ(config_, heading) || !config_.accepts(heading, true)) return false;
        if (is_number(*parameter)) return true;
        config_.problem(heading, "is no number; list its values in [experiment.sweep]");
        return false;
    }

    void check_column(std::size_t k, const Declaration& parameter) {
        const bool whole = parameter.type == Declaration::Type::whole;
        for (std::size_t row = 0; row < table_.samples.rows.size(); ++row) {
            const double value = table_.samples.rows[row][k];
            const bool is_whole = value == std::floor(value);
            const bool allowed =
                value >= parameter.range.low && value <= parameter.range.high && (!whole || is_whole);
            if (allowed || told_ == enough) continue;
            ++told_;
            config_.accepts(at(k, table_.lines[row], 0, {toml_number(value, whole && is_whole)}), true);
        }
    }

    static constexpr int enough = 20;
    const Section& config_;
    const SampleTable& table_;
    const std::string& path_;
    const std::vector<Declaration> declared_;
    int told_ = 0;
};

Sweep as_sweep(const SampleTable& table, const std::string& path, const std::vector<Declaration>& declared) {
    const std::vector<double> nothing(table.samples.keys.size(), unknown);
    Sweep sweep{table.samples.keys, {}, "csv", nothing, nothing, path};
    std::vector<bool> whole;
    for (const std::string& key : sweep.keys) {
        const Declaration* const parameter = declaration_of(declared, key);
        whole.push_back(parameter != nullptr && parameter->type == Declaration::Type::whole);
    }
    for (const std::vector<double>& row : table.samples.rows) {
        std::vector<std::string> texts;
        for (std::size_t k = 0; k < row.size(); ++k) texts.push_back(toml_number(row[k], whole[k]));
        sweep.rows.push_back(std::move(texts));
    }
    return sweep;
}

/// Nothing, noted at the key that names it, when there is no such file.
bool is_there(const Section& config, const std::string& path) {
    std::error_code ignored;
    const bool there = std::filesystem::is_regular_file(path, ignored);
    if (!there)
        config.problem("experiment.sample.file",
                       std::filesystem::exists(path, ignored) ? "is not a file" : "there is no such file");
    return there;
}
}  // namespace

Sweep read_samples_made_elsewhere(const Section& config) {
    const std::string file = config.text("experiment.sample.file", "",
                                         "samples made elsewhere: a CSV file beside the scenario, a column "
                                         "a key");
    if (file.empty()) {
        config.problem("experiment.sample", "needs file, the CSV file that the samples stand in");
        return {};
    }
    const std::string path = (std::filesystem::path(config.document().folder()) / file).string();
    if (!is_there(config, path)) return {};
    const SampleTable table = load_samples(path);
    if (!can_be_kept(static_cast<double>(table.samples.rows.size()),
                     static_cast<double>(table.samples.keys.size()))) {
        config.problem("experiment.sample.file", std::string("has too many rows; ") + most_samples);
        return {};
    }
    TableCheck(config, table, path);
    return as_sweep(table, path, config.declarations());
}

}  // namespace concord
