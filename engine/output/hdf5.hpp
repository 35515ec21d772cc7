#pragma once
#include <cstdint>
#include <string_view>
#include <utility>

#include "engine/output/kind.hpp"

/// The way in to the HDF5 library (1.10.3 or newer, thread-safe). Its header is needed by sources of this
/// folder only.
namespace concord::hdf5 {

using Id = std::int64_t;  // what HDF5 calls hid_t

/// Owns one thing of HDF5: a file, group, dataset, property list... Let go of quietly when it goes out of
/// scope.
class Handle {
  public:
    Handle() = default;
    explicit Handle(Id id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    ~Handle();

    Id id() const { return id_; }
    /// Lets go now. Throws Failure when that goes wrong, and the thing counts as gone all the same.
    void close();

  private:
    Id id_ = -1;
};

/// HDF5 prints no errors by itself on this thread from now on (it keeps that setting per thread).
void silence();

/// Throws Failure "DOING: REASON", the reason in HDF5's own words, when a call returned an error (a negative
/// number); returns it otherwise.
Id checked(Id status, std::string_view doing);

/// Throws Failure when the HDF5 library cannot be used from several threads or cannot compress.
void require_library();

/// The type of numbers in a file (little-endian), and in memory. Borrowed, not owned. Not for text.
Id file_type(Kind);
Id memory_type(Kind);
/// The type of text of any length, UTF-8.
Handle text_type();

}  // namespace concord::hdf5
