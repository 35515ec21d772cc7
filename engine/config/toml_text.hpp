#pragma once
#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

// Private to engine/config: values written as TOML that reads back as exactly the same value.
namespace concord {

std::string toml_real(double);              // shortest that reads back the same, never without . or e
std::string toml_quoted(std::string_view);  // a basic string; control characters escaped
/// [0.0, 0.1], or 0.5 where all are the same, unless every entry is to be told.
std::string toml_list(const std::vector<double>&, bool every = false);
std::string toml_list(const std::vector<std::string>&);
std::string toml_text(const toml::node&);  // any value, on one line

/// For a message: cut after about 60 characters, never within one.
std::string shortened(std::string text);

}  // namespace concord
