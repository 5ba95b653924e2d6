#include "knowledge/places.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/hash.h"
#include "base/text.h"

namespace demarche::inline knowledge {
namespace {

constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// "st" -> "saint": the word that begins at `begin` of `out`.
void spell_out(std::string& out, std::size_t begin) {
  const std::string_view word = std::string_view(out).substr(begin);
  const char* full = word == "st" ? "saint" : word == "mt" ? "mount" : word == "ft" ? "fort" : nullptr;
  if (full != nullptr) out.replace(begin, 2, full);
}

}  // namespace

void append_place_key(std::string_view name, std::string& out) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string bare;
  if (!plain) {
    bare = folded(without_marks(name));
    name = bare;
  }
  std::size_t word = out.size();
  const std::size_t first = word;
  for (const char letter : name) {
    const char c = lower(letter);
    if (c == '.' || c == '\'' || c == '`') continue;
    if (is_letter(c)) {
      out += c;
    } else if (out.size() > word) {
      spell_out(out, word);
      out += ' ';
      word = out.size();
    }
  }
  spell_out(out, word);
  if (out.size() > first && out.back() == ' ') out.pop_back();
}

std::string place_key(std::string_view name) {
  std::string out;
  append_place_key(name, out);
  return out;
}

std::uint32_t place_bucket(std::string_view key, std::size_t buckets) noexcept {
  std::uint32_t hash = fnv1a(key);
  hash ^= hash >> 15;
  return hash & static_cast<std::uint32_t>(buckets - 1);
}

Places::Places(const Image& image)
    : image_(image),
      places_(image.table<PlaceRow>(table_name("PLAC"))),
      names_(image.table<PlaceName>(table_name("PNAM"))),
      starts_(image.table<std::uint32_t>(table_name("PBKT"))) {}

std::span<const PlaceName> Places::named(std::string_view key) const noexcept {
  if (starts_.size() < 2 || key.empty()) return {};
  const std::uint32_t bucket = place_bucket(key, starts_.size() - 1);
  std::uint32_t begin = starts_[bucket];
  const std::uint32_t end = starts_[bucket + 1];
  while (begin < end && this->key(names_[begin]) != key) ++begin;
  std::uint32_t last = begin;
  while (last < end && this->key(names_[last]) == key) ++last;
  return names_.subspan(begin, last - begin);
}

std::uint32_t Places::country(Code code) const noexcept {
  for (std::uint32_t row = 0; row < places_.size() && places_[row].kind == PlaceKind::kCountry; ++row) {
    if (places_[row].country == code) return row;
  }
  return kNoPlace;
}

double distance_km(const PlaceRow& a, const PlaceRow& b) noexcept {
  constexpr double kRadians = std::numbers::pi / 180, kDiameter = 12742;
  const double lat1 = static_cast<double>(a.latitude) * kRadians, lat2 = static_cast<double>(b.latitude) * kRadians;
  const double north = std::sin((lat2 - lat1) / 2), east = std::sin(static_cast<double>(b.longitude - a.longitude) * kRadians / 2);
  return kDiameter * std::asin(std::min(1.0, std::sqrt(north * north + std::cos(lat1) * std::cos(lat2) * east * east)));
}

}  // namespace demarche::inline knowledge
