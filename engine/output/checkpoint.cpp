#include "engine/output/checkpoint.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>
#include <optional>

#include "engine/output/checkpoint_head.hpp"

namespace concord {

namespace {

constexpr std::string_view kind = "concord checkpoint 1";

std::string line_of(const StateColumn& column, std::size_t rows) {
    return fmt::format("column {} {} {}", column.name, column.type, rows);
}

/// The first value of the column that is not allowed, as text.
template <class Value>
std::string first_beyond(const StateColumn& column) {
    for (std::size_t at = 0; at < column.bytes.size(); at += sizeof(Value)) {
        Value value;
        std::memcpy(&value, &column.bytes[at], sizeof value);
        const auto number = static_cast<double>(value);
        if (!(number >= column.allowed.low && number <= column.allowed.high)) return fmt::format("{}", value);
    }
    return "";
}

template <class... Values>
std::string first_beyond_of(const StateColumn& column) {
    std::string found;
    ((column.type == state_type<Values>() ? void(found = first_beyond<Values>(column)) : void()), ...);
    return found;
}

/// "" where all are allowed.
std::string value_beyond(const StateColumn& column) {
    if (column.allowed.low == anything.low && column.allowed.high == anything.high) return "";
    return first_beyond_of<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t, std::int8_t,
                           std::int16_t, std::int32_t, std::int64_t, float, double>(column);
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
        check(column);
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

    void check(const StateColumn& column) const {
        if (const std::string beyond = value_beyond(column); !beyond.empty())
            file_.refuse(fmt::format("holds {} {}; allowed: {} to {}", column.name, beyond,
                                     column.allowed.low, column.allowed.high));
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
