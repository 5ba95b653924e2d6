#include "knowledge/disputes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/text.h"

namespace demarche::inline knowledge {
namespace {

constexpr std::uint32_t kDisputeTable = table_name("DISP");
constexpr std::uint32_t kPartyTable = table_name("DISQ");
constexpr std::uint32_t kNameTable = table_name("DISN");

constexpr std::array<std::string_view, 9> kKinds{"island", "border", "territory", "sea", "water", "dam", "project", "sanctions", "treaty"};

bool in_word(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// As names and texts are compared.
std::string plain(std::string_view text) { return without_marks(folded(text)); }

std::string_view first_word(std::string_view text) noexcept {
  std::size_t size = 0;
  while (size < text.size() && in_word(text[size])) ++size;
  return text.substr(0, size);
}

class Compiler {
 public:
  Compiler(const Actors& actors, ImageWriter& writer) : writer_(writer) {
    for (const ActorRow& actor : actors.all()) {
      if (actor.kind == ActorKind::kState && actor.place == 0) states_.insert(actor.code);
    }
  }
  Status read(const Block& block);
  void write() {
    writer_.table(kDisputeTable, std::span<const DisputeRow>(disputes_));
    writer_.table(kPartyTable, std::span<const DisputePartyRow>(parties_));
    writer_.table(kNameTable, std::span<const DisputeNameRow>(names_));
  }

 private:
  Status read_fact(const Fact& fact, DisputeRow& row);
  Status read_party(const Fact& fact);
  Status add_names(std::string_view list, Code party, const Fact& fact);
  Status add_name(std::string_view name, Code party, Error duplicate);

  ImageWriter& writer_;
  std::set<Code> states_;
  std::set<std::string> ids_;
  std::set<std::pair<Code, std::string>> of_block_;
  std::vector<DisputeRow> disputes_;
  std::vector<DisputePartyRow> parties_;
  std::vector<DisputeNameRow> names_;
};

Status Compiler::add_name(std::string_view name, Code party, Error duplicate) {
  const std::string low = plain(name);
  if (first_word(low).empty() || !of_block_.emplace(party, low).second) return duplicate;
  names_.push_back({writer_.text(name), writer_.text(low), static_cast<std::uint32_t>(disputes_.size() - 1), party});
  return Done{};
}

Status Compiler::add_names(std::string_view list, Code party, const Fact& fact) {
  for (const std::string_view name : split(list, '|')) {
    Error duplicate = fact.error(name.empty() ? "an empty name between '|'" : "'" + std::string(name) + "' is no name, or stands twice here");
    if (Status added = add_name(name, party, std::move(duplicate)); !added) return added;
  }
  return Done{};
}

/// "KOR Dokdo | Tokdo"; a party may have no name of its own.
Status Compiler::read_party(const Fact& fact) {
  const std::string_view code = words(fact.value)[0], names = trim(fact.value.substr(code.size()));
  if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_upper)) return fact.error("a party is 'CODE name | name'");
  const Code party(code);
  if (is_state(party) && !states_.contains(party)) return fact.error("no state and no PLOVER actor has the code '" + std::string(code) + "'");
  const auto first = parties_.begin() + disputes_.back().parties_begin;
  if (std::any_of(first, parties_.end(), [&](const DisputePartyRow& row) { return row.code == party; })) {
    return fact.error("the party " + std::string(code) + " stands twice");
  }
  parties_.push_back({party});
  return names.empty() ? Status(Done{}) : add_names(names, party, fact);
}

Status Compiler::read_fact(const Fact& fact, DisputeRow& row) {
  if (fact.key == "kind") {
    if (std::find(kKinds.begin(), kKinds.end(), fact.value) == kKinds.end()) return fact.error("no kind of dispute '" + std::string(fact.value) + "'");
    row.kind = writer_.text(fact.value);
    return Done{};
  }
  if (fact.key == "from" || fact.key == "to") {
    const auto day = read_day_of(fact.value, fact.key == "to");
    if (!day) return fact.error("'" + std::string(fact.value) + "' is no date: YYYY, YYYY-MM or YYYY-MM-DD");
    (fact.key == "from" ? row.from : row.to) = *day;
    return Done{};
  }
  if (fact.key == "also") return add_names(fact.value, Code(), fact);
  if (fact.key == "party") return read_party(fact);
  return fact.error("no key '" + std::string(fact.key) + "' here");
}

/// dispute ID Name
Status Compiler::read(const Block& block) {
  if (block.kind != "dispute") return block.error("no kind of block '" + std::string(block.kind) + "' here");
  const auto parts = words(block.name);
  if (parts.size() < 2) return block.error("a dispute is 'dispute ID Name'");
  if (!ids_.emplace(parts[0]).second) return block.error("the id '" + std::string(parts[0]) + "' stands twice");
  of_block_.clear();
  const std::string_view name = trim(block.name.substr(parts[0].size()));
  const auto parties = static_cast<std::uint32_t>(parties_.size()), names = static_cast<std::uint32_t>(names_.size());
  DisputeRow& row = disputes_.emplace_back(DisputeRow{writer_.text(parts[0]), writer_.text(name), {}, INT32_MIN, INT32_MAX, parties, 0, names, 0});
  if (Status added = add_name(name, Code(), block.error("'" + std::string(name) + "' is no name")); !added) return added;
  for (const Fact& fact : block.facts) {
    if (Status read = read_fact(fact, row); !read) return read;
  }
  row.parties_end = static_cast<std::uint32_t>(parties_.size()), row.names_end = static_cast<std::uint32_t>(names_.size());
  if (row.kind.empty()) return block.error("a dispute needs a kind");
  if (row.from == INT32_MIN) return block.error("a dispute needs a date: from");
  if (row.from > row.to) return block.error("the dates run backwards");
  if (row.parties_end - row.parties_begin < 2) return block.error("a dispute needs two parties");
  return Done{};
}

}  // namespace

