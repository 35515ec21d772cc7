#pragma once
#include <span>
#include <vector>

#include "models/ics/kinds.hpp"

namespace concord::ics {

/// One number for each behaviour: shares, utilities.
struct PerBehaviour {
    double compete = 0, lip_service = 0, collaborate = 0;

    constexpr PerBehaviour& operator+=(const PerBehaviour& other) {
        compete += other.compete, lip_service += other.lip_service, collaborate += other.collaborate;
        return *this;
    }
    constexpr bool operator==(const PerBehaviour&) const = default;
    constexpr double& operator[](Behaviour b) {
        return b == Behaviour::compete ? compete : b == Behaviour::lip_service ? lip_service : collaborate;
    }
};
constexpr PerBehaviour operator*(double factor, const PerBehaviour& of) {
    return {factor * of.compete, factor * of.lip_service, factor * of.collaborate};
}

/// One of a behaviour, nought of the others: looked up, for to decide which it is takes longer.
inline const PerBehaviour& one_of(Behaviour b) {
    static constexpr PerBehaviour ones[behaviours] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    return ones[static_cast<std::size_t>(b)];
}

/// Where such numbers of many are summed: those of each behaviour side by side, as vectors of numbers go.
struct Sums {
    double *compete, *lip_service, *collaborate;

    void add(std::size_t n, const PerBehaviour& more) const {
        compete[n] += more.compete, lip_service[n] += more.lip_service, collaborate[n] += more.collaborate;
    }
    /// Those from the n-th on.
    Sums from(std::size_t n) const { return {compete + n, lip_service + n, collaborate + n}; }
};

/// Where those of one are summed.
inline Sums sums_of(PerBehaviour& one) {
    return {&one.compete, &one.lip_service, &one.collaborate};
}

/// So many of them, kept.
class Utilities {
  public:
    explicit Utilities(std::size_t size = 0) : size_(size), values_(behaviours * size) {}
    std::size_t size() const { return size_; }
    Sums sums() {
        double* const first = values_.data();
        return {first, first + size_, first + 2 * size_};
    }
    PerBehaviour operator[](std::size_t n) const {
        return {values_[n], values_[size_ + n], values_[2 * size_ + n]};
    }
    /// All numbers, behaviour by behaviour.
    std::span<const double> values() const { return values_; }
    std::span<double> values() { return values_; }

  private:
    std::size_t size_;
    std::vector<double> values_;
};

}  // namespace concord::ics
