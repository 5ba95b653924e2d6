// The server: who may ask, which endpoint answers, what is sent when something is wrong.
//
//   Flow      server/: HTTP -> endpoints.h and site.h -> HTTP
//   Shape     start() listens, stop() ends; serve() of include/demarche/serve.h waits for a signal between the two
//   Units     seconds, bytes
//   Lifetime  answers between start() and stop() or its end
//   Threads   one for listening, one for each connection; stop() from any thread but those
//   Errors    start(): kBadRequest: the address; kResource: no store, the port is taken; kBadData: the program is damaged
//   Source    docs/http.md
#pragma once

#include <memory>
#include <string>

#include "demarche/serve.h"

namespace demarche::server {

class Server {
 public:
  static Result<Server> start(const ServeRequest& request);
  ~Server();
  Server(Server&&) noexcept;

  /// "http://127.0.0.1:8765"
  [[nodiscard]] std::string address() const;
  [[nodiscard]] int port() const noexcept;
  /// Takes no new request, and returns when those under way are answered.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace demarche::server
