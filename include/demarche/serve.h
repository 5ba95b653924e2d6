// A store behind HTTP: JSON for programs, a page for people.
//
//   Shape     one call that answers until the process is told to end
//   Units     a port; 0: a free one
//   Lifetime  returns after SIGINT or SIGTERM, when the answers under way are out
//   Errors    kBadRequest: the address, the token; kResource: no store, the port is taken
//   Source    docs/http.md
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "demarche/error.h"

namespace demarche {

struct ServeRequest {
  std::string store{};  ///< may be empty with `demo`
  bool demo = false;    ///< a small store of invented news, made where it is not there yet
  std::string host = "127.0.0.1";
  std::uint32_t port = 8765;
  std::string token{};  ///< what each request has to bring; empty: none, and only on this machine

  [[nodiscard]] std::optional<Error> problem() const;
};

/// `ready` is called with the address once the server answers.
Status serve(const ServeRequest& request, const std::function<void(const std::string& address)>& ready);

}  // namespace demarche
