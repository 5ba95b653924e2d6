#include "knowledge/actors.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "base/text.h"

namespace demarche::inline knowledge {
namespace {

constexpr std::uint32_t kActorTable = table_name("ACTR");
constexpr std::uint32_t kNameTable = table_name("NAME");
constexpr std::uint32_t kOfficeTable = table_name("OFFC");

// No name begins with a longer word; a text may.
constexpr std::size_t kLongestFirstWord = 64;

/// Names are found by their first word: the letters and digits that they begin with.
std::string_view first_word(std::string_view text) {
  const auto in_word = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  std::size_t size = 0;
  while (size < text.size() && size <= kLongestFirstWord && in_word(text[size])) ++size;
  return text.substr(0, size);
}

struct KindName {
  std::string_view name;
  ActorKind kind;
};

constexpr KindName kKinds[] = {
    {"state", ActorKind::kState}, {"place", ActorKind::kState}, {"institution", ActorKind::kInstitution},
    {"title", ActorKind::kTitle}, {"role", ActorKind::kRole},   {"thing", ActorKind::kThing},
    {"organisation", ActorKind::kOrganisation}, {"person", ActorKind::kPerson},
};

// PLOVER's sectors (chapter 3, table 3.2) and CAMEO's that it keeps.
constexpr std::string_view kSectors[] = {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "LEG", "SPY", "JRN", "EDU", "BUS", "CRM",
                                         "CVL", "ELI", "LAB", "REF", "REL", "AGR", "MED", "UAF", "PRM", "PRE", "NGO", "IGO", "MNC", "ETH", "ENV", "SOC"};

bool is_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), is_upper);
}

bool is_sector(std::string_view text) { return std::find(std::begin(kSectors), std::end(kSectors), text) != std::end(kSectors); }

class Compiler {
 public:
  explicit Compiler(ImageWriter& writer) : writer_(writer) {}
  Status read(const Block& block, std::string_view file);
  Status check_codes() const;
  void begin_with(const Image& base);
  void write();

 private:
  Status read_fact(const Fact& fact, ActorRow& row);
  Status read_office(const Fact& fact);
  Status read_sectors(const Fact& fact, ActorRow& row);
  Status add_names(const Fact& fact, NameUse use, const ActorRow& row);
  void add_plain_names();
  Status add_name(std::string_view name, NameUse use, const ActorRow& row, Error duplicate);
  void use(Code code, const Fact& fact);
  Status check_offices(const Block& block, const ActorRow& row) const;

  struct Used {
    Code code;
    Error unknown;
  };

  ImageWriter& writer_;
  std::string_view file_;
  std::set<Code> states_;
  std::vector<Used> used_;  // codes that a state must have
  std::set<std::tuple<ActorKind, NameUse, NameCase, std::string>> known_;
  std::vector<std::tuple<ActorKind, std::string, NameRow>> base_names_;
  std::vector<std::tuple<ActorKind, std::string, NameRow>> plain_;  // spellings without marks
  std::vector<ActorRow> actors_;
  std::vector<NameRow> names_;
  std::vector<OfficeRow> offices_;
};

void Compiler::use(Code code, const Fact& fact) {
  Error unknown = fact.error("no state and no PLOVER actor has the code '" + std::string(code.text()) + "'");
  used_.push_back({code, std::move(unknown).in_file(file_)});
}

/// Only when every file has been read: states may stand behind those who use their codes.
Status Compiler::check_codes() const {
  for (const Used& used : used_) {
    const bool plover = !is_state(used.code);
    if (!plover && !states_.contains(used.code)) return used.unknown;
  }
  return Done{};
}

Status Compiler::add_name(std::string_view name, NameUse use, const ActorRow& row, Error duplicate) {
  if (name.empty()) return duplicate;
  const std::string low = folded(name);
  NameRow out;
  out.folded = writer_.text(low);
  out.actor = static_cast<std::uint32_t>(actors_.size());
  out.use = use;
  const bool lower_any = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool proper = row.kind != ActorKind::kRole && row.kind != ActorKind::kThing && row.kind != ActorKind::kTitle && row.kind != ActorKind::kInstitution;
  out.letters = !lower_any && name.size() <= 6 && is_upper(name[0]) ? NameCase::kAllCapitals : (proper || !row.code.empty()) && !(name[0] >= 'a' && name[0] <= 'z') ? NameCase::kCapital : NameCase::kAny;
  const bool person = row.kind == ActorKind::kPerson;  // two people may share a name
  if (!known_.emplace(row.kind, use, out.letters, low).second && !person) return duplicate;
  names_.push_back(out);
  if (std::string plain = without_marks(low); plain != low) {
    out.folded = writer_.text(plain);
    plain_.emplace_back(row.kind, std::move(plain), out);
  }
  return Done{};
}

