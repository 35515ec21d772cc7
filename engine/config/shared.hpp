#pragma once
#include <atomic>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace concord {

/// What scenarios that are copies of one document have in common, made once: tables read, worlds built. For
/// any number of threads; who wants what another is making waits for it.
class Shared {
  public:
    /// The value made by `make` for this key, of which there may be a few of each kind: the latest `kept` are
    /// kept. The key must name everything that the value depends on. What `make` throws reaches all who wait.
    template <class Value>
    std::shared_ptr<const Value> get(const std::string& kind, const std::string& key, std::size_t kept,
                                     const std::function<Value()>& make) {
        std::promise<std::shared_ptr<const void>> made;
        const auto [future, mine] = claim(kind, key, kept, made);
        if (mine) try {
                made.set_value(std::make_shared<const Value>(make()));
            } catch (...) {
                made.set_exception(std::current_exception());
                forget(kind, key);
            }
        return std::static_pointer_cast<const Value>(future.get());
    }

    /// Whether there are copies at all: what nobody shares need not be kept.
    bool is_shared() const { return shared_; }
    void share() { shared_ = true; }

  private:
    using Future = std::shared_future<std::shared_ptr<const void>>;
    struct Kind {
        std::map<std::string, Future> made;
        std::list<std::string> order;  // oldest first
    };

    /// The future of a value, and whether the caller is to make it.
    std::pair<Future, bool> claim(const std::string& kind, const std::string& key, std::size_t kept,
                                  std::promise<std::shared_ptr<const void>>& made);
    void forget(const std::string& kind, const std::string& key);

    std::atomic<bool> shared_ = false;
    std::mutex mutex_;
    std::map<std::string, Kind> kinds_;
};

}  // namespace concord
