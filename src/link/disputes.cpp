#include "link/disputes.h"

#include <algorithm>
#include <map>

namespace demarche::inline link {
namespace {

using Found = std::vector<DisputeId>;

class Ties {
 public:
  explicit Ties(const DisputeView& view) : view_(view) {
    if (view.document.date) day_ = static_cast<std::int32_t>(day_number(*view.document.date));
    add(view.document.title, headline_);
    for (const Sentence& sentence : view.tokens.sentences) {
      if (sentence.role == SentenceRole::kHeadline) add(text_of(sentence), headline_);
    }
  }

  /// What the sentence or the headline names and one of the parties of `event` contests.
  [[nodiscard]] Found of(std::uint32_t sentence, const EventRow& event) {
    auto [at, fresh] = of_sentence_.try_emplace(sentence, headline_);
    if (fresh) add(text_of(view_.tokens.sentences[sentence]), at->second);
    return contested_by(event, at->second);
  }

  [[nodiscard]] Found contested_by(const EventRow& event, const Found& disputes) const {
    Found out;
    for (const DisputeId id : disputes) {
      const DisputeRow& row = view_.disputes.dispute(id);
      if (contests(row, event.actors) || contests(row, event.recipients)) out.push_back(id);
    }
    return out;
  }

 private:
  [[nodiscard]] std::string_view text_of(const Sentence& sentence) const {
    if (sentence.tokens.empty()) return {};
    return slice(view_.document.text, {view_.tokens.span[sentence.tokens.begin].begin, view_.tokens.span[sentence.tokens.end - 1].end});
  }
  void add(std::string_view text, Found& found) const {
    for (const DisputeNameRow* name : view_.disputes.find(text)) {
      const DisputeId id{name->dispute};
      const DisputeRow& row = view_.disputes.dispute(id);
      const bool standing = !day_ || (row.from <= *day_ && *day_ <= row.to);
      if (standing && std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
    }
  }
  [[nodiscard]] bool contests(const DisputeRow& row, const std::vector<Party>& parties) const {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      return view_.disputes.has_party(row, view_.mentions.entity_of(party.mention).code);
    });
  }

  const DisputeView& view_;
  std::optional<std::int32_t> day_;
  Found headline_;
  std::map<std::uint32_t, Found> of_sentence_;
};

void merge(const Found& more, Found& into) {
  into.insert(into.end(), more.begin(), more.end());
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

}  // namespace

void tie_disputes(const DisputeView& view, std::vector<EventRow>& events) {
  if (events.empty()) return;
  Ties ties(view);
  for (EventRow& row : events) {
    EventRow& event = row.same_as ? events[row.same_as.row()] : row;
    const Found found = ties.of(row.sentence, event);
    merge(found, row.disputes);
    if (&event != &row) merge(found, event.disputes);
  }
  // An answer is about what it answers. Each round reaches one answer further; none is further than there are events.
  for (std::size_t round = 0, changed = 1; changed != 0 && round < events.size(); ++round) {
    changed = 0;
    for (EventRow& row : events) {
      const std::size_t before = row.disputes.size();
      for (const EventId cause : row.because) merge(ties.contested_by(row, Found(events[cause.row()].disputes)), row.disputes);
      changed += row.disputes.size() - before;
    }
  }
}

}  // namespace demarche::inline link
