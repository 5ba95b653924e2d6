// demarche serve: a store behind HTTP.
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <cstdio>

#include "cli/output.h"
#include "cli/serve.h"

namespace demarche {

void ServeCommand::add_to(CLI::App& app) {
  command_ = app.add_subcommand("serve", "show a store in a browser, and answer programs with JSON");
  command_->add_option("store", request_.store, "the folder of the store");
  command_->add_flag("--demo", request_.demo, "a small store of invented news, made at the first start");
  command_->add_option("--port", request_.port, "where to listen; 0 takes a free port")->capture_default_str();
  command_->add_option("--host", request_.host, "the address to listen on; any but this machine's own needs --token")->capture_default_str();
  command_->add_option("--token", request_.token, "what each request has to bring");
}

std::optional<int> ServeCommand::run() const {
  if (!*command_) return std::nullopt;
  const Status served = serve(request_, [](const std::string& address) {
    fmt::print("{}\n", address);
    std::fflush(stdout);
  });
  if (served) return 0;
  complain(served.error());
  return exit_status(served.error().code);
}

}  // namespace demarche