Status compile_disputes(std::span<const SourceFile> files, const Actors& actors, ImageWriter& writer) {
  Compiler compiler(actors, writer);
  for (const SourceFile& file : files) {
    for (const Block& block : file.blocks) {
      if (Status read = compiler.read(block); !read) return std::move(read).error().in_file(file.path);
    }
  }
  compiler.write();
  return Done{};
}

Disputes::Disputes(const Image& image)
    : image_(image), disputes_(image.table<DisputeRow>(kDisputeTable)), parties_(image.table<DisputePartyRow>(kPartyTable)),
      names_(image.table<DisputeNameRow>(kNameTable)) {
  for (const DisputeNameRow& name : names_) by_first_word_[first_word(text(name.folded))].push_back(&name);
  for (auto& [word, names] : by_first_word_) {
    std::stable_sort(names.begin(), names.end(), [](const DisputeNameRow* a, const DisputeNameRow* b) { return a->folded.size() > b->folded.size(); });
  }
}

std::optional<DisputeId> Disputes::named(std::string_view id) const noexcept {
  for (std::uint32_t row = 0; row < disputes_.size(); ++row) {
    if (text(disputes_[row].id) == id) return DisputeId{row};
  }
  return std::nullopt;
}

bool Disputes::has_party(const DisputeRow& row, Code code) const noexcept {
  const auto parties = parties_of(row);
  return std::any_of(parties.begin(), parties.end(), [&](const DisputePartyRow& party) { return party.code == code; });
}

std::vector<const DisputeNameRow*> Disputes::find(std::string_view text) const {
  std::vector<const DisputeNameRow*> found;
  const std::string low = plain(text);
  for (std::size_t at = 0; at < low.size();) {
    const std::string_view rest = std::string_view(low).substr(at), word = first_word(rest);
    std::size_t taken = 0;
    const auto bucket = word.empty() ? by_first_word_.end() : by_first_word_.find(word);
    if (bucket != by_first_word_.end()) {
      for (const DisputeNameRow* name : bucket->second) {
        const std::string_view folded = this->text(name->folded);
        if (folded.size() < taken) break;
        if (!rest.starts_with(folded) || (folded.size() < rest.size() && in_word(rest[folded.size()]))) continue;
        taken = folded.size();
        const bool known = std::any_of(found.begin(), found.end(), [&](const DisputeNameRow* one) { return one->dispute == name->dispute && one->folded == name->folded; });
        if (!known) found.push_back(name);
      }
    }
    at += std::max({taken, word.size(), std::size_t{1}});
  }
  return found;
}

}  // namespace demarche::inline knowledge
