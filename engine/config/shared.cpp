#include "engine/config/shared.hpp"

namespace concord {

std::pair<Shared::Future, bool> Shared::claim(const std::string& kind, const std::string& key,
                                              std::size_t kept,
                                              std::promise<std::shared_ptr<const void>>& made) {
    const std::scoped_lock lock(mutex_);
    Kind& known = kinds_[kind];
    if (const auto found = known.made.find(key); found != known.made.end()) return {found->second, false};
    const Future future = made.get_future().share();
    known.made.emplace(key, future);
    known.order.push_back(key);
    while (known.order.size() > kept) {
        known.made.erase(known.order.front());
        known.order.pop_front();
    }
    return {future, true};
}

void Shared::forget(const std::string& kind, const std::string& key) {
    const std::scoped_lock lock(mutex_);
    Kind& known = kinds_[kind];
    known.made.erase(key);
    known.order.remove(key);
}

}  // namespace concord
