#pragma once
#include <functional>

#include "tools/serve/site.hpp"

namespace concord {

/// A token for a site: 32 hexadecimal digits of chance. Throws Failure.
std::string fresh_token();

/// Serves the site on loopback at its port, or at a free one if that is 0, until Ctrl-C or SIGTERM; calls
/// `ready` once it can be asked, with the port filled in. Throws Failure when the port is taken.
void serve(Site, const std::function<void(const Site&)>& ready);

}  // namespace concord
