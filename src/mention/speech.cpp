#include "mention/speech.h"

#include <algorithm>
#include <array>

namespace demarche::inline mention {
namespace {

// Verbs that introduce what somebody says.
constexpr std::array<std::string_view, 58> kCues{
    "say",     "tell",    "announce", "state",   "add",     "claim",  "warn",     "insist",  "declare", "report",  "argue",    "note",
    "explain", "stress",  "write",    "tweet",   "comment", "assert", "confirm",  "deny",    "admit",   "reply",   "respond",  "remark",
    "suggest", "believe", "think",    "reveal",  "affirm",  "allege", "maintain", "mention", "observe", "concede", "acknowledge", "describe",
    "ask",     "urge",    "demand",   "vow",     "pledge",  "promise", "complain", "recall", "repeat",  "reiterate", "underline", "emphasise",
    "emphasize", "contend", "conclude", "disclose", "testify", "signal", "indicate", "pronounce", "post", "caution"};

bool is_cue(std::string_view lemma) noexcept { return std::find(kCues.begin(), kCues.end(), lemma) != kCues.end(); }

bool is_open_quote(std::string_view form) noexcept { return form == "\u201c" || form == "\"" || form == "\u00ab" || form == "``"; }
bool is_close_quote(std::string_view form) noexcept { return form == "\u201d" || form == "\"" || form == "\u00bb" || form == "''"; }

class SpeechReader {
 public:
  SpeechReader(const Reading& reading, const Mentions& mentions, std::vector<Speech>& out)
      : reading_(reading), mentions_(mentions), out_(out) {}
  void run();

 private:
  void find_quotes();
  void read_quote(TokenRange quote);
  void read_indirect(std::uint32_t cue);
  void read_according(std::uint32_t i);
  [[nodiscard]] TokenId subject_of(std::uint32_t verb) const;
  void set_source(TokenId subject, Speech& speech) const;
  [[nodiscard]] bool quoted(std::uint32_t i) const;

  const Reading& reading_;
  const Mentions& mentions_;
  std::vector<Speech>& out_;
  std::vector<TokenRange> quotes_;
};

TokenId SpeechReader::subject_of(std::uint32_t verb) const {
  const TokenRange range = reading_.sentence_range(verb);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading_.head(i) == TokenId(verb) && base_of(reading_.relation(i)) == Relation::k_nsubj) return TokenId(i);
  }
  // "… and warned": the subject of the first conjunct
  if (reading_.relation(verb) == Relation::k_conj && reading_.head(verb) && reading_.head(verb).value < verb) {
    return subject_of(reading_.head(verb).value);
  }
  return {};
}

void SpeechReader::set_source(TokenId subject, Speech& speech) const {
  if (!subject) return;
  speech.speaker = mentions_.actor_at[subject.row()];
  if (speech.speaker) {
    speech.source = mentions_.actors[speech.speaker.row()].tokens;
    const Entity& entity = mentions_.entity_of(speech.speaker);
    speech.channel = entity.kind == EntityKind::kOrganisation && entity.sectors[0] == Code("MED");
  } else {
    speech.source = {subject.value, subject.value + 1};
  }
}

bool SpeechReader::quoted(std::uint32_t i) const {
  return std::any_of(quotes_.begin(), quotes_.end(), [i](TokenRange quote) { return quote.contains(TokenId(i)); });
}

void SpeechReader::find_quotes() {
  bool open = false;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < reading_.size(); ++i) {
    const std::string_view form = reading_.form(i);
    const bool paragraph = reading_.sentence_range(i).begin == i && reading_.tokens().sentences[reading_.sentence_of(i)].starts_paragraph;
    if (open && paragraph && !is_open_quote(form)) {
      open = false;  // a quote left open ends with its paragraph, unless the next one opens again
    }
    if (!open && is_open_quote(form)) {
      open = true;
      begin = i + 1;
    } else if (open && is_close_quote(form)) {
      if (i > begin) quotes_.push_back({begin, i});
      open = false;
    }
  }
}

