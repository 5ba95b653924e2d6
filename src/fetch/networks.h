// Which addresses belong to the open network, and which to a machine or a house of its own.
//
//   Flow      fetch/: between the name of a host and a connection to it
//   Shape     name -> the numeric address to connect to
//   Units     numeric addresses as text
//   Lifetime  owns its strings
//   Threads   any
//   Errors    kUnreadable: the name is not known. kBadInput: it leads into a private network; the message says to which address
//   Cost      waits for the system's resolver, which has limits of its own
//   Source    IANA's registries of special-purpose addresses for IPv4 and IPv6
#pragma once

#include <netinet/in.h>

#include <string>

#include "base/result.h"

namespace demarche::inline fetch {

[[nodiscard]] bool is_open(const in_addr& address) noexcept;
/// An address of IPv4 in one of IPv6 counts as that of IPv4.
[[nodiscard]] bool is_open(const in6_addr& address) noexcept;

/// The first address of `host` that may be asked. A connection goes to this and not to the name, which may mean another address by then.
[[nodiscard]] Result<std::string> address_of_host(const std::string& host, bool allow_private);

}  // namespace demarche::inline fetch
