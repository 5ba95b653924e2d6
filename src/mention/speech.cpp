#include "mention/speech.h"

#include <algorithm>

#include "mention/quotes.h"
#include "mention/speech_source.h"
#include "mention/speech_words.h"
#include "mention/time_words.h"

namespace demarche::inline mention {
namespace {

// Shorter quotes are words held at arm's length, and nobody's statement.
constexpr std::uint32_t kMinQuote = 4;
// These close a sentence that they report: "It will leave, the ministry said."
constexpr std::string_view kClosing[] = {"say",      "tell",    "report", "add",   "write",
                                         "announce", "state",   "note",   "claim", "explain",
                                         "warn",     "confirm", "tweet",  "argue", "insist"};

constexpr std::string_view kOfHerself[] = {"we", "us", "our", "i", "me", "my"};
// Between a cue and its colon: "said in a statement on Monday:".
constexpr std::uint32_t kColonReach = 8;

class SpeechReader {
 public:
  SpeechReader(const Reading& reading, const Mentions& mentions, std::vector<Speech>& out)
      : reading_(reading), mentions_(mentions), out_(out) {}
  void run();

 private:
  void read_cue(std::uint32_t cue);
  void read_quote(const Quote& quote);
  void read_according(std::uint32_t i);
  [[nodiscard]] TokenId cue_of(TokenRange quote) const;
  [[nodiscard]] std::vector<TokenRange> content_of(std::uint32_t cue) const;
  [[nodiscard]] std::vector<TokenRange> content_before(std::uint32_t cue, TokenId subject) const;
  [[nodiscard]] bool is_of_reporter(std::uint32_t cue) const;
  [[nodiscard]] std::vector<TokenRange> statement_behind(std::uint32_t cue) const;
  [[nodiscard]] TokenRange named(ActorMentionId speaker) const;
  void set_source(TokenId subject, Speech& speech) const;
  [[nodiscard]] bool is_quoted(std::uint32_t i) const { return quoted_[i]; }
  [[nodiscard]] bool is_quote_of(TokenRange clause, TokenRange quote) const;
  [[nodiscard]] bool is_cue(std::uint32_t i) const {
    return reading_.upos(i) == Upos::kVERB && is_speech_verb(reading_.lemma(i));
  }
  [[nodiscard]] Speech* speech_with(TokenId cue);

  const Reading& reading_;
  const Mentions& mentions_;
  std::vector<Speech>& out_;
  std::vector<Quote> quotes_;
  std::vector<bool> quoted_;  // of each token
};

void SpeechReader::set_source(TokenId subject, Speech& speech) const {
  if (!subject) return;
  speech.speaker = mentions_.actor_at[subject.row()];
  if (!speech.speaker) {
    speech.source = phrase_of(reading_, subject);
    return;
  }
  speech.source = named(speech.speaker);
  const Entity& entity = mentions_.entity_of(speech.speaker);
  speech.channel = entity.kind == EntityKind::kOrganisation && entity.sectors[0] == Code("JRN");
}

/// Of "he", the words that named him last.
TokenRange SpeechReader::named(ActorMentionId speaker) const {
  for (std::size_t i = speaker.row() + 1; i-- > 0;) {
    const ActorMention& mention = mentions_.actors[i];
    if (mention.entity != mentions_.actors[speaker.row()].entity || mention.pronoun || mention.adjective)
      continue;
    // "the ministry", "The Hague Post"
    const std::uint32_t begin = mention.tokens.begin;
    const bool article = begin > reading_.sentence_range(begin).begin && reading_.upos(begin - 1) == Upos::kDET && reading_.head(begin - 1) &&
                         mention.tokens.contains(reading_.head(begin - 1));
    return {article ? begin - 1 : begin, mention.tokens.end};
  }
  return mentions_.actors[speaker.row()].tokens;
}

/// Whether the clause is the quote, but for its marks and commas.
bool SpeechReader::is_quote_of(TokenRange clause, TokenRange quote) const {
  if (clause.end <= quote.begin || quote.end <= clause.begin) return false;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    if (!quote.contains(TokenId(i)) && reading_.upos(i) != Upos::kPUNCT) return false;
  }
  return true;
}

Speech* SpeechReader::speech_with(TokenId cue) {
  const auto found =
      std::find_if(out_.begin(), out_.end(), [cue](const Speech& speech) { return speech.cue == cue; });
  return found == out_.end() ? nullptr : &*found;
}

/// The clause that a cue introduces, or stands in or behind.
std::vector<TokenRange> SpeechReader::content_of(std::uint32_t cue) const {
  const TokenRange sentence = reading_.sentence_range(cue), own = reading_.subtree(cue);
  bool as = false, subject = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (reading_.head(i) != TokenId(cue)) continue;
    const Relation relation = base_of(reading_.relation(i));
    as |= relation == Relation::k_mark && reading_.word(i) == "as";
    subject |= base_of(reading_.relation(i)) == Relation::k_nsubj;
    const bool verb = reading_.upos(i) == Upos::kVERB || reading_.upos(i) == Upos::kAUX;
    if (relation == Relation::k_ccomp || (relation == Relation::k_parataxis && verb))
      return {reading_.subtree(i)};
  }
  // "Talks, he said, will go on", "as the paper reported, …": all but the reporting clause
  const TokenId head = reading_.head(cue);
  const bool aside = base_of(reading_.relation(cue)) == Relation::k_parataxis ||
                     (as && subject && base_of(reading_.relation(cue)) == Relation::k_advcl);
  if (!aside || !head) return {};
  const TokenRange whole = reading_.subtree(head.value);
  std::vector<TokenRange> content;
  if (whole.begin < own.begin) content.push_back({whole.begin, own.begin});
  if (own.end < whole.end) content.push_back({own.end, whole.end});
  return content;
}

