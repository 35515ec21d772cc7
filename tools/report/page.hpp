#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace concord {

/// The pages as built from tools/viewer; empty where the program was built without them.
std::string_view report_page();
std::string_view view_page();

/// A page that holds the data of its report. Nothing in the data can end the element that it stands in.
std::string filled(std::string_view page, const nlohmann::ordered_json& data);

/// Throws Failure, with how to get the pages, when the program was built without them.
std::string_view required(std::string_view page);

}  // namespace concord
