#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "engine/core/error.hpp"
#include "tools/concord/commands.hpp"
#include "tools/describe/json.hpp"
#include "tools/describe/odd.hpp"
#include "tools/describe/schema.hpp"
#include "tools/describe/text.hpp"

namespace concord {

namespace {
struct DescribeOptions {
    std::string what;
    bool json = false, schema = false, odd = false;
};

[[noreturn]] void refuse(const std::string& text) {
    throw InputError(Problem{"", 0, 0, text});
}

bool answers_to(const ModelEntry& model, const std::string& name) {
    return model.name == name || std::ranges::find(model.worlds, name) != model.worlds.end();
}

const ModelEntry* model_called(const std::string& name) {
    const auto model =
        std::ranges::find_if(models(), [&](const ModelEntry& entry) { return answers_to(entry, name); });
    return model == models().end() ? nullptr : &*model;
}

std::string names_of_models() {
    std::vector<std::string> names;
    for (const ModelEntry& model : models()) names.push_back(model.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<Catalogue> all_catalogues() {
    std::vector<Catalogue> all;
    for (const ModelEntry& model : models()) all.push_back(catalogue_of(model));
    return all;
}

[[noreturn]] void refuse_name(const std::string& name, const std::vector<Catalogue>& all) {
    std::vector<std::string> names;
    for (const Catalogue& catalogue : all)
        for (const std::string& one : names_in(catalogue)) names.push_back(one);
    const auto namesake = std::ranges::find_if(names, [&](const std::string& other) {
        return other.ends_with("." + name) || other.ends_with("/" + name);
    });
    const std::string near = namesake != names.end() ? *namesake : nearest(name, names);
    refuse(fmt::format("{}: no model, parameter, mechanism or observable of that name{}", name,
                       near.empty() ? "" : fmt::format(" (did you mean {}?)", near)));
}

/// What of all models is called so; the same in several models is said once.
void describe_name(const DescribeOptions& options) {
    const std::vector<Catalogue> all = all_catalogues();
    std::vector<std::string> said;
    nlohmann::ordered_json objects = nlohmann::ordered_json::array();
    for (const Catalogue& catalogue : all) {
        const Catalogue found = called(catalogue, options.what);
        if (is_empty(found)) continue;
        objects.push_back(json_of(found));
        for (const std::string& page : pages(found))
            if (std::ranges::find(said, page) == said.end()) said.push_back(page);
    }
    if (said.empty()) refuse_name(options.what, all);
    if (options.json)
        fmt::print("{}\n", nlohmann::ordered_json{{"models", objects}}.dump(2));
    else
        fmt::print("{}", fmt::join(said, "\n"));
}

void print_odd(const std::string& what, const ModelEntry* model) {
    if (model == nullptr)
        refuse(fmt::format("{}--odd needs a model; allowed: {}", what.empty() ? "" : what + ": ",
                           names_of_models()));
    const Catalogue catalogue = catalogue_of(*model);
    if (catalogue.document.empty())
        refuse(model->name + ": has no ODD document; its source and concord describe " + model->name +
               " tell what it is");
    fmt::print("{}", odd_of(catalogue));
}

void print_schema(const std::string& what, const ModelEntry* model) {
    if (model == nullptr && !what.empty())
        refuse(
            fmt::format("{}: --json-schema needs a model or a world; models: {}", what, names_of_models()));
    const std::vector<Catalogue> some =
        model != nullptr ? std::vector{catalogue_of(*model)} : all_catalogues();
    const bool world = model != nullptr && what != model->name;
    fmt::print("{}\n", schema_of(some, world ? what : "").dump(1));
}

void print_models(bool as_json) {
    if (as_json) {
        nlohmann::ordered_json objects = nlohmann::ordered_json::array();
        for (const Catalogue& catalogue : all_catalogues()) objects.push_back(json_of(catalogue));
        return fmt::print("{}\n", nlohmann::ordered_json{{"models", objects}}.dump(2));
    }
    fmt::print("Models (concord describe MODEL lists what each can be told, does and shows):\n");
    for (const ModelEntry& entry : models())
        fmt::print("  {:<24} {}; world.kind = \"{}\"\n", entry.name, entry.help,
                   fmt::join(entry.worlds, "\" or \""));
}

void describe(const DescribeOptions& options) {
    const ModelEntry* const model = model_called(options.what);
    if (options.odd) return print_odd(options.what, model);
    if (options.schema) return print_schema(options.what, model);
    if (options.what.empty()) return print_models(options.json);
    if (model == nullptr) return describe_name(options);
    const Catalogue catalogue = catalogue_of(*model);
    if (options.json)
        fmt::print("{}\n", json_of(catalogue).dump(2));
    else
        fmt::print("{}", listing(catalogue));
}
}  // namespace

void add_describe(CLI::App& app, Status&) {
    CLI::App* command = app.add_subcommand(
        "describe", "models, parameters, levers, mechanisms, observables: meaning, unit, range, source");
    const auto options = std::make_shared<DescribeOptions>();
    command->add_option("MODEL|NAME", options->what,
                        "a model (ics), a world (england), a parameter (policy.pooled_share), a mechanism "
                        "(contest) or an observable (unmet_need)");
    CLI::Option* const json = command->add_flag("--json", options->json, "one object for programs");
    CLI::Option* const schema = command->add_flag(
        "--json-schema", options->schema,
        "the JSON Schema of a scenario, of a model or world, for editors and other programs");
    CLI::Option* const odd = command->add_flag(
        "--odd", options->odd, "the description of a model under the heads of the ODD protocol, in Markdown");
    json->excludes(schema)->excludes(odd);
    schema->excludes(odd);
    command->callback([options] { describe(*options); });
}

}  // namespace concord