/// "…, the ministry told reporters": what stands before a reporting clause that the parse takes for a relative one.
std::vector<TokenRange> SpeechReader::content_before(std::uint32_t cue, TokenId subject) const {
  const Relation relation = base_of(reading_.relation(cue));
  if (relation == Relation::k_root || !is_one_of(reading_.lemma(cue), kClosing) || subject.value >= cue)
    return {};
  if (subject == reading_.head(cue)) return {};  // a relative clause indeed
  const TokenRange sentence = reading_.sentence_range(cue);
  const std::uint32_t begin = phrase_of(reading_, subject).begin;
  if (begin <= sentence.begin + 1 || reading_.word(begin - 1) != ",") return {};
  for (std::uint32_t i = cue + 1; i < sentence.end; ++i) {
    if (reading_.head(i) == TokenId(cue) && base_of(reading_.relation(i)) == Relation::k_obj &&
        reading_.lemma(cue) != "tell")
      return {};
  }
  for (std::uint32_t i = sentence.begin; i < begin; ++i) {
    if (reading_.upos(i) == Upos::kVERB) return {{sentence.begin, begin - 1}};
  }
  return {};
}

/// Whether a verb of saying tells of somebody else: not "we said".
bool SpeechReader::is_of_reporter(std::uint32_t cue) const {
  const TokenId subject = is_cue(cue) && reading_.relation(cue) == Relation::k_root ? subject_of(reading_, cue) : TokenId();
  return subject && !is_one_of(reading_.word(subject.value), kOfHerself);
}

/// "The minister said:", and then no quotation marks: what follows is hers up to the next reporting clause, if she speaks of herself.
std::vector<TokenRange> SpeechReader::statement_behind(std::uint32_t cue) const {
  const std::uint32_t limit = std::min(reading_.sentence_range(cue).end, cue + kColonReach);
  std::uint32_t begin = cue + 1;
  while (begin < limit && reading_.word(begin) != ":") ++begin;
  if (begin++ >= limit || begin >= reading_.size() || is_open_quote(reading_.form(begin))) return {};
  const auto is_later = [cue](const Quote& quote) { return quote.tokens.begin > cue && quote.tokens.size() >= kMinQuote; };
  if (std::any_of(quotes_.begin(), quotes_.end(), is_later)) return {};
  bool of_herself = false;
  std::uint32_t end = begin;
  while (end < reading_.size()) {
    const TokenRange sentence = reading_.sentence_range(end);
    for (std::uint32_t i = end; i < sentence.end; ++i) {
      if (is_one_of(reading_.lemma(i), kClosing) && is_of_reporter(i)) return of_herself ? std::vector<TokenRange>{{begin, end}} : std::vector<TokenRange>();
      of_herself |= reading_.upos(i) == Upos::kPRON && is_one_of(reading_.word(i), kOfHerself);
    }
    end = sentence.end;
  }
  return of_herself ? std::vector<TokenRange>{{begin, end}} : std::vector<TokenRange>();
}

