#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "engine/config/declaration.hpp"
#include "engine/core/error.hpp"
#include "engine/experiment/settings.hpp"
#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"
#include "tools/concord/commands.hpp"

namespace concord {

namespace {
std::vector<Declaration> declarations_of(const ModelEntry& model, const std::string& world) {
    const Document empty;
    const Section config(empty);
    const RunSettings settings(config, model.ticks);
    world_of(config);
    model.declare(config, world);
    const ExperimentSettings experiment(config);
    return config.declarations();
}

bool same(const Declaration& a, const Declaration& b) {
    return a.key == b.key && a.fallback == b.fallback;
}

/// Those of `all` that every world of the model has, with the same default.
std::vector<Declaration> common_to(const std::vector<std::vector<Declaration>>& worlds) {
    std::vector<Declaration> common;
    for (const Declaration& declaration : worlds.front())
        if (std::ranges::all_of(worlds, [&](const auto& world) {
                return std::ranges::any_of(
                    world, [&](const Declaration& other) { return same(declaration, other); });
            }))
            common.push_back(declaration);
    return common;
}

void print_model(const ModelEntry& model) {
    std::vector<std::vector<Declaration>> worlds;
    for (const std::string& world : model.worlds) worlds.push_back(declarations_of(model, world));
    const std::vector<Declaration> common = common_to(worlds);
    fmt::print("{}: {}\n\n{}", model.name, model.help, table_of(common));
    for (std::size_t n = 0; n < worlds.size(); ++n) {
        std::erase_if(worlds[n], [&](const Declaration& declaration) {
            return std::ranges::any_of(common,
                                       [&](const Declaration& other) { return same(declaration, other); });
        });
        if (!worlds[n].empty())
            fmt::print("\nWith world.kind = \"{}\"\n\n{}", model.worlds[n], table_of(worlds[n]));
    }
    fmt::print("\nconcord describe KEY tells more of one of them.\n");
}

void print_key(const std::string& key) {
    std::vector<std::string> keys, pages;
    for (const ModelEntry& model : models())
        for (const std::string& world : model.worlds)
            for (const Declaration& declaration : declarations_of(model, world)) {
                keys.push_back(declaration.key);
                if (declaration.key == key && std::ranges::find(pages, page_of(declaration)) == pages.end())
                    pages.push_back(page_of(declaration));
            }
    if (pages.empty()) {
        const auto namesake =
            std::ranges::find_if(keys, [&](const std::string& other) { return other.ends_with("." + key); });
        const std::string near = namesake != keys.end() ? *namesake : nearest(key, keys);
        throw InputError(Problem{"", 0, 0,
                                 fmt::format("{}: no model or parameter of that name{}", key,
                                             near.empty() ? "" : fmt::format(" (did you mean {}?)", near))});
    }
    for (const std::string& page : pages) fmt::print("{}", page);
}

void describe(const std::string& what) {
    const auto model = std::ranges::find_if(models(), [&](const ModelEntry& entry) {
        return entry.name == what || std::ranges::find(entry.worlds, what) != entry.worlds.end();
    });
    if (model != models().end()) return print_model(*model);
    if (!what.empty()) return print_key(what);
    fmt::print("Models (concord describe MODEL lists the parameters):\n");
    for (const ModelEntry& entry : models())
        fmt::print("  {:<24} {}; world.kind = \"{}\"\n", entry.name, entry.help,
                   fmt::join(entry.worlds, "\" or \""));
}
}  // namespace

void add_describe(CLI::App& app, Status&) {
    CLI::App* command =
        app.add_subcommand("describe", "models and parameters: meaning, unit, range, default, source");
    const auto what = std::make_shared<std::string>();
    command->add_option("MODEL|KEY", *what,
                        "a model (ics), a world (england) or a parameter (policy.pooled_share)");
    command->callback([what] { describe(*what); });
}

}  // namespace concord
