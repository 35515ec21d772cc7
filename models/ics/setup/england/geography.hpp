#pragma once

namespace concord::ics {

struct Position {
    double latitude = 0, longitude = 0;  // degrees
};

/// The straight line between two places on a sphere of radius 6,371 km, in km: in the same order as
/// great-circle distances, and within 0.1% of them up to 1,000 km. Only exact operations and sqrt, so that
/// "the nearest" is the same on every machine.
double distance(Position, Position);

/// The weighted mean of positions added one by one; good for places within a country.
class Centre {
  public:
    void add(Position position, double weight) {
        latitude_ += weight * position.latitude;
        longitude_ += weight * position.longitude;
        weight_ += weight;
    }
    Position position() const { return {latitude_ / weight_, longitude_ / weight_}; }

  private:
    double latitude_ = 0, longitude_ = 0, weight_ = 0;
};

}  // namespace concord::ics
