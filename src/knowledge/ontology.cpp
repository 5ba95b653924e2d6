#include "knowledge/ontology.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"

namespace demarche::inline knowledge {
namespace {

constexpr std::uint32_t kCategoryTable = table_name("CATG");
constexpr std::uint32_t kModeTable = table_name("MODE");
constexpr std::uint32_t kContextTable = table_name("CTXT");
constexpr std::uint32_t kContextWordTable = table_name("CTXW");
constexpr std::uint32_t kCameoTable = table_name("CAME");

struct Words2 {
  std::string_view first, rest;
};

Words2 first_word(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return {text, {}};
  return {text.substr(0, blank), trim(text.substr(blank))};
}

Result<float> read_score(const Fact& fact, std::string_view text) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty()) return fact.error("a mode is its name, its score and what it means");
  if (error != std::errc() || end != text.data() + text.size()) {
    return fact.error("'" + std::string(text) + "' is not a number");
  }
  if (value < -10 || value > 10) return fact.error("a score lies between -10 and 10");
  return value;
}

class Compiler {
 public:
  explicit Compiler(ImageWriter& writer) : writer_(writer) {}
  Status read(const Block& block);
  void write();

 private:
  Status read_category(const Block& block);
  Status read_mode(const Fact& fact);
  Status read_context(const Block& block);
  Status read_context_words(const Fact& fact);
  Status read_code(const Block& block);
  Status read_plover(const Fact& fact, CameoRow& row);
  Status check_new(const Block& block);

  ImageWriter& writer_;
  std::map<std::string, std::uint32_t, std::less<>> category_numbers_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> mode_numbers_;
  std::set<std::pair<std::string, std::string>> names_;            // kind and name
  std::set<std::pair<std::string, std::uint32_t>> context_words_;  // sorted as they are looked up
  std::vector<CategoryRow> categories_;
  std::vector<ModeRow> modes_;
  std::vector<ContextRow> contexts_;
  std::vector<CameoRow> codes_;
};

Status Compiler::check_new(const Block& block) {
  if (block.name.empty()) return block.error("a " + std::string(block.kind) + " needs a name");
  if (names_.emplace(block.kind, block.name).second) return Done{};
  return block.error("'" + std::string(block.name) + "' stands twice");
}

Status Compiler::read(const Block& block) {
  if (Status fresh = check_new(block); !fresh) return fresh;
  if (block.kind == "category") return read_category(block);
  if (block.kind == "context") return read_context(block);
  if (block.kind == "code") return read_code(block);
  return block.error("a block here is a 'category', a 'context' or a 'code', not '" +
                     std::string(block.kind) + "'");
}

Status Compiler::read_mode(const Fact& fact) {
  const Words2 named = first_word(fact.value);
  const Words2 scored = first_word(named.rest);
  const auto score = read_score(fact, scored.first);
  if (!score) return score.error();
  const auto category = static_cast<std::uint32_t>(categories_.size());
  const auto number = static_cast<std::uint32_t>(modes_.size());
  if (!mode_numbers_.try_emplace({category, std::string(named.first)}, number).second) {
    return fact.error("the mode '" + std::string(named.first) + "' stands twice");
  }
  modes_.push_back({writer_.text(named.first), writer_.text(scored.rest), category, *score});
  return Done{};
}

Status Compiler::read_category(const Block& block) {
  CategoryRow row;
  row.name = writer_.text(block.name);
  for (const Fact& fact : block.facts) {
    if (fact.key == "quad") {
      if (fact.value.size() != 1 || fact.value[0] < '1' || fact.value[0] > '4') {
        return fact.error("a quad code is 1, 2, 3 or 4");
      }
      row.quad = static_cast<std::uint8_t>(fact.value[0] - '0');
    } else if (fact.key == "score") {
      const auto score = read_score(fact, fact.value);
      if (!score) return score.error();
      row.score = *score;
    } else if (fact.key == "recipient") {
      if (fact.value != "required" && fact.value != "optional") {
        return fact.error("'recipient' is 'required' or 'optional'");
      }
      row.needs_recipient = fact.value == "required" ? 1 : 0;
    } else if (fact.key == "about") {
      row.about = writer_.text(fact.value);
    } else if (fact.key == "mode") {
      if (Status mode = read_mode(fact); !mode) return mode;
    } else {
      return fact.error("no key '" + std::string(fact.key) + "' in a category");
    }
  }
  if (row.quad == 0) return block.error("a category needs a quad code");
  category_numbers_.emplace(block.name, static_cast<std::uint32_t>(categories_.size()));
  categories_.push_back(row);
  return Done{};
}

Status Compiler::read_context(const Block& block) {
  ContextRow row{writer_.text(block.name), {}};
  for (const Fact& fact : block.facts) {
    if (fact.key == "about") {
      row.about = writer_.text(fact.value);
    } else if (fact.key == "word") {
      if (Status words = read_context_words(fact); !words) return words;
    } else {
      return fact.error("no key '" + std::string(fact.key) + "' in a context");
    }
  }
  contexts_.push_back(row);
  return Done{};
}