/// "Erdogan" for "Erdoğan": where no block has that spelling as its own.
void Compiler::add_plain_names() {
  for (auto& [kind, plain, row] : plain_) {
    if (known_.emplace(kind, row.use, row.letters, plain).second) names_.push_back(row);
  }
}

Status Compiler::add_names(const Fact& fact, NameUse use, const ActorRow& row) {
  for (const std::string_view name : split(fact.value, '|')) {
    Error duplicate = fact.error(name.empty() ? "an empty name between '|'" : "the name '" + std::string(name) + "' stands twice among " + "blocks of its kind");
    if (Status added = add_name(name, use, row, std::move(duplicate)); !added) return added;
  }
  return Done{};
}

Status Compiler::read_sectors(const Fact& fact, ActorRow& row) {
  const auto codes = words(fact.value);
  if (codes.size() > 3) return fact.error("at most three sectors");
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (!is_sector(codes[i])) return fact.error("no sector '" + std::string(codes[i]) + "'");
    row.sectors[i] = Code(codes[i]);
  }
  return Done{};
}

/// "JPN GOV Prime Minister from 2021-10-04 to 2024-10-01"
Status Compiler::read_office(const Fact& fact) {
  auto parts = words(fact.value);
  if (parts.size() < 3 || !is_code(parts[0]) || !is_sector(parts[1])) return fact.error("an office is 'CODE SECTOR title from DATE to DATE'");
  OfficeRow row;
  row.code = Code(parts[0]);
  use(row.code, fact);
  row.sector = Code(parts[1]);
  std::string title;
  for (std::size_t i = 2; i < parts.size(); ++i) {
    const bool from = parts[i] == "from", to = parts[i] == "to";
    if ((from || to) && i + 1 < parts.size()) {
      const auto date = read_day_of(parts[i + 1], to);
      if (date) {
        (from ? row.from : row.to) = *date;
        ++i;
        continue;
      }
      if (is_digit(parts[i + 1][0])) return fact.error("'" + std::string(parts[i + 1]) + "' is no date: YYYY, YYYY-MM or YYYY-MM-DD");
    }
    title += (title.empty() ? "" : " ") + std::string(parts[i]);
  }
  if (row.from > row.to) return fact.error("the dates run backwards");
  row.title = writer_.text(title);
  offices_.push_back(row);
  return Done{};
}

Status Compiler::read_fact(const Fact& fact, ActorRow& row) {
  if (fact.key == "also") return add_names(fact, NameUse::kName, row);
  if (fact.key == "adjective") return add_names(fact, NameUse::kAdjective, row);
  if (fact.key == "people") return add_names(fact, NameUse::kPeople, row);
  if (fact.key == "seat") return add_names(fact, NameUse::kSeat, row);
  if (fact.key == "sector") return read_sectors(fact, row);
  if (fact.key == "office") return read_office(fact);
  if (fact.key == "code" || fact.key == "country") {
    if (!is_code(fact.value)) return fact.error("a code is three capital letters");
    row.code = Code(fact.value);
    use(row.code, fact);
    return Done{};
  }
  if (fact.key == "cameo") {
    row.cameo = writer_.text(fact.value);
    return Done{};
  }
  if (fact.key == "media") {
    row.media = 1;
    return Done{};
  }
  return fact.error("no key '" + std::string(fact.key) + "' here");
}

Status Compiler::check_offices(const Block& block, const ActorRow& row) const {
  for (std::uint32_t i = row.offices_begin; i < row.offices_end; ++i) {
    for (std::uint32_t j = i + 1; j < row.offices_end; ++j) {
      const OfficeRow &a = offices_[i], &b = offices_[j];
      const bool same = a.code == b.code && a.title == b.title;
      if (same && a.from <= b.to && b.from <= a.to) return block.error("two terms of one office overlap");
    }
  }
  return Done{};
}

