#include "engine/core/error.hpp"
#include "engine/model/model.hpp"
#include "engine/run/settings.hpp"
#include "tools/report/extract.hpp"

namespace concord {

using Json = nlohmann::ordered_json;

namespace {
Json json_of(const Declaration& one) {
    Json object{{"key", one.key}, {"value", one.value}, {"default", one.fallback}, {"help", one.help}};
    if (!one.unit.empty()) object["unit"] = one.unit;
    return object;
}
}  // namespace

Json parameters_of(const std::string& configuration, const std::string& file) {
    Json list = Json::array();
    try {
        const Document document = Document::parse(configuration, file);
        const Section config(document);
        const std::string world = world_of(config);
        const ModelEntry& model = model_of(world);
        const RunSettings settings(config, model.ticks);
        model.declare(config, world);
        for (const Declaration& one : config.declarations()) list.push_back(json_of(one));
    } catch (const InputError&) {
        return Json::array();  // of a model that this program lacks: the configuration itself is shown
    }
    return list;
}

}  // namespace concord
