// An address of the web, taken apart.
//
//   Flow      fetch/: below everything else in the folder
//   Shape     text -> scheme, host, port, target, and back
//   Units     ports; targets are ASCII as they are sent, without a fragment
//   Lifetime  owns its strings
//   Errors    kBadInput: neither http nor https, a user's name in it, a host that is none, control characters, too long
//   Source    RFC 3986, 5.2
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::inline fetch {

struct WebAddress {
  bool secure = false;
  std::string host;          // in lower case; of IPv6 without brackets
  int port = 80;
  std::string target = "/";  // path and query

  /// "https://a.example:8443"; the usual port is left out.
  [[nodiscard]] std::string site() const;
  [[nodiscard]] std::string text() const { return site() + target; }
};

[[nodiscard]] Result<WebAddress> read_address(std::string_view text);

/// Where `reference` leads, seen from `base`.
[[nodiscard]] Result<WebAddress> read_reference(std::string_view reference, const WebAddress& base);

/// The same target for all spellings by percent signs, to compare with others.
[[nodiscard]] std::string comparable(std::string_view target);

}  // namespace demarche::inline fetch
