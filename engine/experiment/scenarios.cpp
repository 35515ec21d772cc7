#include "engine/experiment/scenarios.hpp"

namespace concord {

std::shared_ptr<const Scenario> Scenarios::of(std::size_t point) {
    {
        const std::scoped_lock lock(mutex_);
        const auto found = kept_.find(point);
        if (found != kept_.end()) return found->second;
    }
    auto read = std::make_shared<const Scenario>(experiment_.document_of(point));
    const std::scoped_lock lock(mutex_);
    const auto [place, added] = kept_.emplace(point, std::move(read));
    if (added) order_.push_back(point);
    const std::shared_ptr<const Scenario> scenario = place->second;
    if (order_.size() > most_) {
        kept_.erase(order_.front());
        order_.pop_front();
    }
    return scenario;
}

}  // namespace concord
