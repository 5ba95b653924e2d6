#include "mention/first_person.h"

#include <algorithm>
#include <array>

namespace demarche::inline mention {
namespace {

constexpr std::array<std::string_view, 9> kFirstPerson{"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine"};

bool is_first_person(const Reading& reading, std::uint32_t i) {
  if (reading.upos(i) != Upos::kPRON && reading.upos(i) != Upos::kDET) return false;
  const std::string_view form = reading.form(i);
  if (form == "US") return false;  // the country, in capitals
  return std::find(kFirstPerson.begin(), kFirstPerson.end(), reading.word(i)) != kFirstPerson.end();
}

/// The speaker of each token's innermost speech; none outside of speech. A row of the speeches marks a speech of nobody known.
std::vector<SpeechId> speech_at(const Reading& reading, const Mentions& mentions) {
  std::vector<SpeechId> at(reading.size());
  for (std::size_t n = 0; n < mentions.speeches.size(); ++n) {
    for (const TokenRange& content : mentions.speeches[n].content) {
      for (std::uint32_t i = content.begin; i < content.end && i < at.size(); ++i) {
        const bool inner = !at[i] || mentions.speeches[at[i].row()].cue.value < mentions.speeches[n].cue.value;
        if (inner) at[i] = SpeechId(n);
      }
    }
  }
  return at;
}

bool is_body(const Entity& entity) {
  return !entity.code.empty() && (entity.kind == EntityKind::kCountry || entity.kind == EntityKind::kInstitution ||
                                  entity.kind == EntityKind::kOrganisation || entity.kind == EntityKind::kPerson);
}

class FirstPerson {
 public:
  FirstPerson(const Reading& reading, Mentions& mentions) : reading_(reading), mentions_(mentions), first_sentence_(first_sentence(reading)) {}

  void run() {
    const std::vector<SpeechId> speech = speech_at(reading_, mentions_);
    for (std::uint32_t i = 0; i < reading_.size(); ++i) {
      if (is_first_person(reading_, i)) {
        const ActorMentionId who = speech[i] ? mentions_.speeches[speech[i].row()].speaker : narrator_;
        if (who && !mentions_.actor_at[i]) add(i, mentions_.actors[who.row()].entity);
      } else if (!speech[i] && may_narrate(i)) {
        narrator_ = mentions_.actor_at[i];
      }
    }
  }

 private:
  /// The subject of the document's first sentence: "The United States condemns the attack. … We also urge Iraq to …"
  [[nodiscard]] bool may_narrate(std::uint32_t i) const {
    const ActorMentionId id = mentions_.actor_at[i];
    if (narrator_ || !id || reading_.sentence_of(i) != first_sentence_) return false;
    const ActorMention& mention = mentions_.actors[id.row()];
    const bool subject = reading_.relation(i) == Relation::k_nsubj && reading_.head(i) && !reading_.head(reading_.head(i).value);
    return subject && !mention.place && !mention.adjective && is_body(mentions_.entities[mention.entity.row()]);
  }

  [[nodiscard]] static std::uint32_t first_sentence(const Reading& reading) {
    const auto& sentences = reading.tokens().sentences;
    std::uint32_t row = 0;
    while (row + 1 < sentences.size() && sentences[row].role != SentenceRole::kBody) ++row;
    return row;
  }

  void add(std::uint32_t i, EntityId entity) {
    ActorMention mention;
    mention.tokens = {i, i + 1};
    mention.head = TokenId(i);
    mention.entity = entity;
    mention.pronoun = true;
    mentions_.actor_at[i] = ActorMentionId(mentions_.actors.size());
    mentions_.actors.push_back(mention);
  }

  const Reading& reading_;
  Mentions& mentions_;
  std::uint32_t first_sentence_;
  ActorMentionId narrator_;
};

}  // namespace

void find_first_person(const Reading& reading, Mentions& mentions) { FirstPerson(reading, mentions).run(); }

}  // namespace demarche::inline mention
