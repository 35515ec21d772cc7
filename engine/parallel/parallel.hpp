#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace concord {

/// A bounded number of threads. All loops below that run within `execute` share them; outside, all cores are
/// used. No loop's result depends on their number.
class Threads {
  public:
    explicit Threads(unsigned count = 0);  // 0: as many as the machine lends; may be more than it has cores
    ~Threads();

    unsigned count() const;
    /// Runs the work and waits for it; what it throws reaches the caller.
    void execute(const std::function<void()>& work);

  private:
    struct Pool;
    std::unique_ptr<Pool> pool_;
};

/// How many threads the loops of the calling thread may use.
unsigned threads_here();

/// Whatever can be called with the first row and the one after the last. It is called where it stands, not
/// copied, so that a loop asks for no memory.
class RowsBody {
  public:
    template <class Body>
    requires std::invocable<const Body&, std::size_t, std::size_t> RowsBody(const Body& body)
        : body_(&body), call_([](const void* what, std::size_t first, std::size_t last) {
              (*static_cast<const Body*>(what))(first, last);
          }) {}
    void operator()(std::size_t first, std::size_t last) const { call_(body_, first, last); }

  private:
    const void* body_;
    void (*call_)(const void*, std::size_t, std::size_t);
};

/// How many blocks of `block` rows cover `rows`.
constexpr std::size_t block_count(std::size_t rows, std::size_t block) {
    return rows / block + (rows % block != 0);
}

/// body(first, last) once for each block of `block` consecutive rows (the last may be shorter), in parallel.
/// The blocks depend on nothing but `rows` and `block`. The first exception reaches the caller. One block, or
/// one thread, is a plain loop. Throws std::invalid_argument for block = 0.
void for_blocks(std::size_t rows, std::size_t block, const RowsBody& body);

/// The same between given boundaries, in ascending order: cuts[0] up to cuts[1], cuts[1] up to cuts[2]...
void for_cuts(std::span<const std::size_t> cuts, const RowsBody& body);

/// Boundaries, for for_cuts, of at most `parts` (>= 1) parts of about the same work, where row n has
/// offsets[n + 1] - offsets[n] ties and a tie costs about as much as a row itself. `offsets`: rows + 1
/// numbers.
std::vector<std::size_t> even_cuts(std::span<const std::uint64_t> offsets, std::size_t parts);

/// term(0) + term(1) + ...: within each block in order, then block after block, so that the sum is the same
/// for any number of threads. Whole numbers are added as std::int64_t.
template <class Term>
auto sum_blocks(std::size_t rows, std::size_t block, Term term) {
    using Value = std::decay_t<std::invoke_result_t<Term, std::size_t>>;
    using Sum = std::conditional_t<std::is_integral_v<Value>, std::int64_t, Value>;
    std::vector<Sum> sums(block == 0 ? 0 : block_count(rows, block));
    for_blocks(rows, block, [&](std::size_t first, std::size_t last) {
        Sum sum{};
        for (std::size_t row = first; row != last; ++row) sum += term(row);
        sums[first / block] = sum;
    });
    Sum total{};
    for (const Sum& sum : sums) total += sum;
    return total;
}

}  // namespace concord
