#include "knowledge/verbs.h"

#include <algorithm>

#include "knowledge/verb_tables.h"

namespace demarche::inline knowledge {

std::optional<Step> preposition_step(std::string_view word) noexcept {
  const auto found = std::find(kPrepositions.begin(), kPrepositions.end(), word);
  if (found == kPrepositions.end()) return std::nullopt;
  return static_cast<Step>(step(Role::kFirstPreposition) + (found - kPrepositions.begin()));
}

Frames::Frames(const Image& image)
    : image_(image),
      frames_(image.table<FrameRow>(kFrameTable)),
      triggers_(image.table<TriggerRow>(kTriggerTable)),
      slots_(image.table<SlotRow>(kSlotTable)),
      paths_(image.table<Path>(kPathTable)),
      modes_(image.table<ModeId>(kFrameModeTable)),
      contexts_(image.table<ContextId>(kFrameContextTable)),
      examples_(image.table<ExampleRow>(kExampleTable)) {
  // Triggers of one lemma stand together: the compiler sorts them.
  for (std::uint32_t i = 0; i < triggers_.size(); ++i) {
    auto& range = triggers_by_lemma_.try_emplace(image_.text(triggers_[i].lemma), i, i).first->second;
    range.second = i + 1;
  }
  for (const WordRow& row : image.table<WordRow>(kWordTable)) sets_by_word_[image_.text(row.word)].push_back(row.set);
  for (auto& [word, sets] : sets_by_word_) {
    std::sort(sets.begin(), sets.end());
    const std::size_t first = word.find(' ');
    if (first == std::string_view::npos) continue;
    phrase_ends_.insert(word.substr(0, first));
    phrase_ends_.insert(word.substr(word.rfind(' ') + 1));
  }
  for (const ListRow& row : image.table<ListRow>(kListTable)) lists_.emplace(image_.text(row.name), row.set);
}

std::span<const TriggerRow> Frames::triggers_of(std::string_view lemma) const noexcept {
  const auto found = triggers_by_lemma_.find(lemma);
  if (found == triggers_by_lemma_.end()) return {};
  return triggers_.subspan(found->second.first, found->second.second - found->second.first);
}

std::span<const SlotRow> Frames::slots_of(const FrameRow& frame) const noexcept {
  return slots_.subspan(frame.slots_begin, frame.slots_end - frame.slots_begin);
}

std::span<const Path> Frames::recipients_of(const FrameRow& frame) const noexcept {
  return paths_.subspan(frame.paths_begin, frame.paths_end - frame.paths_begin);
}

std::span<const ModeId> Frames::modes_of(const FrameRow& frame) const noexcept {
  return modes_.subspan(frame.modes_begin, frame.modes_end - frame.modes_begin);
}

std::span<const ContextId> Frames::contexts_of(const FrameRow& frame) const noexcept {
  return contexts_.subspan(frame.contexts_begin, frame.contexts_end - frame.contexts_begin);
}

bool Frames::holds(std::uint32_t set, std::string_view word) const noexcept {
  const auto found = sets_by_word_.find(word);
  return found != sets_by_word_.end() && std::binary_search(found->second.begin(), found->second.end(), set);
}

std::uint32_t Frames::list_named(std::string_view name) const noexcept {
  const auto found = lists_.find(name);
  return found == lists_.end() ? UINT32_MAX : found->second;
}

}  // namespace demarche::inline knowledge