Status Compiler::read(const Block& block, std::string_view file) {
  file_ = file;
  const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindName& row) { return row.name == block.kind; });
  if (kind == std::end(kKinds)) return block.error("no kind of actor '" + std::string(block.kind) + "'");
  ActorRow row;
  row.kind = kind->kind;
  row.place = block.kind == "place" ? 1 : 0;
  row.offices_begin = static_cast<std::uint32_t>(offices_.size());
  std::string_view name = block.name;
  if (row.kind == ActorKind::kState) {
    if (name.size() < 5 || !is_code(name.substr(0, 3)) || name[3] != ' ') return block.error("a state is 'state CODE Name'");
    row.code = Code(name.substr(0, 3));
    states_.insert(row.code);
    name = trim(name.substr(3));
  }
  if (name.empty()) return block.error("a name is missing");
  row.name = writer_.text(name);
  for (const Fact& fact : block.facts) {  // codes first: they decide how names are written
    if (fact.key == "code" || fact.key == "country") {
      if (Status read = read_fact(fact, row); !read) return read;
    }
  }
  if (Status added = add_name(name, NameUse::kName, row, block.error("'" + std::string(name) + "' stands twice")); !added) return added;
  for (const Fact& fact : block.facts) {
    if (Status read = read_fact(fact, row); !read) return read;
  }
  row.offices_end = static_cast<std::uint32_t>(offices_.size());
  if (Status offices = check_offices(block, row); !offices) return offices;
  actors_.push_back(row);
  return Done{};
}

/// Rows of `base` first; the names among them wait until it is known which of them are overridden.
void Compiler::begin_with(const Image& base) {
  const auto actors = base.table<ActorRow>(kActorTable);
  const auto offices = base.table<OfficeRow>(kOfficeTable);
  actors_.assign(actors.begin(), actors.end());
  offices_.assign(offices.begin(), offices.end());
  for (const ActorRow& row : actors) {
    if (row.kind == ActorKind::kState) states_.insert(row.code);
  }
  for (const NameRow& row : base.table<NameRow>(kNameTable)) base_names_.emplace_back(actors[row.actor].kind, std::string(base.text(row.folded)), row);
}

void Compiler::write() {
  for (auto& [kind, folded, row] : base_names_) {
    if (!known_.contains({kind, row.use, row.letters, folded})) names_.push_back(row);
  }
  add_plain_names();
  writer_.table<ActorRow>(kActorTable, actors_);
  writer_.table<NameRow>(kNameTable, names_);
  writer_.table<OfficeRow>(kOfficeTable, offices_);
}

}  // namespace

Status compile_actors(std::span<const SourceFile> files, ImageWriter& writer) {
  Compiler compiler(writer);
  for (const SourceFile& file : files) {
    for (const Block& block : file.blocks) {
      if (Status read = compiler.read(block, file.path); !read) return std::move(read).error().in_file(file.path);
    }
  }
  if (Status codes = compiler.check_codes(); !codes) return codes;
  compiler.write();
  return Done{};
}

Status add_actors(const Image& base, const SourceFile& file, ImageWriter& writer) {
  Compiler compiler(writer);
  compiler.begin_with(base);
  for (const Block& block : file.blocks) {
    if (Status read = compiler.read(block, file.path); !read) return std::move(read).error().in_file(file.path);
  }
  if (Status codes = compiler.check_codes(); !codes) return codes;
  compiler.write();
  return Done{};
}

std::span<const std::uint32_t> actor_tables() noexcept {
  static constexpr std::uint32_t kTables[] = {kActorTable, kNameTable, kOfficeTable};
  return kTables;
}

Actors::Actors(const Image& image)
    : image_(image), actors_(image.table<ActorRow>(kActorTable)), offices_(image.table<OfficeRow>(kOfficeTable)) {
  const auto names = image.table<NameRow>(kNameTable);
  names_.assign(names.begin(), names.end());
  const auto bucket = [this](const NameRow& row) { return first_word(image_.text(row.folded)); };
  std::stable_sort(names_.begin(), names_.end(), [&](const NameRow& a, const NameRow& b) {
    const auto left = bucket(a), right = bucket(b);
    return left != right ? left < right : a.folded.size() > b.folded.size();
  });
  for (std::uint32_t i = 0; i < names_.size(); ++i) buckets_.try_emplace(bucket(names_[i]), i, i).first->second.second = i + 1;
}

std::span<const NameRow> Actors::names_like(std::string_view text) const noexcept {
  const auto found = buckets_.find(first_word(text));
  if (found == buckets_.end()) return {};
  return std::span(names_).subspan(found->second.first, found->second.second - found->second.first);
}

}  // namespace demarche::inline knowledge
