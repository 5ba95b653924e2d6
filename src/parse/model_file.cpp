#include "parse/model_file.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/text.h"

namespace demarche::inline parse {
namespace {

constexpr std::string_view kMagic = "DMMODEL1";
constexpr std::uint32_t kByteOrder = 0x01020304;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;  // of the body
  std::uint64_t checksum;
};

class Writer {
 public:
  void number(std::uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void halves(std::span<const float> values) {
    for (const float value : values) {
      const std::uint16_t half = to_half(value);
      bytes_.append(reinterpret_cast<const char*>(&half), sizeof half);
    }
  }
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads until something does not fit; then `ok` is false and everything read is empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t number() {
    std::uint32_t value = 0;
    const std::string_view taken = take(sizeof value);
    if (ok) std::memcpy(&value, taken.data(), sizeof value);
    return value;
  }
  std::string_view text() { return take(number()); }
  void halves(std::span<float> out) {
    const std::string_view taken = take(out.size() * sizeof(std::uint16_t));
    for (std::size_t i = 0; ok && i < out.size(); ++i) {
      std::uint16_t half = 0;
      std::memcpy(&half, taken.data() + i * sizeof half, sizeof half);
      out[i] = from_half(half);
    }
  }
  bool ok = true;

 private:
  std::string_view take(std::size_t size) {
    if (!ok || size > bytes_.size()) {
      ok = false;
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view bytes_;
};

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

}  // namespace

std::uint16_t to_half(float value) noexcept {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000U);
  const std::int32_t exponent = static_cast<std::int32_t>((bits >> 23) & 0xFFU) - 127 + 15;
  std::uint32_t mantissa = bits & 0x7FFFFFU;
  if (exponent >= 31) return static_cast<std::uint16_t>(sign | 0x7BFFU);  // the largest finite one
  if (exponent <= 0) {
    if (exponent < -10) return sign;
    mantissa |= 0x800000U;
    const auto shift = static_cast<std::uint32_t>(14 - exponent);
    const std::uint32_t rounded = (mantissa + (1U << (shift - 1)) - 1 + ((mantissa >> shift) & 1U)) >> shift;
    return static_cast<std::uint16_t>(sign | rounded);
  }
  const std::uint32_t packed = (static_cast<std::uint32_t>(exponent) << 23 | mantissa);
  const std::uint32_t rounded = (packed + 0xFFFU + ((packed >> 13) & 1U)) >> 13;
  return static_cast<std::uint16_t>(sign | std::min(rounded, 0x7BFFU));
}

float from_half(std::uint16_t half) noexcept {
  const std::uint32_t sign = (half & 0x8000U) << 16;
  const std::uint32_t exponent = (half >> 10) & 0x1FU;
  const std::uint32_t mantissa = half & 0x3FFU;
  if (exponent == 0) {
    const float magnitude = static_cast<float>(mantissa) * 0x1p-24F;
    return sign != 0 ? -magnitude : magnitude;
  }
  return std::bit_cast<float>(sign | ((exponent + 112) << 23) | (mantissa << 13));
}

Features read_features(std::string_view feats) {
  Features out;
  for (const std::string_view pair : split(feats, '|')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (key == "Tense") out.tense = value == "Past" ? Tense::kPast : Tense::kPres;
    if (key == "VerbForm") {
      out.verb_form = value == "Fin" ? VerbForm::kFin : value == "Inf" ? VerbForm::kInf : value == "Ger" ? VerbForm::kGer : VerbForm::kPart;
    }
    if (key == "Mood") out.mood = value == "Imp" ? Mood::kImp : value == "Sub" ? Mood::kSub : Mood::kInd;
    if (key == "Number") out.number = value == "Plur" ? Number::kPlur : value == "Ptan" ? Number::kPtan : Number::kSing;
    if (key == "Voice") out.voice = Voice::kPass;
    if (key == "Person" && !value.empty() && is_digit(value[0])) out.person = static_cast<std::uint8_t>(value[0] - '0');
  }
  return out;
}

std::string write_model(const Model& model) {
  Writer body;
  body.number(static_cast<std::uint32_t>(model.tags.size()));
  for (const Tag& tag : model.tags) {
    body.text(name(tag.upos));
    body.text(tag.xpos);
    body.text(tag.feats);
  }
  body.number(static_cast<std::uint32_t>(model.labels.size()));
  for (const Relation label : model.labels) body.text(name(label));
  body.number(static_cast<std::uint32_t>(model.lemmatizer.rules.size()));
  for (const LemmaRule& rule : model.lemmatizer.rules) {
    body.number(rule.cut);
    body.number(rule.keep_case ? 1 : 0);
    body.text(rule.add);
  }
  std::vector<std::pair<std::string_view, std::uint32_t>> decisions(model.lemmatizer.decisions.begin(),
                                                                    model.lemmatizer.decisions.end());
  std::sort(decisions.begin(), decisions.end());
  body.number(static_cast<std::uint32_t>(decisions.size()));
  for (const auto& [key, rule] : decisions) {
    body.text(key);
    body.number(rule);
  }
  body.number(model.vocabulary.size());
  for (const std::uint32_t key : model.vocabulary.keys()) body.number(key);
  for (std::size_t part = 0; part < kParts; ++part) body.halves(model.weights[part]);
  Header header{{}, kModelVersion, kByteOrder, body.bytes().size(), XXH3_64bits(body.bytes().data(), body.bytes().size())};
  std::copy(kMagic.begin(), kMagic.end(), header.magic);
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + body.bytes();
}

Result<Model> read_model(std::span<const std::byte> bytes) {
  const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  Header header{};
  if (all.size() < sizeof header || all.substr(0, kMagic.size()) != kMagic) return bad("not a demarche model");
  std::memcpy(&header, all.data(), sizeof header);
  if (header.version != kModelVersion || header.byte_order != kByteOrder) {
    return bad("a demarche model of another version (" + std::to_string(header.version) + ", wanted " +
               std::to_string(kModelVersion) + "): train it again");
  }
  const std::string_view body = all.substr(sizeof header);
  if (body.size() != header.size || XXH3_64bits(body.data(), body.size()) != header.checksum) {
    return bad("the model is damaged: its checksum does not agree");
  }
  Reader reader(body);
  Model model;
  model.tags.resize(reader.number());
  for (Tag& tag : model.tags) {
    tag.upos = upos_named(reader.text()).value_or(Upos::kX);
    tag.xpos = reader.text();
    tag.feats = reader.text();
    tag.features = read_features(tag.feats);
  }
  model.labels.resize(reader.number());
  for (Relation& label : model.labels) label = relation_named(reader.text()).value_or(Relation::k_dep);
  model.lemmatizer.rules.resize(reader.number());
  for (LemmaRule& rule : model.lemmatizer.rules) {
    rule.cut = reader.number();
    rule.keep_case = reader.number() != 0;
    rule.add = reader.text();
  }
  const std::uint32_t decisions = reader.number();
  model.lemmatizer.decisions.reserve(decisions);
  for (std::uint32_t i = 0; i < decisions && reader.ok; ++i) {
    std::string key(reader.text());
    model.lemmatizer.decisions.emplace(std::move(key), reader.number());
  }
  std::vector<std::uint32_t> keys(reader.number());
  for (std::uint32_t& key : keys) key = reader.number();
  model.vocabulary = Vocabulary(std::move(keys));
  model.weights = Weights(model.tags.size(), model.labels.size(), model.vocabulary.size());
  for (std::size_t part = 0; part < kParts; ++part) reader.halves(model.weights[part]);
  if (!reader.ok) return bad("the model is damaged: it ends too early");
  return model;
}

}  // namespace demarche::inline parse
