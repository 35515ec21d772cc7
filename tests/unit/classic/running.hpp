#pragma once
#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/model/model.hpp"
#include "tests/support/scratch.hpp"

namespace concord::test {

/// A model on its way, whose whole state can be looked at.
class Running {
  public:
    /// The text of a scenario, all in [model] but world.kind.
    explicit Running(const std::string& kind, const std::string& keys, std::uint32_t replicate = 0)
        : document_(Document::parse("[world]\nkind = \"" + kind + "\"\n[model]\n" + keys, "scenario")) {
        const Section config(document_);
        const Plan plan = read_plan(config);
        config.finish();
        notes = plan.notes;
        inputs = plan.inputs;
        model = plan.build(Draws(1, replicate));
        outline = model->outline();
    }

    void advance(Tick ticks = 1) {
        for (const Tick end = now_ + ticks; now_ != end; ++now_) model->advance(now_);
    }

    /// Until settled; throws when that takes more than `most` ticks.
    Tick settle(Tick most = 1'000'000) {
        for (; !model->settled(); ++now_) {
            if (now_ == most) throw std::runtime_error("not settled");
            model->advance(now_);
        }
        return now_;
    }

    double value(const std::string& name) const { return column<double>(name).at(0); }

    template <class Value>
    std::vector<Value> column(const std::string& name) const {
        for (const Variable& variable : outline.variables)
            if (variable.meaning.path == name && variable.storage == storage_of<Value>()) {
                std::vector<Value> values(outline.rows(variable.meaning));
                variable.fill(reinterpret_cast<std::byte*>(values.data()));
                return values;
            }
        throw std::invalid_argument("no variable " + name);
    }

    std::vector<double> constant(const std::string& name) const {
        for (const Constant& constant : outline.constants)
            if (constant.meaning.path == name) return std::get<std::vector<double>>(constant.values);
        throw std::invalid_argument("no constant " + name);
    }

    std::vector<std::string> notes, inputs;
    std::unique_ptr<Model> model;
    Outline outline;

  private:
    Document document_;
    Tick now_ = 0;
};

/// What a scenario is refused with; "" when it is not.
inline std::string refusal(const std::string& kind, const std::string& keys) {
    return message_of<InputError>([&] { Running(kind, keys); });
}

/// graph = "file", of a list of ties that is written to the scratch folder.
inline std::string graph_of(const Scratch& scratch, const std::string& ties) {
    write_text(scratch / "ties.txt", ties);
    return "graph = \"file\"\nedges = \"" + scratch / "ties.txt" + "\"\n";
}

}  // namespace concord::test
