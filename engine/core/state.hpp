#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace concord {

/// The word for the type of a value of the state: "uint8", "float64"...; an enumeration's is that below it.
template <class Value>
constexpr std::string_view state_type() {
    if constexpr (std::is_enum_v<Value>) {
        return state_type<std::underlying_type_t<Value>>();
    } else if constexpr (std::is_floating_point_v<Value>) {
        static_assert(sizeof(Value) == 4 || sizeof(Value) == 8, "of this type there is no state");
        return sizeof(Value) == 4 ? "float32" : "float64";
    } else {
        static_assert(std::is_integral_v<Value>, "of this type there is no state");
        constexpr bool negative = std::is_signed_v<Value>;
        if constexpr (sizeof(Value) == 1) return negative ? "int8" : "uint8";
        if constexpr (sizeof(Value) == 2) return negative ? "int16" : "uint16";
        if constexpr (sizeof(Value) == 4) return negative ? "int32" : "uint32";
        if constexpr (sizeof(Value) == 8) return negative ? "int64" : "uint64";
    }
}

/// What values of the state may be: both ends included, what is no number not. For words, ids and whatever
/// else tables are entered with: a state from elsewhere may have been tampered with.
struct Between {
    double low, high;
};
inline constexpr double infinite = std::numeric_limits<double>::infinity();
inline constexpr Between anything{-infinite, infinite};  // what is no number, too

/// Some values of the state where they stand, to be read or overwritten.
struct StateColumn {
    std::string_view name, type;
    std::size_t width = 1;  // bytes of a value
    std::span<std::byte> bytes;
    Between allowed = anything;

    std::size_t rows() const { return bytes.size() / width; }
};

/// To whom a model lays open all that moves, by name; it saves the values, or puts others in their place:
///
///     void state(StateVisitor& visit) override {
///         visit("agent/opinion", opinion_);
///         visit("agent/strategy", strategy_, Between{0, 1});
///         visit("round", round_);
///     }
class StateVisitor {
  public:
    virtual ~StateVisitor() = default;

    /// As many values as the model has, whatever they are.
    template <class Value, std::size_t extent>
    void operator()(std::string_view name, std::span<Value, extent> values, Between allowed = anything) {
        static_assert(!std::is_same_v<Value, bool>);
        column({name, state_type<Value>(), sizeof(Value), std::as_writable_bytes(values), allowed});
    }
    template <class Value>
    void operator()(std::string_view name, std::vector<Value>& values, Between allowed = anything) {
        (*this)(name, std::span(values), allowed);
    }
    template <class Value>
    requires std::is_arithmetic_v<Value> || std::is_enum_v<Value>
    void operator()(std::string_view name, Value& value, Between allowed = anything) {
        if (std::is_same_v<Value, bool>) allowed = Between{0, 1};
        column({name, state_type<Value>(), sizeof(Value), std::as_writable_bytes(std::span(&value, 1)),
                allowed});
    }
    /// Values whose number is part of the state.
    template <class Value>
    void varying(std::string_view name, std::vector<Value>& values, Between allowed = anything) {
        values.resize(rows_of({name, state_type<Value>(), sizeof(Value), {}}, values.size()));
        (*this)(name, values, allowed);
    }

  private:
    virtual void column(const StateColumn&) = 0;
    /// How many rows that column is to have, of which the model has `now`.
    virtual std::size_t rows_of(const StateColumn&, std::size_t now) = 0;
};

}  // namespace concord
