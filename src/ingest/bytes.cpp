#include "ingest/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kPiece = 1 << 16;

class FileBytes : public ByteSource {
 public:
  FileBytes(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (owned_) ::close(descriptor_);
  }

  Result<std::size_t> read(std::span<char> out) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, out.data(), out.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return Error{ErrorCode::kUnreadable, std::string("cannot read: ") + std::strerror(errno)};
    }
  }

 private:
  int descriptor_;
  bool owned_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileBytes>(STDIN_FILENO, false));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return Error{missing ? ErrorCode::kNotFound : ErrorCode::kUnreadable, std::string("cannot open: ") + std::strerror(errno)};
  }
  auto file = std::make_unique<FileBytes>(descriptor, true);
  struct stat info {};
  if (::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) return Error{ErrorCode::kNotAFile, "is a folder, not a file"};
  return std::unique_ptr<ByteSource>(std::move(file));
}

Result<std::size_t> MemoryBytes::read(std::span<char> out) {
  const std::size_t size = std::min(out.size(), rest_.size());
  std::copy_n(rest_.begin(), size, out.begin());
  rest_.remove_prefix(size);
  return size;
}

/// Holds `size` bytes, or all that there are. What came before a failure is handed out first.
Status ByteQueue::fill(std::size_t size) {
  while (!failed_ && held_.size() - begin_ < size) {
    if (begin_ > held_.size() / 2) {
      held_.erase(0, begin_);
      begin_ = 0;
    }
    const std::size_t end = held_.size();
    held_.resize(end + kPiece);
    auto got = source_.read({held_.data() + end, kPiece});
    held_.resize(end + (got ? *got : 0));
    if (!got) failed_ = std::move(got).error();
    if (!failed_ && *got == 0) break;
  }
  if (failed_ && held_.size() == begin_ && size > 0) return *failed_;
  return Done{};
}

void ByteQueue::take(std::size_t size) noexcept {
  begin_ += size;
  offset_ += size;
}

Result<std::string_view> ByteQueue::peek(std::size_t size) {
  if (Status filled = fill(size); !filled) return std::move(filled).error();
  return std::string_view(held_).substr(begin_, size);
}

Result<std::size_t> ByteQueue::read(std::span<char> out) {
  if (out.empty()) return std::size_t{0};
  if (Status filled = fill(1); !filled) return std::move(filled).error();
  const std::size_t size = std::min(out.size(), held_.size() - begin_);
  std::copy_n(held_.begin() + static_cast<std::ptrdiff_t>(begin_), size, out.begin());
  take(size);
  return size;
}

void ByteQueue::unread(std::string_view bytes) {
  held_.replace(0, begin_, bytes);
  begin_ = 0;
  offset_ -= bytes.size();
}

bool ByteQueue::pass_damage() {
  if (!failed_ || !source_.pass_damage()) return false;
  failed_.reset();
  take(held_.size() - begin_);
  return true;
}

Result<std::uint64_t> ByteQueue::skip(std::uint64_t size) {
  std::uint64_t skipped = 0;
  while (skipped < size) {
    if (Status filled = fill(1); !filled) return std::move(filled).error();
    const std::size_t held = held_.size() - begin_;
    if (held == 0) break;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(held, size - skipped));
    take(step);
    skipped += step;
  }
  return skipped;
}

Result<std::optional<ByteQueue::Line>> ByteQueue::line(std::size_t longest) {
  line_.clear();
  bool whole = true, any = false;
  for (;;) {
    if (Status filled = fill(1); !filled) return std::move(filled).error();
    const std::string_view held = std::string_view(held_).substr(begin_);
    if (held.empty()) break;
    any = true;
    const std::size_t end = held.find('\n');
    const std::size_t size = std::min(end, held.size());
    const std::size_t room = longest - std::min(longest, line_.size());
    whole = whole && size <= room;
    line_ += held.substr(0, std::min(size, room));
    take(std::min(size + 1, held.size()));
    if (end != std::string_view::npos) break;
  }
  if (!any) return std::optional<Line>();
  return std::optional<Line>({line_, whole});
}

}  // namespace demarche::inline ingest