Status Compiler::read_context_words(const Fact& fact) {
  const auto context = static_cast<std::uint32_t>(contexts_.size());
  for (const std::string_view word : words(fact.value)) {
    if (word != folded(word))
      return fact.error("'" + std::string(word) + "' is not a lemma: write it in small letters");
    if (!context_words_.emplace(word, context).second) {
      return fact.error("the word '" + std::string(word) + "' stands twice");
    }
  }
  return Done{};
}

Status Compiler::read_plover(const Fact& fact, CameoRow& row) {
  const Words2 named = first_word(fact.value);
  const auto category = category_numbers_.find(named.first);
  if (category == category_numbers_.end())
    return fact.error("no PLOVER category '" + std::string(named.first) + "'");
  row.category = category->second;
  if (named.rest.empty()) return Done{};
  const auto mode = mode_numbers_.find({row.category, std::string(named.rest)});
  if (mode == mode_numbers_.end())
    return fact.error("the category has no mode '" + std::string(named.rest) + "'");
  row.mode = mode->second;
  return Done{};
}

Status Compiler::read_code(const Block& block) {
  if (block.name.size() < 2 || block.name.size() > 4)
    return block.error("a CAMEO code has two to four digits");
  for (const char c : block.name) {
    if (!is_digit(c)) return block.error("a CAMEO code has two to four digits");
  }
  const std::string base(block.name.substr(0, block.name.size() - 1));
  if (block.name.size() > 2 && !names_.contains({"code", base})) {
    return block.error("its base code " + base + " must stand above it");
  }
  CameoRow row;
  row.code = writer_.text(block.name);
  for (const Fact& fact : block.facts) {
    if (fact.key == "name") {
      row.name = writer_.text(fact.value);
    } else if (fact.key == "goldstein") {
      const auto score = read_score(fact, fact.value);
      if (!score) return score.error();
      row.goldstein = *score;
    } else if (fact.key == "plover") {
      if (Status read = read_plover(fact, row); !read) return read;
    } else {
      return fact.error("no key '" + std::string(fact.key) + "' in a code");
    }
  }
  codes_.push_back(row);
  return Done{};
}

void Compiler::write() {
  writer_.table<CategoryRow>(kCategoryTable, categories_);
  writer_.table<ModeRow>(kModeTable, modes_);
  writer_.table<ContextRow>(kContextTable, contexts_);
  std::vector<ContextWordRow> suggesting;
  for (const auto& [word, context] : context_words_) suggesting.push_back({writer_.text(word), context});
  writer_.table<ContextWordRow>(kContextWordTable, suggesting);
  writer_.table<CameoRow>(kCameoTable, codes_);
}

template <class IdType, class Row, class Same>
std::optional<IdType> find(std::span<const Row> rows, Same same) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (same(rows[i])) return IdType(i);
  }
  return std::nullopt;
}

}  // namespace

Status compile_ontology(std::span<const SourceFile> files, ImageWriter& writer) {
  Compiler compiler(writer);
  for (const bool codes : {false, true}) {  // codes refer to categories, in whatever order the files come
    for (const SourceFile& file : files) {
      for (const Block& block : file.blocks) {
        if ((block.kind == "code") != codes) continue;
        if (Status read = compiler.read(block); !read) return std::move(read).error().in_file(file.path);
      }
    }
  }
  compiler.write();
  return Done{};
}

Ontology::Ontology(const Image& image)
    : image_(image),
      categories_(image.table<CategoryRow>(kCategoryTable)),
      modes_(image.table<ModeRow>(kModeTable)),
      contexts_(image.table<ContextRow>(kContextTable)),
      context_words_(image.table<ContextWordRow>(kContextWordTable)),
      cameo_(image.table<CameoRow>(kCameoTable)) {}

std::optional<CategoryId> Ontology::category_named(std::string_view name) const noexcept {
  return find<CategoryId>(categories_, [&](const CategoryRow& row) { return text(row.name) == name; });
}

std::optional<ModeId> Ontology::mode_named(CategoryId category, std::string_view name) const noexcept {
  return find<ModeId>(
      modes_, [&](const ModeRow& row) { return row.category == category.value && text(row.name) == name; });
}

std::optional<ContextId> Ontology::context_named(std::string_view name) const noexcept {
  return find<ContextId>(contexts_, [&](const ContextRow& row) { return text(row.name) == name; });
}

std::span<const ContextWordRow> Ontology::contexts_suggested_by(std::string_view lemma) const noexcept {
  const auto before = [this](const ContextWordRow& row, std::string_view word) {
    return text(row.word) < word;
  };
  const auto first = std::lower_bound(context_words_.begin(), context_words_.end(), lemma, before);
  auto last = first;
  while (last != context_words_.end() && text(last->word) == lemma) ++last;
  return {first, last};
}

std::optional<CameoId> Ontology::cameo_coded(std::string_view code) const noexcept {
  return find<CameoId>(cameo_, [&](const CameoRow& row) { return text(row.code) == code; });
}

}  // namespace demarche::inline knowledge
