#include "engine/output/checkpoint.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "engine/output/checkpoint_head.hpp"

namespace concord {

namespace {

constexpr std::string_view kind = "concord checkpoint 1";

std::string line_of(const StateColumn& column, std::size_t rows) {
    return fmt::format("column {} {} {}", column.name, column.type, rows);
}

class Saver : public StateVisitor {
  public:
    explicit Saver(SealedWriter& file) : file_(file) {}

  private:
    void column(const StateColumn& column) override {
        file_.add(line_of(column, column.rows()) + '\n');
        file_.add(column.bytes.data(), column.bytes.size());
        file_.add("\n");
    }
    std::size_t rows_of(const StateColumn&, std::size_t now) override { return now; }

    SealedWriter& file_;
};

class Restorer : public StateVisitor {
  public:
    explicit Restorer(SealedReader& file) : file_(file) {}

    void finish() {
        if (next_line() != "end") differs("this model has no " + next_line());
    }

  private:
    void column(const StateColumn& column) override {
        const std::string here = line_of(column, column.rows());
        if (next_line() != here) differs(fmt::format("this model has {}, there is {}", here, next_line()));
        file_.read(column.bytes.data(), column.bytes.size());
        if (!file_.line().empty()) file_.refuse("has a column that does not end");
        line_.reset();
    }

    std::size_t rows_of(const StateColumn& column, std::size_t) override {
        const std::string line = next_line();
        const char* const last = line.data() + line.size();
        const std::size_t space = line.rfind(' ');
        std::size_t rows = 0;
        if (space == line.npos || std::from_chars(line.data() + space + 1, last, rows).ptr != last ||
            rows > file_.left() / column.width)
            differs(fmt::format("column {} has no such number of rows: {}", column.name, line));
        return rows;
    }

    const std::string& next_line() {
        if (!line_) line_ = file_.line();
        return *line_;
    }

    [[noreturn]] void differs(const std::string& how) const {
        file_.refuse("is of a state of another shape: " + how);
    }

    SealedReader& file_;
    std::optional<std::string> line_;  // of the next column
};

}  // namespace

std::string write_checkpoint(const std::string& path, const CheckpointHead& head,
                             const std::function<void(StateVisitor&)>& state,
                             const std::function<void()>& make_room) {
    SealedWriter file(path, kind);
    write_head(file, head);
    Saver saver(file);
    state(saver);
    file.add("end\n");
    std::string sum = file.seal();
    if (make_room) make_room();
    file.publish();
    return sum;
}

Checkpoint::Checkpoint(const std::string& path) : file_(path, kind), head_(read_head(file_)) {}

void Checkpoint::restore(const std::function<void(StateVisitor&)>& state) {
    Restorer restorer(file_);
    state(restorer);
    restorer.finish();
}

}  // namespace concord
