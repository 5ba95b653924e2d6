#include "knowledge/image.h"

#include <xxhash.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace demarche::inline knowledge {
namespace {

constexpr std::string_view kMagic = "DMKNOWL1";
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 16;
constexpr std::uint32_t kPoolName = table_name("POOL");

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;      // of everything behind the header
  std::uint64_t checksum;  // of the same
  std::uint32_t tables;
  std::uint32_t unused[3];
};
static_assert(sizeof(Header) % kAlignment == 0);

struct Entry {
  std::uint32_t name, row_size;
  std::uint64_t offset, size;  // from the start of the image; bytes
  std::uint64_t unused;
};
static_assert(sizeof(Entry) % kAlignment == 0);

/// Covers what stands behind the header and the number of tables in it.
std::uint64_t checksum(std::string_view body, std::uint32_t tables) { return XXH3_64bits_withSeed(body.data(), body.size(), tables); }

std::size_t aligned(std::size_t size) noexcept { return (size + kAlignment - 1) / kAlignment * kAlignment; }

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

template <class T>
void append(const T& value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Text ImageWriter::text(std::string_view text) {
  const auto found = known_.find(std::string(text));
  if (found != known_.end()) return found->second;
  const Text stored{static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(pool_.size() + text.size())};
  pool_ += text;
  known_.emplace(text, stored);
  return stored;
}

void ImageWriter::add(std::uint32_t name, std::size_t row_size, std::span<const std::byte> bytes) {
  assert(std::none_of(tables_.begin(), tables_.end(), [name](const Table& table) { return table.name == name; }));
  tables_.push_back({name, static_cast<std::uint32_t>(row_size), std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size())});
}

std::string ImageWriter::finish() const {
  std::vector<Table> all = tables_;
  all.push_back({kPoolName, 1, pool_});
  std::string body;
  std::size_t offset = sizeof(Header) + all.size() * sizeof(Entry);
  for (const Table& table : all) {
    append(Entry{table.name, table.row_size, offset, table.bytes.size(), 0}, body);
    offset += aligned(table.bytes.size());
  }
  for (const Table& table : all) {
    body += table.bytes;
    body.resize(aligned(body.size()));
  }
  const auto tables = static_cast<std::uint32_t>(all.size());
  Header header{{}, kImageVersion, kByteOrder, body.size(), checksum(body, tables), tables, {}};
  std::copy(kMagic.begin(), kMagic.end(), header.magic);
  std::string out;
  append(header, out);
  return out + body;
}

Result<Image> Image::open(std::span<const std::byte> bytes) {
  Header header{};
  if (bytes.size() < sizeof header) return bad("not a demarche knowledge image");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kMagic) return bad("not a demarche knowledge image");
  if (header.version != kImageVersion || header.byte_order != kByteOrder) {
    return bad("a knowledge image of another version (" + std::to_string(header.version) + ", wanted " +
               std::to_string(kImageVersion) + "): compile it again");
  }
  const auto body = bytes.subspan(sizeof header);
  const bool zeros = std::all_of(std::begin(header.unused), std::end(header.unused), [](std::uint32_t word) { return word == 0; });
  const bool whole = zeros && body.size() == header.size && body.size() / sizeof(Entry) >= header.tables &&
                     checksum({reinterpret_cast<const char*>(body.data()), body.size()}, header.tables) == header.checksum;
  if (!whole) return bad("the knowledge image is damaged: its checksum does not agree");
  Image image;
  image.bytes_ = bytes;
  const auto pool = image.find(kPoolName, 1);
  image.pool_ = {reinterpret_cast<const char*>(pool.data()), pool.size()};
  return image;
}

ImageWriter Image::writer_without(std::span<const std::uint32_t> names) const {
  ImageWriter writer;
  writer.pool_ = pool_;
  Header header{};
  std::memcpy(&header, bytes_.data(), sizeof header);
  for (std::uint32_t i = 0; i < header.tables; ++i) {
    Entry entry{};
    std::memcpy(&entry, bytes_.data() + sizeof header + i * sizeof entry, sizeof entry);
    const bool left_out = entry.name == kPoolName || std::find(names.begin(), names.end(), entry.name) != names.end();
    if (!left_out) writer.add(entry.name, entry.row_size, bytes_.subspan(entry.offset, entry.size));
  }
  return writer;
}

std::span<const std::byte> Image::find(std::uint32_t name, std::size_t row_size) const noexcept {
  if (bytes_.empty()) return {};
  Header header{};
  std::memcpy(&header, bytes_.data(), sizeof header);
  for (std::uint32_t i = 0; i < header.tables; ++i) {
    Entry entry{};
    std::memcpy(&entry, bytes_.data() + sizeof header + i * sizeof entry, sizeof entry);
    if (entry.name != name) continue;
    assert(entry.row_size == row_size);
    (void)row_size;
    return bytes_.subspan(entry.offset, entry.size);
  }
  return {};
}

}  // namespace demarche::inline knowledge