void SpeechReader::read_cue(std::uint32_t cue) {
  const TokenId subject = subject_of(reading_, cue);
  if (!subject || reading_.word(subject.value) == "you") return;  // "as you know"
  std::vector<TokenRange> content = statement_behind(cue);
  if (content.empty()) content = content_of(cue);
  if (content.empty()) content = content_before(cue, subject);
  if (content.empty()) return;
  Speech speech;
  speech.cue = TokenId(cue);
  // "…, Syria, Cook said": what the parse leaves out between the clause and the comma before the speaker
  const std::uint32_t begin = phrase_of(reading_, subject).begin;
  const bool before = subject.value < cue && content.back().end < begin && reading_.word(begin - 1) == ",";
  if (before && content.size() == 1) content.back().end = begin - 1;
  const TokenRange clause = content.front();
  for (const Quote& quote : quotes_) {
    if (quote.tokens.contains(speech.cue) || !is_quote_of(clause, quote.tokens)) continue;
    speech.quoted = true;
    content = {quote.tokens};
  }
  speech.content = std::move(content);
  set_source(subject, speech);
  out_.push_back(std::move(speech));
}

/// The cue outside every quote that stands nearest to this one in the sentences that it touches.
TokenId SpeechReader::cue_of(TokenRange quote) const {
  const TokenRange first = reading_.sentence_range(quote.begin),
                   last = reading_.sentence_range(quote.end - 1);
  TokenId cue;
  std::uint32_t nearest = UINT32_MAX;
  const auto look = [&](TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (!is_cue(i) || is_quoted(i)) continue;
      const std::uint32_t distance = i < quote.begin ? quote.begin - i : i - quote.end + 1;
      if (distance >= nearest || (!subject_of(reading_, i) && !subject_behind(reading_, i))) continue;
      nearest = distance;
      cue = TokenId(i);
    }
  };
  look({first.begin, last.end});
  // "Kishida continued:" in a sentence of its own
  if (!cue && quote.begin >= 2 && first.begin + 1 == quote.begin && reading_.word(quote.begin - 2) == ":")
    look(reading_.sentence_range(quote.begin - 2));
  // A cut behind the closing mark: "…!" she said.
  if (!cue && last.end < reading_.size() && quote.end + 1 >= last.end &&
      !reading_.tokens().sentences[reading_.sentence_of(last.end)].starts_paragraph) {
    const TokenRange behind = reading_.sentence_range(last.end);
    if (behind.size() <= 12 && !is_quoted(behind.begin) && !is_open_quote(reading_.form(behind.begin)))
      look(behind);
  }
  return cue;
}

