#include "engine/core/outline.hpp"

#include <algorithm>
#include <stdexcept>

namespace concord {

std::size_t Outline::rows(const Meaning& meaning) const {
    std::size_t product = 1;
    for (const std::string& name : meaning.dimensions) {
        const auto found = std::ranges::find(dimensions, name, &Dimension::name);
        if (found == dimensions.end())
            throw std::logic_error(meaning.path + ": dimension " + name + " is not declared");
        product *= found->size;
    }
    return product;
}

}  // namespace concord
