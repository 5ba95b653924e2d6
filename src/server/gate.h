// Who may ask: the host that a request names, the page that it comes from, and the token.
//
//   Flow      server/: before any endpoint
//   Shape     refused(): why a request is not answered; nothing where it is
//   Errors    none
#pragma once

#include <optional>

#include "demarche/serve.h"
#include "server/answers.h"

namespace demarche::server {

/// Whether only this machine can reach the address.
[[nodiscard]] bool is_loopback(const std::string& host);

[[nodiscard]] std::optional<Refusal> refused(const ServeRequest& request, const httplib::Request& asked);

/// "/?token=T": keeps T in a cookie and leads to the page. False: the address brings no token.
[[nodiscard]] bool take_token(const ServeRequest& request, const httplib::Request& asked, httplib::Response& response);

}  // namespace demarche::server