/// A quote belongs to the cue of a sentence that it touches: the nearest one outside every quote.
void SpeechReader::read_quote(TokenRange quote) {
  const TokenRange first = reading_.sentence_range(quote.begin), last = reading_.sentence_range(quote.end - 1);
  TokenId cue;
  std::uint32_t nearest = UINT32_MAX;
  for (std::uint32_t i = first.begin; i < last.end; ++i) {
    if (quote.contains(TokenId(i)) || !is_cue(reading_.lemma(i)) || reading_.upos(i) != Upos::kVERB || quoted(i)) continue;
    if (!subject_of(i)) continue;
    const std::uint32_t distance = i < quote.begin ? quote.begin - i : i - quote.end + 1;
    if (distance < nearest) {
      nearest = distance;
      cue = TokenId(i);
    }
  }
  if (!cue) {
    // A sentence that is all quote goes on with the speaker before it, within the paragraph.
    if (out_.empty() || !out_.back().quoted || quote.size() < 4) return;
    const std::uint32_t sentence = reading_.sentence_of(quote.begin);
    const std::uint32_t before = reading_.sentence_of(out_.back().content.back().end - 1);
    if (sentence - before > 1 || reading_.tokens().sentences[sentence].starts_paragraph) return;
    out_.back().content.push_back(quote);
    return;
  }
  if (!out_.empty() && out_.back().cue == cue) {
    out_.back().content.push_back(quote);
    return;
  }
  Speech speech;
  speech.cue = cue;
  speech.quoted = true;
  speech.content.push_back(quote);
  set_source(subject_of(cue.value), speech);
  out_.push_back(std::move(speech));
}

void SpeechReader::read_indirect(std::uint32_t cue) {
  const TokenId subject = subject_of(cue);
  if (!subject) return;
  const TokenRange range = reading_.sentence_range(cue);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (reading_.head(i) != TokenId(cue)) continue;
    const Relation relation = base_of(reading_.relation(i));
    const bool clause = relation == Relation::k_ccomp || (relation == Relation::k_parataxis && reading_.upos(i) == Upos::kVERB);
    if (!clause) continue;
    Speech speech;
    speech.cue = TokenId(cue);
    speech.content.push_back(reading_.subtree(i));
    set_source(subject, speech);
    const auto same = [&](const Speech& other) { return other.cue == speech.cue; };
    if (std::none_of(out_.begin(), out_.end(), same)) out_.push_back(std::move(speech));
    return;
  }
}

/// "according to X", "as reported by X", "citing X": the rest of the sentence is what they say.
void SpeechReader::read_according(std::uint32_t i) {
  const auto word = [&](std::uint32_t at) { return at < reading_.size() ? reading_.word(at) : std::string_view(); };
  std::uint32_t begin = 0;
  if (word(i) == "according" && word(i + 1) == "to") {
    begin = i + 2;
  } else if ((word(i) == "reported" || word(i) == "cited" || word(i) == "quoted") && word(i + 1) == "by") {
    begin = i + 2;
  } else if (word(i) == "citing" || word(i) == "quoting") {
    begin = i + 1;
  } else {
    return;
  }
  const TokenRange sentence = reading_.sentence_range(i);
  for (std::uint32_t k = begin; k < std::min(sentence.end, begin + 12); ++k) {
    const ActorMentionId actor = mentions_.actor_at[k];
    if (!actor || mentions_.actors[actor.row()].adjective || mentions_.actors[actor.row()].tokens.begin > begin + 2) continue;
    Speech speech;
    speech.cue = TokenId(i);
    set_source(TokenId(k), speech);
    std::uint32_t from = i;
    if (from > sentence.begin && word(from - 1) == "as") --from;
    if (from > sentence.begin) speech.content.push_back({sentence.begin, from});
    const std::uint32_t after = std::max(speech.source.end, k + 1);
    if (after < sentence.end) speech.content.push_back({after, sentence.end});
    if (!speech.content.empty()) out_.push_back(std::move(speech));
    return;
  }
}

void SpeechReader::run() {
  find_quotes();
  for (const TokenRange quote : quotes_) read_quote(quote);
  for (std::uint32_t i = 0; i < reading_.size(); ++i) {
    if (reading_.upos(i) == Upos::kVERB && is_cue(reading_.lemma(i))) read_indirect(i);
    read_according(i);
  }
  std::stable_sort(out_.begin(), out_.end(), [](const Speech& a, const Speech& b) { return a.cue < b.cue; });
}

}  // namespace

void read_speech(const Reading& reading, const Mentions& mentions, std::vector<Speech>& out) {
  SpeechReader(reading, mentions, out).run();
}

}  // namespace demarche::inline mention
