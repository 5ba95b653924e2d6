// Store::explain: where an event comes from, what it answers, and who else tells of it.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/questions.h"
#include "base/civil.h"
#include "engine/asking.h"

namespace demarche {
namespace {

std::string codes(const std::vector<EventActor>& parties) {
  std::string out;
  for (const EventActor& party : parties) out += (out.empty() ? "" : "+") + (party.code.empty() ? "?" : party.code);
  return out.empty() ? "-" : out;
}

/// "d-0123456789ab  2024-03-05  RUS > JPN  SANCTION discontinue"
std::string summary(const Event& event) {
  std::string act = event.event.empty() ? "statement" : event.event;
  for (const std::string& mode : event.mode) act += " " + mode;
  return fmt::format("{}  {}  {}{}  {}", event.id, event.date.empty() ? "-" : event.date, codes(event.actor),
                     event.reciprocal ? " (all)" : " > " + codes(event.recipient), act);
}

std::string words(const Event& event) {
  std::string text = event.event_text;
  std::replace(text.begin(), text.end(), '\n', ' ');
  return "\"" + text + "\"";
}

/// What two reports of one event agree on besides what made them one, and where they differ.
std::string comparison(const Event& event, const Event& other) {
  std::string out;
  const auto say = [&](const std::string& text) { out += (out.empty() ? "" : "; ") + text; };
  const auto value = [&](const char* name, const std::string& here, const std::string& there) {
    if (here.empty() || there.empty()) return;
    say(here == there ? fmt::format("{} {} in both", name, here) : fmt::format("{} {} here, {} there", name, here, there));
  };
  const auto count = [](std::uint32_t number) { return number == 0 ? std::string() : std::to_string(number); };
  value("country", event.event_loc.country, other.event_loc.country);
  value("place", event.event_loc.resolved_place, other.event_loc.resolved_place);
  value("dead", count(event.dead), count(other.dead));
  value("injured", count(event.injured), count(other.injured));
  value("CAMEO", event.cameo, other.cameo);
  value("status", event.status, other.status);
  return out;
}

class Explanation {
 public:
  Explanation(const Asking& asking, const ExplainRequest& request) : asking_(asking), request_(request) {}

  Result<std::string> write() {
    auto found = related(Related::kEvent);
    if (!found) return std::move(found).error();
    if (found->empty()) return Error{ErrorCode::kBadRequest, "the store has no event '" + request_.id + "'"};
    event_ = found->front();
    origin();
    for (const auto& [kind, title] : {std::pair{Related::kMentions, "told again in"}, std::pair{Related::kAnswers, "answers"},
                                      std::pair{Related::kFollows, "comes after"}, std::pair{Related::kAnsweredBy, "answered by"}}) {
      if (Status listed = list(kind, title); !listed) return std::move(listed).error();
    }
    if (Status listed = same(); !listed) return std::move(listed).error();
    return out_;
  }

 private:
  Result<std::vector<Event>> related(Related kind) { return all_events(asking_.database, select_related(request_.id, kind, request_.same_days)); }

  void origin() {
    out_ += summary(event_) + "\n";
    out_ += fmt::format("  {} in sentence {} of {}: {}\n", words(event_), event_.sequence, event_.doc, event_.text);
    out_ += fmt::format("  rule {}, confidence {:.2f}, status {}, coded by {}, knowledge {}\n", event_.rule, event_.confidence, event_.status, event_.coder,
                        event_.knowledge.empty() ? "-" : event_.knowledge);
    std::string document;
    for (const std::string* part : {&event_.publication, &event_.publication_date, &event_.title, &event_.url}) {
      if (!part->empty()) document += (document.empty() ? "" : ", ") + *part;
    }
    if (!document.empty()) out_ += "  document: " + document + "\n";
    if (!event_.date.empty() && !event_.date_text.empty()) out_ += "  date: \"" + event_.date_text + "\", read against " + event_.publication_date + "\n";
    if (event_.date.empty()) out_ += "  date: the text gives none\n";
    for (const std::string& of : event_.same_as) out_ += "  a further mention of " + of + "\n";
  }

  Status list(Related kind, const char* title) {
    const auto events = related(kind);
    if (!events) return events.error();
    for (const Event& other : *events) {
      out_ += fmt::format("  {} {}  {}", title, summary(other), words(other));
      if (kind == Related::kAnswers && !event_.because_text.empty()) out_ += ", because of \"" + event_.because_text + "\"";
      if (kind == Related::kMentions) out_ += fmt::format(", sentence {}", other.sequence);
      out_ += "\n";
    }
    return Done{};
  }

  Status same() {
    const auto events = related(Related::kSame);
    if (!events) return events.error();
    if (events->empty()) return Done{};
    out_ += fmt::format("  the same event in other documents: same parties and category, days at most {} apart\n", request_.same_days);
    for (const Event& other : *events) {
      const std::string more = comparison(event_, other);
      out_ += fmt::format("    {}  {}{}{}\n", summary(other), other.publication.empty() ? other.doc : other.publication, more.empty() ? "" : ": ", more);
    }
    return Done{};
  }

  const Asking& asking_;
  const ExplainRequest& request_;
  Event event_;
  std::string out_;
};

}  // namespace

Status Store::explain(const ExplainRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped);
  if (!asking) return asking.error();
  const auto text = Explanation(*asking, request).write();
  if (!text) return asking->named(text.error());
  return sink(*text);
}

}  // namespace demarche