void SpeechReader::read_quote(const Quote& quote) {
  const TokenRange tokens = quote.tokens;
  const auto holds = [&](const Speech& speech) { return speech.quoted && speech.content.front() == tokens; };
  if (std::any_of(out_.begin(), out_.end(), holds)) return;
  const TokenId cue = cue_of(tokens);
  if (!cue || quote.continued) {
    // A sentence that is all quote goes on with the speaker before it.
    const Speech* before = nullptr;
    for (const Speech& speech : out_) {
      if (speech.quoted && speech.content.back().end <= tokens.begin &&
          (!before || speech.content.back() > before->content.back()))
        before = &speech;
    }
    if (!before || tokens.size() < kMinQuote ||
        reading_.sentence_range(tokens.begin).begin + 1 < tokens.begin)
      return;
    const std::uint32_t sentence = reading_.sentence_of(tokens.begin),
                        last = reading_.sentence_of(before->content.back().end - 1);
    const bool near = sentence - last <= 2 && !reading_.tokens().sentences[sentence].starts_paragraph;
    if (near || quote.continued) speech_with(before->cue)->content.push_back(tokens);
    return;
  }
  Speech* known = speech_with(cue);
  if (known != nullptr) {
    const bool inside = std::any_of(known->content.begin(), known->content.end(), [&](TokenRange range) {
      return range.begin <= tokens.begin && tokens.end <= range.end;
    });
    if (inside) return;  // words that the reporter keeps: he said the "so-called" vote …
    if (!known->quoted) known->content.clear();
    known->quoted = true;
    known->content.push_back(tokens);
    std::sort(known->content.begin(), known->content.end());
    return;
  }
  Speech speech;
  speech.cue = cue;
  speech.quoted = true;
  speech.content.push_back(tokens);
  const TokenId subject = subject_of(reading_, cue.value);
  set_source(subject ? subject : subject_behind(reading_, cue.value), speech);
  out_.push_back(std::move(speech));
}

/// "according to X", "as reported by X", "citing X": the rest of the sentence is what they say.
void SpeechReader::read_according(std::uint32_t i) {
  constexpr std::string_view kBy[] = {"reported", "cited", "quoted", "said", "told"};
  constexpr std::string_view kCiting[] = {"citing", "quoting"};
  const std::string_view word = reading_.word(i), next = word_at(reading_, i + 1);
  std::uint32_t begin = i + 2;
  if (is_one_of(word, kCiting)) {
    begin = i + 1;
  } else if (!(word == "according" && next == "to") && !(is_one_of(word, kBy) && next == "by")) {
    return;
  }
  const TokenRange sentence = reading_.sentence_range(i);
  for (std::uint32_t k = begin; k < std::min(sentence.end, begin + 12); ++k) {
    const Upos upos = reading_.upos(k);
    if (upos == Upos::kPUNCT && reading_.form(k) == ",") return;
    if (upos != Upos::kNOUN && upos != Upos::kPROPN && upos != Upos::kPRON) continue;
    const TokenId head = reading_.head(k);
    const Relation relation = base_of(reading_.relation(k));
    const bool modifier =
        relation == Relation::k_compound || relation == Relation::k_nmod || relation == Relation::k_amod;
    if (modifier && head && head.value > k && !mentions_.actor_at[k]) continue;  // the name goes on
    if (mentions_.actor_at[k] && mentions_.actors[mentions_.actor_at[k].row()].adjective) continue;
    Speech speech;
    speech.cue = TokenId(i);
    set_source(TokenId(k), speech);
    // What "the country" was called before stands before these words.
    if (speech.source.end > begin) speech.source.begin = std::max(speech.source.begin, begin);
    std::uint32_t from = i;
    if (from > sentence.begin && reading_.word(from - 1) == "as") --from;
    if (from > sentence.begin) speech.content.push_back({sentence.begin, from});
    const std::uint32_t after = std::max(speech.source.end, k + 1);
    if (after < sentence.end) speech.content.push_back({after, sentence.end});
    if (!speech.content.empty()) out_.push_back(std::move(speech));
    return;
  }
}

void SpeechReader::run() {
  find_quotes(reading_, quotes_);
  quoted_.assign(reading_.size(), false);
  for (const Quote& quote : quotes_) std::fill(quoted_.begin() + quote.tokens.begin, quoted_.begin() + quote.tokens.end, true);
  for (std::uint32_t i = 0; i < reading_.size(); ++i) {
    if (is_cue(i)) read_cue(i);
  }
  for (const Quote& quote : quotes_) read_quote(quote);
  for (std::uint32_t i = 0; i < reading_.size(); ++i) read_according(i);
  std::stable_sort(out_.begin(), out_.end(), [](const Speech& a, const Speech& b) { return a.cue < b.cue; });
}

}  // namespace

void read_speech(const Reading& reading, const Mentions& mentions, std::vector<Speech>& out) {
  SpeechReader(reading, mentions, out).run();
}

}  // namespace demarche::inline mention
