#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/declaration.hpp"
#include "engine/core/error.hpp"
#include "models/ics/setup/england/codes.hpp"
#include "models/ics/setup/england/csv.hpp"

namespace concord::ics {

/// A table of input data: a comma-separated file whose first line names the columns. Strict: what is not as
/// expected is noted (with file, line, column, value, what is expected) and a harmless value returned, so
/// that one reading finds every problem; finish() throws them all, and must be called before the values are
/// used.
class Table {
  public:
    /// Throws InputError at once when the file cannot be read, is empty, or lacks a required column.
    static Table load(const std::string& path, const std::vector<std::string>& required);

    std::size_t rows() const { return records_.size(); }

    std::string text(std::size_t row, std::string_view column);  // never blank
    std::string optional_text(std::size_t row, std::string_view column) const;
    double number(std::size_t row, std::string_view column, Range);
    std::optional<double> optional_number(std::size_t row, std::string_view column,
                                          Range);  // none where blank
    /// The index of a code that must be known.
    std::size_t code(std::size_t row, std::string_view column, const Codes& known);

    /// Notes every row that repeats the values of `columns` of an earlier one.
    void check_unique(const std::vector<std::string>& columns);

    /// Notes a problem of the reader's own with a value.
    void problem(std::size_t row, std::string_view column, std::string_view text);

    /// Throws InputError with the problems in order of lines: the first twenty, and how many more there are.
    void finish() const;

  private:
    Table(std::string path, std::vector<CsvRecord> records, std::vector<Problem> problems);
    void check_columns(const std::vector<std::string>& required) const;
    void drop_broken_lines();
    std::size_t column_index(std::string_view column) const;
    const std::string& field(std::size_t row, std::string_view column) const;

    std::string path_;
    std::vector<std::string> columns_;
    std::vector<CsvRecord> records_;  // all with as many fields as there are columns
    std::vector<Problem> problems_;
};

constexpr Range not_negative{0, 1e300};

}  // namespace concord::ics
