// The function that methods of sensitivity analysis are tried on (Ishigami and Homma 1990), as a model
// without time: y = sin x1 + a sin^2 x2 + b x3^4 sin x1, each x between -pi and pi. For x spread evenly, its
// Sobol indices are known: with a = 7 and b = 0.1 the first-order ones are 0.3139, 0.4424 and 0, the total
// ones 0.5576, 0.4424 and 0.2437.
#include <numbers>

#include "models/classic/entry.hpp"

namespace concord::classic {

namespace {
constexpr double pi = std::numbers::pi;

/// The sine for -pi <= x <= pi, to 1e-13: a series around 0, where the outer quarters are folded in.
double sine(double x) {
    if (x > pi / 2) x = pi - x;
    if (x < -pi / 2) x = -pi - x;
    double term = x, sum = x;
    for (int n = 1; n <= 10; ++n) {
        term *= -x * x / (2 * n * (2 * n + 1));
        sum += term;
    }
    return sum;
}

struct Setting {
    explicit Setting(const Section& config)
        : x1(argument(config, "model.x1")),
          x2(argument(config, "model.x2")),
          x3(argument(config, "model.x3")),
          a(config.real("model.a", 7, {-100, 100}, "1", "weight of the second argument",
                        "Ishigami & Homma 1990")),
          b(config.real("model.b", 0.1, {-100, 100}, "1",
                        "weight of the third, which acts with the first only", "Ishigami & Homma 1990")) {}

    static double argument(const Section& config, const char* key) {
        return config.real(key, 0, {-pi, pi}, "rad", "argument", "Ishigami & Homma 1990");
    }

    double value() const { return sine(x1) + a * sine(x2) * sine(x2) + b * x3 * x3 * x3 * x3 * sine(x1); }

    double x1, x2, x3, a, b;
};

class Ishigami : public Model {
  public:
    Ishigami(const Setting& setting, const Draws&) : y_(setting.value()) {}

    void advance(Tick) override {}
    void state(StateVisitor& visit) override { visit("y", y_); }
    bool settled() const override { return true; }

    Outline outline() const override {
        Outline outline{.tick_unit = "1"};
        outline.observe({"y", "1", "value of the function", {}, {}},
                        [this](std::span<double> out) { out[0] = y_; });
        return outline;
    }

  private:
    double y_;
};

const bool added = add_simulation<Setting, Ishigami>(
    "ishigami", "a function with known sensitivities (Ishigami & Homma 1990)", 0, {"y"});
}  // namespace

}  // namespace concord::classic
