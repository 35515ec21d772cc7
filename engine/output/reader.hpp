#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/output/hdf5.hpp"

namespace concord {

struct StoredVariable {
    std::string path;  // "collaboration", "organisation/load"
    Kind kind = Kind::float64;
    std::vector<std::string> dimensions;  // slowest first, time included; "" where an axis has no name
    std::vector<std::size_t> shape;
    std::string units, long_name;
};

struct StoredAttribute {
    std::string name;
    Kind kind = Kind::text;
    std::size_t count = 1;
    std::string bytes;  // the text, or the numbers, little-endian
};

/// Reads a file that a Recorder completed. What HDF5 and netCDF keep for themselves (links between
/// dimensions) is not shown as attributes. For one thread at a time. All throw InputError when the file is
/// damaged or the name unknown.
class Reader {
  public:
    /// Throws InputError "FILE: not a complete concord file (WHY)".
    explicit Reader(std::string path);

    const std::string& path() const { return path_; }
    const std::vector<StoredVariable>& variables() const { return variables_; }  // sorted by path
    const std::vector<std::string>& groups() const { return groups_; }  // sorted; the root, "", first
    bool has(const std::string& variable) const;
    const StoredVariable& variable(const std::string& path) const;

    /// Of a variable or a group, sorted by name.
    std::vector<StoredAttribute> attributes(const std::string& object) const;
    /// One of them as text; numbers as they print, several with a space between. "" when there is none.
    std::string attribute(const std::string& object, const std::string& name) const;

    /// All values, row-major; whole numbers become doubles.
    std::vector<double> numbers(const std::string& variable) const;
    std::vector<std::string> texts(const std::string& variable) const;

    /// A box of the values: numbers as little-endian bytes. `first` and `count` have one entry an axis.
    using Box = std::vector<std::size_t>;
    std::vector<char> bytes(const StoredVariable&, const Box& first, const Box& count) const;
    std::vector<double> numbers(const StoredVariable&, const Box& first, const Box& count) const;
    std::vector<std::string> texts(const StoredVariable&, const Box& first, const Box& count) const;

  private:
    void look_into(const std::string& group, unsigned depth);
    hdf5::Handle open(const std::string& object) const;

    std::string path_;
    hdf5::Handle file_;
    std::vector<StoredVariable> variables_;
    std::vector<std::string> groups_;
};

}  // namespace concord
