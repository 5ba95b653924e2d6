#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "knowledge/ontology.h"
#include "knowledge/verb_tables.h"
#include "knowledge/verbs.h"

namespace demarche::inline knowledge {
namespace {

using Words = std::set<std::string, std::less<>>;

struct NamedFiller {
  std::string_view name;
  Filler filler;
};

constexpr NamedFiller kFillers[] = {
    {"actor", kFillActor}, {"place", kFillPlace}, {"money", kFillMoney}, {"number", kFillNumber},
    {"pronoun", kFillPronoun}, {"any", kFillAny}, {"none", kFillNone}, {"person", kFillPerson},
};

std::optional<Step> step_named(std::string_view name) {
  const auto role = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  return role == kRoleNames.end() ? preposition_step(name) : static_cast<Step>(role - kRoleNames.begin());
}

/// Reads the blocks of one compilation into rows.
class Compiler {
 public:
  Compiler(const Ontology& ontology, ImageWriter& writer) : ontology_(ontology), writer_(writer) {}

  Status read_list(const Block& block);
  Status read_frame(const Block& block, Text file);
  void write();

 private:
  Status read_fact(const Fact& fact, Text file, FrameRow& frame);
  Status read_code(const Fact& fact, FrameRow& frame);
  Status read_triggers(const Fact& fact, TriggerKind kind);
  Status read_slot(const Fact& fact, Step where);
  Status read_bar(const Fact& fact);
  Status read_paths(const Fact& fact);
  Status read_example(const Fact& fact);
  Result<Path> read_path(const Fact& fact, std::string_view text) const;
  Result<Words> read_words(const Fact& fact, std::uint16_t* fillers) const;
  std::uint32_t add_set(const Words& words);

