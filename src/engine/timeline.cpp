// What two did to each other, for a person: one line an event, answers under what they answer.
#include <fmt/format.h>

#include <map>
#include <set>

#include "base/utf8.h"
#include "engine/asking.h"
#include "engine/cells.h"

namespace demarche::inline engine {
namespace {

// Deeper answers keep this indentation: the words need room.
constexpr std::size_t kDeepest = 8;

bool stands_in(const std::vector<EventActor>& parties, const std::string& code) {
  for (const EventActor& party : parties) {
    if (party.code == code) return true;
  }
  return false;
}

/// "EGY > ETH", "ETH > EGY", "EGY & ETH".
std::string direction(const Event& event, const TimelineRequest& request) {
  const bool first = stands_in(event.actor, request.first), second = stands_in(event.actor, request.second);
  if (first && second) return request.first + " & " + request.second;
  return first ? request.first + " > " + request.second : request.second + " > " + request.first;
}

class Writer {
 public:
  Writer(const std::vector<Event>& events, const TimelineRequest& request, std::string& out) : events_(events), request_(request), out_(out) {
    for (std::size_t i = 0; i < events.size(); ++i) row_of_[events[i].id] = i;
    // An answer stands under the first of what it answers that is shown.
    for (std::size_t i = 0; i < events.size(); ++i) {
      for (const std::string& cause : events[i].because) {
        const auto found = row_of_.find(cause);
        if (found == row_of_.end() || found->second == i) continue;
        answers_[found->second].push_back(i);
        answering_.insert(i);
        break;
      }
    }
  }

  void write() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (answering_.count(i) == 0) write(i, 0);
    }
    // Two that answer each other have no beginning.
    for (std::size_t i = 0; i < events_.size(); ++i) write(i, 0);
  }

 private:
  void write(std::size_t row, std::size_t depth) {
    if (!written_.insert(row).second) return;
    const Event& event = events_[row];
    std::string act = event.event.empty() ? "statement" : event.event;
    for (const std::string& mode : event.mode) act += " " + mode;
    if (event.status != "actual") act += " (" + event.status + ")";
    std::string line = fmt::format("{:<10}  {}", event.date.empty() ? "-" : event.date, std::string(2 * std::min(depth, kDeepest), ' '));
    if (depth > 0) line += "\u21b3 ";
    line += direction(event, request_) + "  " + act + "  ";
    if (depth > 0 && !event.because_text.empty()) line += event.because_text + ": ";
    line += "\"" + event.event_text + "\"  " + event.doc;
    out_ += count_points(line) > request_.answer.width ? fitted(line, request_.answer.width) : line;
    out_ += '\n';
    for (const std::size_t answer : answers_[row]) write(answer, depth + 1);
  }

  const std::vector<Event>& events_;
  const TimelineRequest& request_;
  std::string& out_;
  std::map<std::string, std::size_t> row_of_;
  std::map<std::size_t, std::vector<std::size_t>> answers_;
  std::set<std::size_t> answering_, written_;
};

}  // namespace

void append_timeline(const std::vector<Event>& events, const TimelineRequest& request, std::string& out) {
  Writer(events, request, out).write();
  if (events.empty()) out += "no events\n";
}

}  // namespace demarche::inline engine
