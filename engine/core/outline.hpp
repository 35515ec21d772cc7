#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace concord {

/// How a value is stored in the output file.
enum class Storage { float64, float32, int32, uint32, uint16, uint8 };

template <class Value>
constexpr Storage storage_of() {
    if constexpr (std::is_enum_v<Value>)
        return storage_of<std::underlying_type_t<Value>>();
    else if constexpr (std::is_same_v<Value, double>)
        return Storage::float64;
    else if constexpr (std::is_same_v<Value, float>)
        return Storage::float32;
    else if constexpr (std::is_same_v<Value, std::int32_t>)
        return Storage::int32;
    else if constexpr (std::is_same_v<Value, std::uint32_t>)
        return Storage::uint32;
    else if constexpr (std::is_same_v<Value, std::uint16_t>)
        return Storage::uint16;
    else {
        static_assert(std::is_same_v<Value, std::uint8_t>, "this type is not recorded");
        return Storage::uint8;
    }
}

/// A named axis of the output. Its coordinate variable are the `labels`, or the `numbers` in units of `unit`;
/// without either the rows count from 0.
struct Dimension {
    std::string name;
    std::size_t size = 0;
    std::string long_name;
    std::vector<std::string> labels = {};
    std::vector<std::int32_t> numbers = {};
    std::string unit = "1";
};

/// What a variable of the output is called and means. `path` may begin with a group: "organisation/load".
struct Meaning {
    std::string path;
    std::string unit;  // UDUNITS where it has a word: "1", "week", "person"
    std::string long_name;
    std::vector<std::string> dimensions;  // names, slowest first, without time
    std::vector<std::string> flags;       // meanings of the values 0, 1, 2...; empty for numbers
};

/// A value that changes: recorded at every recorded tick. `fill` writes all rows, row-major, in the storage
/// type.
struct Variable {
    Meaning meaning;
    Storage storage = Storage::float64;
    std::function<void(std::byte*)> fill;
};

/// A value that does not change: written once.
struct Constant {
    Meaning meaning;
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<float>,
                 std::vector<std::uint32_t>, std::vector<std::uint8_t>>
        values;
};

/// Everything a model offers to be recorded. A model fills it once; what of it is written, and when, is the
/// run's choice and never changes the run.
struct Outline {
    std::vector<Dimension> dimensions = {};
    std::vector<Constant> constants = {};
    std::vector<Variable> variables = {};
    std::string tick_unit = "week";       // what a tick is; "1" where it is nothing in particular
    std::string along = "time";           // the axis on which records follow each other, a tick or a run each
    std::vector<std::string> notes = {};  // what was imputed or assumed while building the world

    /// Rows of a variable: the product of its dimensions.
    std::size_t rows(const Meaning&) const;

    /// An observable: `compute(out)` fills `out`, one double a row.
    template <class Compute>
    void observe(Meaning meaning, Compute compute) {
        const std::size_t n = rows(meaning);
        variables.push_back(
            {std::move(meaning), Storage::float64, [n, compute = std::move(compute)](std::byte* out) mutable {
                 compute(std::span(reinterpret_cast<double*>(out), n));
             }});
    }

    /// A column of the state, copied as it is: `values()` gives the rows as they stand.
    template <class Values>
    void column(Meaning meaning, Values values) {
        using Value = std::remove_cv_t<typename std::invoke_result_t<Values>::element_type>;
        variables.push_back(
            {std::move(meaning), storage_of<Value>(), [values = std::move(values)](std::byte* out) {
                 const auto rows = values();
                 if (!rows.empty()) std::memcpy(out, rows.data(), rows.size_bytes());
             }});
    }
};

}  // namespace concord
