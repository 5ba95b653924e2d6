#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

namespace demarche {
namespace {

// A run shorter than this needs no progress; a line is renewed as often.
constexpr auto kPatience = std::chrono::seconds(1);

}  // namespace

Progress::Progress()
    : start_(std::chrono::steady_clock::now()), last_(start_), shows_(::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::add(std::size_t documents) {
  documents_ += documents;
  if (!shows_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < kPatience) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r\x1b[K{} documents, {:.0f} a second", documents_, static_cast<double>(documents_) / seconds);
}

}  // namespace demarche
