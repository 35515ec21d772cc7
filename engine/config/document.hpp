#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/shared.hpp"

namespace concord {

/// A configuration as written: one TOML file and the `--set KEY=VALUE` overrides put on top. Knows the file,
/// line and column of every key. Reading its meaning is the work of Section.
class Document {
  public:
    Document();  // empty: every parameter at its default
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    /// Throws InputError: not readable, not UTF-8, not TOML (with line and column), a key twice.
    static Document load(const std::string& path);
    static Document parse(std::string_view text, const std::string& name, const std::string& folder = {});

    /// "policy.pooled_share=0.5": the value is read as TOML, else taken as text. A table is put on top key by
    /// key, all else replaces what was there. Problems in an override are reported with the file name
    /// "--set policy.pooled_share". Throws InputError when there is no "=" or the key is not one.
    void set(std::string_view assignment);
    /// The same for a value as TOML that comes from elsewhere, which messages call `origin`.
    void set(std::string_view key, std::string_view value, const std::string& origin);

    /// Moves the tables of the array of tables at one path, "experiment.arm[1].intervention", behind those of
    /// the array at the top called `to`. They keep their places in the file for messages. Does nothing when
    /// either is something else, or there are none.
    void move_tables(std::string_view from, std::string_view to);

    /// The same text with the same overrides and moves.
    Document copy() const;
    /// What the document and all its copies have in common.
    const std::shared_ptr<Shared>& shared() const;

    const std::string& name() const;  // as the messages call it
    std::string folder() const;       // of the file: input tables are found beside it

    struct Tree;  // the only place that knows the parser
    const Tree& tree() const { return *tree_; }

  private:
    std::unique_ptr<Tree> tree_;
};

}  // namespace concord
