#include "models/ics/setup/england/csv.hpp"

#include <algorithm>
#include <utility>

namespace concord::ics {

namespace {

/// A cursor over the text: reads one record at a time and counts the lines it passes.
class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file, std::vector<Problem>& problems)
        : text_(text), file_(file), problems_(problems) {}

    bool at_end() const { return position_ == text_.size(); }

    /// The next record; false when it is malformed.
    bool read(CsvRecord& record) {
        record = {line_, {}};
        sound_ = true;
        do record.fields.push_back(field());
        while (take(','));
        end_of_line();
        return sound_;
    }

  private:
    bool take(char wanted) {
        if (at_end() || text_[position_] != wanted) return false;
        ++position_;
        return true;
    }

    std::string field() { return take('"') ? quoted() : plain(); }

    std::string plain() {
        const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
        const std::string_view field = text_.substr(position_, end - position_);
        position_ = end;
        if (field.find('"') != field.npos)
            problem(line_, "a quotation mark within a field that is not quoted");
        return std::string(field);
    }

    std::string quoted() {
        const std::size_t opened = line_;
        std::string field;
        while (!at_end()) {
            const char letter = text_[position_++];
            if (letter == '\n') ++line_;
            if (letter != '"')
                field += letter;
            else if (take('"'))
                field += '"';
            else
                return after_quote(), field;
        }
        problem(opened, "a quoted field that never ends");
        return field;
    }

    void after_quote() {
        const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
        if (end != position_) problem(line_, "text after the closing quotation mark of a field");
        position_ = end;
    }

    void end_of_line() {
        const bool returned = take('\r');
        if (take('\n'))
            ++line_;
        else if (returned && !at_end())
            problem(line_, "a carriage return within a line");
    }

    void problem(std::size_t line, const char* text) {
        if (sound_) problems_.push_back({file_, line, 0, text});
        sound_ = false;
    }

    std::string_view text_;
    const std::string& file_;
    std::vector<Problem>& problems_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    bool sound_ = true;
};

bool blank(const CsvRecord& record) {
    return record.fields.size() == 1 && record.fields[0].empty();
}

}  // namespace

std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& file,
                                 std::vector<Problem>& problems) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
    CsvReader reader(text, file, problems);
    std::vector<CsvRecord> records;
    CsvRecord record;
    while (!reader.at_end())
        if (reader.read(record)) records.push_back(std::move(record));
    while (!records.empty() && blank(records.back())) records.pop_back();
    return records;
}

}  // namespace concord::ics
