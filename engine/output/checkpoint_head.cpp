#include "engine/output/checkpoint_head.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>

namespace concord {

namespace {

using Entry = std::pair<std::string, std::string>;

/// Of the two texts of a pair, the first without a space.
std::string pair_text(const std::string& first, const std::string& second) {
    return first + ' ' + second;
}

std::vector<Entry> entries_of(const CheckpointHead& head) {
    const Provenance& made = head.provenance;
    std::vector<Entry> entries{
        {"program_version", made.build.version},
        {"git_commit", made.build.commit},
        {"git_tree", made.build.tree},
        {"model", made.model},
        {"configuration", made.configuration},
        {"seed", std::to_string(made.seed)},
        {"replicate", std::to_string(made.replicate)},
        {"parent_checkpoint", made.parent_checkpoint},
        {"started", made.started},
        {"command_line", made.command_line},
        {"folder", head.folder},
        {"label", head.label},
        {"tick", std::to_string(head.tick)},
        {"overwrite", std::to_string(head.overwrite)},
        {"every", std::to_string(head.every)},
        {"minutes", fmt::format("{}", head.minutes)},
        {"keep", std::to_string(head.keep)},
    };
    for (const InputTable& input : made.inputs)
        entries.emplace_back("input", pair_text(input.sha256, input.path));
    for (const SealedPart& part : head.parts)
        entries.emplace_back("part", pair_text(std::to_string(part.frames), part.sha256));
    for (const auto& [name, value] : head.start)
        entries.emplace_back("start", pair_text(name, fmt::format("{}", value)));
    return entries;
}

/// The entries by key, each to be found where it has to be.
class Entries {
  public:
    explicit Entries(SealedReader& file) : file_(file) {
        for (;;) {
            const std::string line = file.line();
            const std::size_t space = line.find(' ');
            if (space == line.npos) wrong();
            const auto bytes = number<std::uint64_t>(line.substr(space + 1));
            std::string text = file.text(bytes);
            if (!file.line().empty()) wrong();
            if (line.starts_with("end ")) return;
            texts_[line.substr(0, space)].push_back(std::move(text));
        }
    }

    const std::vector<std::string>& all(const std::string& key) { return texts_[key]; }
    const std::string& text(const std::string& key) {
        if (all(key).size() != 1) wrong();
        return all(key).front();
    }
    template <class Number>
    void read(const std::string& key, Number& to) {
        to = number<Number>(text(key));
    }
    template <class Number>
    Number number(const std::string& text) const {
        Number value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) wrong();
        return value;
    }
    Entry pair(const std::string& text) const {
        const std::size_t space = text.find(' ');
        if (space == text.npos) wrong();
        return {text.substr(0, space), text.substr(space + 1)};
    }

  private:
    [[noreturn]] void wrong() const { file_.refuse("is no checkpoint that this program reads"); }

    SealedReader& file_;
    std::map<std::string, std::vector<std::string>> texts_;
};

Provenance provenance_of(Entries& entries) {
    Provenance made;
    made.build.version = entries.text("program_version");
    made.build.commit = entries.text("git_commit");
    made.build.tree = entries.text("git_tree");
    made.model = entries.text("model");
    made.configuration = entries.text("configuration");
    entries.read("seed", made.seed);
    entries.read("replicate", made.replicate);
    made.parent_checkpoint = entries.text("parent_checkpoint");
    made.started = entries.text("started");
    made.command_line = entries.text("command_line");
    for (const std::string& text : entries.all("input")) {
        auto [sum, path] = entries.pair(text);
        made.inputs.push_back({std::move(path), std::move(sum)});
    }
    return made;
}

}  // namespace

void write_head(SealedWriter& file, const CheckpointHead& head) {
    for (const auto& [key, text] : entries_of(head))
        file.add(fmt::format("{} {}\n{}\n", key, text.size(), text));
    file.add("end 0\n\n");
}

CheckpointHead read_head(SealedReader& file) {
    Entries entries(file);
    CheckpointHead head;
    head.provenance = provenance_of(entries);
    head.folder = entries.text("folder");
    head.label = entries.text("label");
    head.overwrite = entries.text("overwrite") == "1";
    entries.read("tick", head.tick);
    entries.read("every", head.every);
    entries.read("minutes", head.minutes);
    entries.read("keep", head.keep);
    for (const std::string& text : entries.all("part")) {
        auto [frames, sum] = entries.pair(text);
        head.parts.push_back({entries.number<std::uint64_t>(frames), std::move(sum)});
    }
    for (const std::string& text : entries.all("start")) {
        auto [name, value] = entries.pair(text);
        head.start.emplace_back(std::move(name), entries.number<double>(value));
    }
    return head;
}

}  // namespace concord
