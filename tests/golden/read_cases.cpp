#include <algorithm>
#include <array>

#include "golden/cases.h"

namespace demarche::golden {
namespace {

constexpr std::array<std::string_view, 16> kCategories{
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 18> kKeys{
    "mode",    "context", "cameo",    "quad",    "status", "date",    "enddate", "trigger",    "dead",
    "injured", "place",   "quantity", "speaker", "quoted", "country", "source",  "reciprocal", "sentence"};

constexpr std::array<std::string_view, 5> kStatuses{"actual", "future", "hypothetical", "negated",
                                                    "historical"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// One line, eaten word by word; a mistake is reported at the word that was eaten last.
class Line {
 public:
  Line(std::string_view whole, std::string_view file, std::size_t number)
      : whole_(whole), rest_(whole), file_(file), number_(number) {}

  /// Up to the next blank that stands outside of "quotes"; empty at the end.
  std::string_view word() {
    rest_ = trimmed(rest_);
    last_ = rest_;
    bool quoted = false;
    std::size_t size = 0;
    for (; size < rest_.size() && (quoted || rest_[size] != ' '); ++size) quoted ^= rest_[size] == '"';
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  std::string_view rest() {
    rest_ = trimmed(rest_);
    last_ = rest_;
    return rest_;
  }
  void back_to_begin() { last_ = whole_; }
  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] Error error(std::string message) const {
    const auto column = static_cast<std::size_t>(last_.data() - whole_.data()) + 1;
    return Error{ErrorCode::kBadInput, std::move(message), std::string(file_), number_, column};
  }

 private:
  std::string_view whole_, rest_, last_ = whole_, file_;
  std::size_t number_;
};

std::string in_quotes(std::string_view word) { return "'" + std::string(word) + "'"; }

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

bool is_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<std::vector<Party>> read_parties(Line& line) {
  std::string_view word = line.word();
  std::vector<Party> parties;
  if (word.empty())
    return line.error("an event is actors, category, recipients: 'NOR AGREE SWE', '-' for nobody");
  while (word != "-" && !word.empty()) {
    const std::size_t comma = std::min(word.find(','), word.size());
    const std::string_view party = word.substr(0, comma);
    word.remove_prefix(std::min(comma + 1, word.size()));
    const std::size_t colon = party.find(':');
    const std::string_view code = party.substr(0, colon);
    const std::string_view sector = colon == std::string_view::npos ? "" : party.substr(colon + 1);
    const bool good = code == "?" ? colon == std::string_view::npos
                                  : (is_code(code) || (code.empty() && colon != std::string_view::npos)) &&
                                        (colon == std::string_view::npos || is_code(sector));
    if (!good)
      return line.error(in_quotes(party) + " is no party: 'NOR', 'NOR:MIL', ':REB', '?' for somebody");
    parties.push_back({std::string(code), std::string(sector)});
  }
  return parties;
}

Result<Attribute> read_attribute(Line& line, std::string_view word) {
  if (word == "reciprocal") return Attribute{"reciprocal", "yes"};
  const std::size_t equals = word.find('=');
  const std::string_view key = word.substr(0, equals);
  if (!holds(kKeys, key)) return line.error("no attribute " + in_quotes(key));
  const std::string_view value = equals == std::string_view::npos ? "" : unquoted(word.substr(equals + 1));
  if (value.empty()) return line.error(in_quotes(key) + " needs a value: " + std::string(key) + "=…");
  if (key == "status" && !holds(kStatuses, value)) return line.error("no status " + in_quotes(value));
  return Attribute{std::string(key), std::string(value)};
}

Result<Act> read_act(Line& line) {
  Act act;
  act.line = line.number();
  auto actors = read_parties(line);
  if (!actors) return std::move(actors).error();
  act.actors = *std::move(actors);
  act.category = line.word();
  if (!holds(kCategories, act.category)) return line.error("no category " + in_quotes(act.category));
  auto recipients = read_parties(line);
  if (!recipients) return std::move(recipients).error();
  act.recipients = *std::move(recipients);
  for (std::string_view word = line.word(); !word.empty(); word = line.word()) {
    auto attribute = read_attribute(line, word);
    if (!attribute) return std::move(attribute).error();
    act.attributes.push_back(*std::move(attribute));
  }
  return act;
}

std::optional<std::size_t> read_number(std::string_view word, std::size_t count) {
  if (word.empty() || word.size() > 3) return std::nullopt;
  std::size_t value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  if (value == 0 || value > count) return std::nullopt;
  return value - 1;
}

/// 1 <- 2 "in response to"
Result<Reason> read_reason(Line& line, std::size_t acts) {
  const auto answer = read_number(line.word(), acts);
  if (!answer) return line.error("the number of an event above, from 1");
  if (line.word() != "<-") return line.error("'<-' between the answer and what it answers");
  const auto cause = read_number(line.word(), acts);
  if (!cause) return line.error("the number of an event above, from 1");
  return Reason{*answer, *cause, std::string(unquoted(line.rest()))};
}

bool is_day(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  return text.size() == kForm.size() &&
         std::equal(text.begin(), text.end(), kForm.begin(),
                    [](char c, char form) { return form == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

Status read_line(Line& line, Case& now) {
  const std::string_view key = line.word();
  if (key == "text:") {
    if (line.rest().empty()) return line.error("a text is needed");
    if (!now.acts.empty() || now.nothing)
      return line.error("the text stands above its events: is a '---' missing?");
    if (now.text.empty()) now.line = line.number();
    now.text += (now.text.empty() ? "" : "\n\n") + std::string(line.rest());
  } else if (key == "date:") {
    now.date = line.rest();
    if (!is_day(now.date)) return line.error("a date is YYYY-MM-DD");
  } else if (key == "todo:") {
    now.todo = line.rest();
    if (now.todo.empty()) return line.error("a todo says why the case cannot pass yet");
  } else if (key == "event:") {
    auto act = read_act(line);
    if (!act) return std::move(act).error();
    now.acts.push_back(*std::move(act));
  } else if (key == "because:" || key == "after:") {
    auto reason = read_reason(line, now.acts.size());
    if (!reason) return std::move(reason).error();
    now.reasons.push_back(*std::move(reason));
    now.reasons.back().only_after = key == "after:";
  } else if (key == "no" && line.rest() == "event") {
    now.nothing = true;
  } else if (key == "others" && line.rest() == "allowed") {
    now.others_allowed = true;
  } else {
    return line.error(
        "a line begins 'text:', 'date:', 'event:', 'no event', 'others allowed', 'because:', 'after:', 'todo:', '---' "
        "or '#'");
  }
  return Done{};
}

Status check_whole(const Case& ended, Line& line) {
  line.back_to_begin();
  if (ended.text.empty()) return line.error("the case above has no 'text:'");
  if (ended.acts.empty() && !ended.nothing)
    return line.error("the case above has no 'event:' and no 'no event'");
  if (!ended.acts.empty() && ended.nothing) return line.error("the case above says 'no event' and has one");
  return Done{};
}

}  // namespace

Result<std::vector<Case>> read_cases(std::string_view text, std::string_view file) {
  std::vector<Case> cases(1);
  bool begun = false;  // a file may open with comments and end with '---'
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Line line(text.substr(0, end), file, number);
    const std::string_view content = line.rest();
    text.remove_prefix(std::min(end + 1, text.size()));
    if (content == "---") {
      if (Status whole = check_whole(cases.back(), line); !whole) return std::move(whole).error();
      cases.emplace_back();
      begun = false;
    } else if (!content.empty() && content.front() != '#') {
      begun = true;
      if (Status read = read_line(line, cases.back()); !read) return std::move(read).error();
    }
    if (text.empty() && begun) {
      if (Status whole = check_whole(cases.back(), line); !whole) return std::move(whole).error();
    }
  }
  if (!begun) cases.pop_back();
  return cases;
}

}  // namespace demarche::golden
