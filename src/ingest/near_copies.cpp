#include "ingest/near_copies.h"

#include <algorithm>

#include "base/text.h"

namespace demarche::inline ingest {
namespace {

constexpr std::size_t kShingle = 5;
constexpr std::size_t kMostWords = 20'000;  // of one text

constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

std::uint32_t hash_of_band(const std::uint32_t* hashes, std::size_t size) noexcept {
  std::uint64_t out = size;
  for (std::size_t i = 0; i < size; ++i) out = mixed(out * 31 + hashes[i]);
  return static_cast<std::uint32_t>(out);
}

}  // namespace

/// Words are runs of letters and digits in lower case, so that punctuation and quotation marks make no difference.
bool NearCopies::sign(std::string_view text) {
  words_.clear();
  std::uint64_t word = 0;
  bool inside = false;
  for (std::size_t i = 0; i <= text.size() && words_.size() < kMostWords; ++i) {
    const char c = i < text.size() ? lower(text[i]) : ' ';
    // Bytes beyond ASCII belong to words but for those of dashes and quotation marks, which begin with 0xE2.
    const bool letter = is_digit(c) || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) < 0xE0);
    if (letter) {
      word = word * 0x100000001b3ULL ^ static_cast<unsigned char>(c);
      inside = true;
    } else if (inside && static_cast<unsigned char>(c) < 0x80) {
      words_.push_back(mixed(word));
      word = 0;
      inside = false;
    }
  }
  if (words_.size() < kLeastWords) return false;
  signature_.fill(UINT32_MAX);
  for (std::size_t i = 0; i + kShingle <= words_.size(); ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t k = 0; k < kShingle; ++k) shingle = mixed(shingle + words_[i + k]);
    for (std::size_t h = 0; h < kHashes; ++h) {
      signature_[h] = std::min(signature_[h], static_cast<std::uint32_t>(((shingle ^ (h * 0x9E3779B97F4A7C15ULL)) * (2 * h + 0x9E3779B97F4A7C15ULL)) >> 32));
    }
  }
  return true;
}

void NearCopies::forget_oldest() {
  const Kept& old = kept_[first_];
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_[band].find(hash_of_band(old.signature.data() + band * (kHashes / kBands), kHashes / kBands));
    if (found != bands_[band].end() && found->second == first_) bands_[band].erase(found);
  }
}

std::optional<NearCopies::Copy> NearCopies::add(std::string_view text) {
  const std::size_t number = count_++;
  if (!sign(text)) return std::nullopt;
  constexpr std::size_t kRows = kHashes / kBands;
  Copy best;
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_[band].find(hash_of_band(signature_.data() + band * kRows, kRows));
    if (found == bands_[band].end()) continue;
    const Kept& other = kept_[found->second];
    std::size_t same = 0;
    for (std::size_t h = 0; h < kHashes; ++h) same += other.signature[h] == signature_[h] ? 1 : 0;
    const double likeness = static_cast<double>(same) / kHashes;
    if (likeness > best.likeness) best = {other.number, likeness};
  }
  if (best.likeness >= kLikeness) return best;
  std::size_t slot = kept_.size();
  if (slot < most_) {
    kept_.push_back({number, signature_});
  } else {
    slot = first_;
    forget_oldest();
    kept_[slot] = {number, signature_};
    first_ = (first_ + 1) % most_;
  }
  for (std::size_t band = 0; band < kBands; ++band) bands_[band].insert_or_assign(hash_of_band(signature_.data() + band * kRows, kRows), static_cast<std::uint32_t>(slot));
  return std::nullopt;
}

}  // namespace demarche::inline ingest
