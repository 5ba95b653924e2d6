#include "parse/model_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/sealed.h"
#include "base/text.h"

namespace demarche::inline parse {
namespace {

// The header fills what the body needs to start on a boundary.
constexpr std::size_t kBoundary = 64;
constexpr Seal kSeal{"DMMODEL1", kModelVersion, "demarche model", "the model is damaged: its checksum does not agree", kBoundary};

/// One section: small things one after the other, or one array.
class Writer {
 public:
  void number(std::uint32_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads one section until something does not fit; then `ok` is false and everything read is empty.
class Reader {
 public:
  Reader(std::string_view bytes, bool& ok) : bytes_(bytes), ok_(ok) {}
  std::uint32_t number() {
    std::uint32_t value = 0;
    const std::string_view taken = take(sizeof value);
    if (ok_) std::memcpy(&value, taken.data(), sizeof value);
    return value;
  }
  /// How many things follow: never more than there are bytes.
  std::uint32_t count() {
    const std::uint32_t value = number();
    if (value > bytes_.size()) ok_ = false;
    return ok_ ? value : 0;
  }
  std::string_view text() { return take(number()); }

 private:
  std::string_view take(std::size_t size) {
    if (!ok_ || size > bytes_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view bytes_;
  bool& ok_;
};

std::size_t to_boundary(std::size_t size) noexcept { return (size + kBoundary - 1) / kBoundary * kBoundary; }

void append_section(std::string_view bytes, std::string& body) {
  const std::uint64_t size = bytes.size();
  body.append(reinterpret_cast<const char*>(&size), sizeof size);
  body.resize(to_boundary(body.size()));
  body += bytes;
  body.resize(to_boundary(body.size()));
}

template <class Number>
void append_array(std::span<const Number> numbers, std::string& body) {
  append_section({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()}, body);
}

/// The sections of a body, in order. Arrays stay where they are.
class Sections {
 public:
  explicit Sections(std::string_view body) : body_(body) {}
  std::string_view next() {
    std::uint64_t size = 0;
    if (!ok || body_.size() < kBoundary) return fail();
    std::memcpy(&size, body_.data(), sizeof size);
    body_.remove_prefix(kBoundary);
    if (size > body_.size() || to_boundary(size) > body_.size()) return fail();
    const std::string_view section = body_.substr(0, size);
    body_.remove_prefix(to_boundary(size));
    return section;
  }
  template <class Number>
  std::span<const Number> array() {
    const std::string_view section = next();
    if (section.size() % sizeof(Number) != 0) ok = false;
    return {reinterpret_cast<const Number*>(section.data()), section.size() / sizeof(Number)};
  }
  bool ok = true;

 private:
  std::string_view fail() {
    ok = false;
    return {};
  }
  std::string_view body_;
};

Error bad(std::string message) { return Error{ErrorCode::kBadData, std::move(message)}; }

/// How many whole numbers and floats a part has in the file.
bool fits(const StoredPart& part, std::size_t number, const Counts& counts) {
  const PartShape shape = shape_of(number, counts);
  switch (storage_of(number)) {
    case Storage::kTable: return part.values.size() == shape.size() && part.floats.size() == 1;
    case Storage::kMatrix: return part.values.size() == shape.size() && part.floats.size() == shape.columns;
    case Storage::kNumbers: return part.values.empty() && part.floats.size() == shape.size();
  }
  return false;
}

std::string written_rules(const Lemmatizer& lemmatizer) {
  Writer out;
  out.number(static_cast<std::uint32_t>(lemmatizer.rules.size()));
  for (const LemmaRule& rule : lemmatizer.rules) {
    out.number(rule.cut);
    out.number(rule.keep_case ? 1 : 0);
    out.text(rule.add);
  }
  std::vector<std::pair<std::string_view, std::uint32_t>> decisions(lemmatizer.decisions.begin(), lemmatizer.decisions.end());
  std::sort(decisions.begin(), decisions.end());
  out.number(static_cast<std::uint32_t>(decisions.size()));
  for (const auto& [key, rule] : decisions) {
    out.text(key);
    out.number(rule);
  }
  return std::string(out.bytes());
}

void read_rules(Reader reader, Lemmatizer& out) {
  out.rules.resize(reader.count());
  for (LemmaRule& rule : out.rules) {
    rule.cut = reader.number();
    rule.keep_case = reader.number() != 0;
    rule.add = reader.text();
  }
  const std::uint32_t decisions = reader.count();
  out.decisions.reserve(decisions);
  for (std::uint32_t i = 0; i < decisions; ++i) {
    std::string key(reader.text());
    const std::uint32_t rule = reader.number();
    if (rule < out.rules.size()) out.decisions.emplace(std::move(key), rule);
  }
}

}  // namespace

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

Rounded rounded(std::span<const float> values, std::size_t columns, Storage storage) {
  Rounded out;
  if (storage == Storage::kNumbers) {
    out.floats.assign(values.begin(), values.end());
    return out;
  }
  const std::size_t scales = storage == Storage::kTable ? 1 : columns;
  out.floats.assign(scales, 0.0F);
  for (std::size_t i = 0; i < values.size(); ++i) out.floats[i % scales] = std::max(out.floats[i % scales], std::abs(values[i]));
  for (float& scale : out.floats) scale /= 127.0F;
  out.values.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float scale = out.floats[i % scales];
    const float whole = scale > 0.0F ? values[i] / scale : 0.0F;
    out.values[i] = static_cast<std::int8_t>(static_cast<std::int32_t>(whole + (whole < 0.0F ? -0.5F : 0.5F)));
  }
  return out;
}

std::string write_model(const Model& model) {
  Writer tags;
  tags.number(static_cast<std::uint32_t>(model.tags.size()));
  for (const Tag& tag : model.tags) {
    tags.text(name(tag.upos));
    tags.text(tag.xpos);
    tags.text(tag.feats);
  }
  Writer labels;
  labels.number(static_cast<std::uint32_t>(model.labels.size()));
  for (const Relation label : model.labels) labels.text(name(label));
  std::string body;
  append_section(tags.bytes(), body);
  append_section(labels.bytes(), body);
  append_section(written_rules(model.lemmatizer), body);
  append_array(model.vocabulary.keys(), body);
  for (const StoredPart& part : model.stored.parts) {
    append_array(part.values, body);
    append_array(part.floats, body);
  }
  return sealed(kSeal, body);
}

Result<Model> read_model(std::span<const std::byte> bytes) {
  const auto body = unsealed(kSeal, bytes);
  if (!body) return body.error();
  Sections sections(*body);
  Model model;
  Reader tags(sections.next(), sections.ok);
  model.tags.resize(tags.count());
  for (Tag& tag : model.tags) {
    tag.upos = upos_named(tags.text()).value_or(Upos::kX);
    tag.xpos = tags.text();
    tag.feats = tags.text();
    tag.features = read_features(tag.feats);
  }
  Reader labels(sections.next(), sections.ok);
  model.labels.resize(labels.count());
  for (Relation& label : model.labels) label = relation_named(labels.text()).value_or(Relation::k_dep);
  read_rules(Reader(sections.next(), sections.ok), model.lemmatizer);
  model.vocabulary = Vocabulary(sections.array<std::uint32_t>());
  model.lemmatizer.known = model.vocabulary;
  model.lemmatizer.collect_rules();
  const auto root = std::find(model.labels.begin(), model.labels.end(), Relation::k_root);
  model.stored.root_label = static_cast<std::size_t>(root - model.labels.begin());
  model.stored.counts = {model.tags.size(), model.labels.size(), model.vocabulary.size()};
  for (StoredPart& part : model.stored.parts) {
    part.values = sections.array<std::int8_t>();
    part.floats = sections.array<float>();
  }
  model.stored.counts.context = !model.stored.parts[kMemoryLayer].values.empty();
  for (std::size_t part = 0; part < kParts; ++part) {
    if (!fits(model.stored.parts[part], part, model.stored.counts)) sections.ok = false;
  }
  if (!sections.ok || model.tags.empty() || model.labels.empty()) return bad("the model is damaged: its parts do not fit");
  return model;
}

}  // namespace demarche::inline parse
