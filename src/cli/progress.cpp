#include "cli/progress.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace demarche {
namespace {

// A run shorter than this needs no progress; a line is renewed as often.
constexpr auto kPatience = std::chrono::seconds(1);

bool continues_point(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

Progress::Progress() : last_(std::chrono::steady_clock::now()), shows_(::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0) {}
Progress::~Progress() { clear(); }

bool Progress::due() const { return shows_ && std::chrono::steady_clock::now() - last_ >= kPatience; }

void Progress::show(std::string line) {
  winsize size{};
  const std::size_t width = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  std::size_t end = std::min(line.size(), width - 1);
  while (end > 0 && end < line.size() && continues_point(line[end])) --end;
  line.resize(end);
  fmt::print(stderr, "\r\x1b[K{}", line);
  last_ = std::chrono::steady_clock::now();
  shown_ = true;
}

void Progress::clear() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
  shown_ = false;
}

}  // namespace demarche