  const Ontology& ontology_;
  ImageWriter& writer_;
  std::map<std::string, Words, std::less<>> lists_;
  std::map<Words, std::uint32_t> sets_;
  std::set<std::string, std::less<>> names_;
  std::vector<FrameRow> frames_;
  std::vector<TriggerRow> triggers_;
  std::vector<SlotRow> slots_;
  std::vector<Path> paths_;
  std::vector<ModeId> modes_;
  std::vector<ContextId> contexts_;
  std::vector<ExampleRow> examples_;
};

std::uint32_t Compiler::add_set(const Words& words) {
  return sets_.try_emplace(words, static_cast<std::uint32_t>(sets_.size())).first->second;
}

/// "@talks | treaty | actor": words and lists; marks only where `fillers` is given.
Result<Words> Compiler::read_words(const Fact& fact, std::uint16_t* fillers) const {
  Words words;
  for (const std::string_view part : split(fact.value, '|')) {
    if (part.empty()) return fact.error("an empty alternative between '|'");
    if (part.front() == '@') {
      const auto list = lists_.find(part.substr(1));
      if (list == lists_.end()) return fact.error("no list '" + std::string(part) + "': define it above or in a file before");
      words.insert(list->second.begin(), list->second.end());
      continue;
    }
    const auto* named = std::find_if(std::begin(kFillers), std::end(kFillers),
                                     [part](const NamedFiller& row) { return row.name == part; });
    if (fillers != nullptr && named != std::end(kFillers)) {
      *fillers = static_cast<std::uint16_t>(*fillers | named->filler);
    } else {
      words.insert(folded(part));
    }
  }
  return words;
}

Status Compiler::read_list(const Block& block) {
  if (block.name.empty()) return block.error("a list needs a name");
  Words words;
  for (const Fact& fact : block.facts) {
    if (fact.key != "words") return fact.error("a list has only 'words'");
    auto read = read_words(fact, nullptr);
    if (!read) return std::move(read).error();
    words.merge(*read);
  }
  if (words.empty()) return block.error("an empty list");
  if (!lists_.emplace(std::string(block.name), words).second) return block.error("the list stands twice");
  add_set(words);
  return Done{};
}

Status Compiler::read_code(const Fact& fact, FrameRow& frame) {
  for (const std::string_view word : words(fact.value)) {
    if (word == "-") continue;  // a statement: no PLOVER category
    if (is_upper(word.front())) {
      const auto category = ontology_.category_named(word);
      if (!category) return fact.error("no PLOVER category '" + std::string(word) + "'");
      frame.category = category->value;
    } else if (is_digit(word.front())) {
      const auto cameo = ontology_.cameo_coded(word);
      if (!cameo) return fact.error("no CAMEO code '" + std::string(word) + "'");
      frame.cameo = cameo->value;
    } else {
      const auto mode = ontology_.mode_named(CategoryId(frame.category), word);
      if (!mode) return fact.error("the category has no mode '" + std::string(word) + "'");
      modes_.push_back(*mode);
    }
  }
  if (frame.cameo == UINT32_MAX) return fact.error("a CAMEO code is missing");
  return Done{};
}

Status Compiler::read_triggers(const Fact& fact, TriggerKind kind) {
  auto read = read_words(fact, nullptr);
  if (!read) return std::move(read).error();
  for (const std::string& phrase : *read) {
    // A verb is followed by its words ("break off"), a noun is preceded by them ("hunger strike").
    const bool noun = kind == TriggerKind::kNoun || kind == TriggerKind::kName;
    const std::size_t blank = noun ? phrase.rfind(' ') : phrase.find(' ');
    const std::string_view all = phrase;
    const std::string_view head = blank == std::string::npos ? all : all.substr(0, blank);
    const std::string_view tail = blank == std::string::npos ? std::string_view() : all.substr(blank + 1);
    TriggerRow row;
    row.lemma = writer_.text(noun && !tail.empty() ? tail : head);
    row.rest = writer_.text(noun && !tail.empty() ? head : tail);
    row.frame = static_cast<std::uint32_t>(frames_.size());
    row.kind = kind;
    triggers_.push_back(row);
  }
  return Done{};
}

Status Compiler::read_slot(const Fact& fact, Step where) {
  SlotRow slot;
  slot.where = where;
  auto words = read_words(fact, &slot.fillers);
  if (!words) return std::move(words).error();
  if (!words->empty()) {
    slot.fillers |= kFillWords;
    slot.words = add_set(*words);
  }
  slots_.push_back(slot);
  return Done{};
}

/// "unless in crash | storm"
Status Compiler::read_bar(const Fact& fact) {
  const std::string_view name = fact.value.substr(0, fact.value.find(' '));
  const auto where = step_named(name);
  if (!where) return fact.error("no role or preposition '" + std::string(name) + "'");
  Fact rest = fact;
  rest.value = trim(fact.value.substr(name.size()));
  if (rest.value.empty()) return fact.error("'unless' needs what has to be absent");
  if (Status read = read_slot(rest, *where); !read) return read;
  slots_.back().bars = 1;
  return Done{};
}

Result<Path> Compiler::read_path(const Fact& fact, std::string_view text) const {
  Path path{kNoStep, kNoStep, kNoStep, kNoStep};
  const auto steps = split(text, '.');
  if (steps.size() > 3) return fact.error("a way of more than three steps: '" + std::string(text) + "'");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto read = step_named(steps[i]);
    if (!read) return fact.error("no role or preposition '" + std::string(steps[i]) + "'");
    path[i] = *read;
  }
  return path;
}

Status Compiler::read_paths(const Fact& fact) {
  if (fact.value == "none") return Done{};
  for (const std::string_view part : words(fact.value)) {
    auto path = read_path(fact, part);
    if (!path) return std::move(path).error();
    paths_.push_back(*path);
  }
  return Done{};
}

Status Compiler::read_example(const Fact& fact) {
  const std::size_t equals = fact.value.rfind('=');
  const std::size_t arrow = fact.value.rfind('>');
  if (equals == std::string_view::npos || arrow == std::string_view::npos || arrow < equals) {
    return fact.error("an example ends in '= ACTOR > RECIPIENT'");
  }
  examples_.push_back({writer_.text(trim(fact.value.substr(0, equals))),
                       writer_.text(trim(fact.value.substr(equals + 1, arrow - equals - 1))),
                       writer_.text(trim(fact.value.substr(arrow + 1))), static_cast<std::uint32_t>(frames_.size()),
                       static_cast<std::uint32_t>(fact.line)});
  return Done{};
}

Status Compiler::read_fact(const Fact& fact, Text /*file*/, FrameRow& frame) {
  const auto flag = [&fact](std::uint8_t& field) -> Status {
    if (fact.value != "yes") return fact.error("'" + std::string(fact.key) + "' takes only 'yes'");
    field = 1;
    return Done{};
  };
  if (fact.key == "code") return read_code(fact, frame);
  if (fact.key == "verb") return read_triggers(fact, TriggerKind::kVerb);
  if (fact.key == "noun") return read_triggers(fact, TriggerKind::kNoun);
  if (fact.key == "name") return read_triggers(fact, TriggerKind::kName);
  if (fact.key == "predicate") return read_triggers(fact, TriggerKind::kAdjective);
  if (fact.key == "recipient") return read_paths(fact);
  if (fact.key == "example") return read_example(fact);
  if (fact.key == "reciprocal") return flag(frame.reciprocal);
  if (fact.key == "negated") return flag(frame.negated);
  if (fact.key == "threat") return flag(frame.threat);
  if (fact.key == "modal") return flag(frame.modal);
  if (fact.key == "hostile") return flag(frame.hostile);
  if (fact.key == "light-needed") return flag(frame.needs_light);
  if (fact.key == "owner-acts") return flag(frame.owner_acts);
  if (fact.key == "recipient-needed") return flag(frame.needs_recipient);
  if (fact.key == "actor") {
    auto path = read_path(fact, fact.value);
    if (!path) return std::move(path).error();
    frame.actor = *path;
    return Done{};
  }
  if (fact.key == "possessor-is") {
    if (fact.value != "object") return fact.error("'possessor-is' takes only 'object'");
    frame.possessor_is_object = 1;
    return Done{};
  }
  if (fact.key == "light") {
    auto words = read_words(fact, nullptr);
    if (!words) return std::move(words).error();
    frame.light = add_set(*words);
    return Done{};
  }
  if (fact.key == "context") {
    for (const std::string_view word : words(fact.value)) {
      const auto context = ontology_.context_named(word);
      if (!context) return fact.error("no context '" + std::string(word) + "'");
      contexts_.push_back(*context);
    }
    return Done{};
  }
  if (fact.key == "unless") return read_bar(fact);
  const auto where = step_named(fact.key);
  if (!where) return fact.error("no key '" + std::string(fact.key) + "' in a frame");
  return read_slot(fact, *where);
}

Status Compiler::read_frame(const Block& block, Text file) {
  if (block.name.empty()) return block.error("a frame needs a name");
  if (!names_.emplace(block.name).second) return block.error("the frame '" + std::string(block.name) + "' stands twice");
  const auto size = [](const auto& rows) { return static_cast<std::uint32_t>(rows.size()); };
  FrameRow frame;
  frame.name = writer_.text(block.name);
  frame.file = file;
  frame.line = static_cast<std::uint32_t>(block.line);
  frame.modes_begin = size(modes_);
  frame.contexts_begin = size(contexts_);
  frame.slots_begin = size(slots_);
  frame.paths_begin = size(paths_);
  const std::size_t triggers_before = triggers_.size();
  for (const Fact& fact : block.facts) {
    if (Status read = read_fact(fact, file, frame); !read) return read;
  }
  if (triggers_.size() == triggers_before) return block.error("a frame needs a verb, noun, name or predicate");
  if (frame.cameo == UINT32_MAX) return block.error("a frame needs a code");
  if (frame.category != UINT32_MAX) frame.quad = static_cast<std::uint8_t>(ontology_.category(CategoryId(frame.category)).quad);
  const std::string_view cameo = ontology_.text(ontology_.cameo(CameoId(frame.cameo)).code);
  frame.detail = static_cast<std::uint8_t>(2 * cameo.size() - (cameo.ends_with('0') ? 1 : 0));
  frame.modes_end = size(modes_);
  frame.contexts_end = size(contexts_);
  frame.slots_end = size(slots_);
  frame.paths_end = size(paths_);
  frames_.push_back(frame);
  return Done{};
}

void Compiler::write() {
  std::stable_sort(triggers_.begin(), triggers_.end(), [](const TriggerRow& a, const TriggerRow& b) {
    return std::pair(a.lemma.begin, a.lemma.end) < std::pair(b.lemma.begin, b.lemma.end);
  });
  std::vector<WordRow> words;
  for (const auto& [set, number] : sets_) {
    for (const std::string& word : set) words.push_back({writer_.text(word), number});
  }
  std::vector<ListRow> lists;
  for (const auto& [name, set] : lists_) lists.push_back({writer_.text(name), sets_.at(set)});
  writer_.table<FrameRow>(kFrameTable, frames_);
  writer_.table<TriggerRow>(kTriggerTable, triggers_);
  writer_.table<SlotRow>(kSlotTable, slots_);
  writer_.table<Path>(kPathTable, paths_);
  writer_.table<ModeId>(kFrameModeTable, modes_);
  writer_.table<ContextId>(kFrameContextTable, contexts_);
  writer_.table<ExampleRow>(kExampleTable, examples_);
  writer_.table<WordRow>(kWordTable, words);
  writer_.table<ListRow>(kListTable, lists);
}

}  // namespace

Status compile_verbs(std::span<const SourceFile> files, const Ontology& ontology, ImageWriter& writer) {
  Compiler compiler(ontology, writer);
  for (const std::string_view kind : {"list", "frame"}) {  // lists of all files come first: any frame may use any list
    for (const SourceFile& file : files) {
      const Text path = writer.text(file.path);
      for (const Block& block : file.blocks) {
        if (block.kind != "list" && block.kind != "frame") {
          return block.error("a block here is a 'list' or a 'frame', not '" + std::string(block.kind) + "'").in_file(file.path);
        }
        if (block.kind != kind) continue;
        Status read = kind == "list" ? compiler.read_list(block) : compiler.read_frame(block, path);
        if (!read) return std::move(read).error().in_file(file.path);
      }
    }
  }
  compiler.write();
  return Done{};
}

}  // namespace demarche::inline knowledge
