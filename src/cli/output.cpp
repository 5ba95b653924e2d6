#include "cli/output.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace demarche {

Status Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      return Error{ErrorCode::kResource, fmt::format("cannot write: {}; the first {} bytes of the output are written, the rest is lost: "
                                                     "run the command again", std::strerror(errno), written_),
                   "standard output"};
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
    written_ += static_cast<std::size_t>(put);
  }
  return Done{};
}

void complain(const Error& error) { fmt::print(stderr, "demarche: {}\n", error.text()); }

}  // namespace demarche
