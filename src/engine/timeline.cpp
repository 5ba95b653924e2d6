#include "engine/timeline.h"

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

class Order {
 public:
  explicit Order(std::span<const Event> events) : events_(events) {
    std::map<std::string, std::size_t> row_of;
    for (std::size_t i = 0; i < events.size(); ++i) row_of[events[i].id] = i;
    for (std::size_t i = 0; i < events.size(); ++i) {
      for (const std::string& cause : events[i].because) {
        const auto found = row_of.find(cause);
        if (found == row_of.end() || found->second == i) continue;
        answers_[found->second].push_back(i);
        answering_.insert(i);
        break;
      }
    }
  }

  std::vector<Told> told() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (answering_.count(i) == 0) add(i, 0);
    }
    // Two that answer each other have no beginning.
    for (std::size_t i = 0; i < events_.size(); ++i) add(i, 0);
    return std::move(told_);
  }

 private:
  void add(std::size_t row, std::size_t depth) {
    if (!seen_.insert(row).second) return;
    told_.push_back({row, depth});
    for (const std::size_t answer : answers_[row]) add(answer, depth + 1);
  }

  std::span<const Event> events_;
  std::map<std::size_t, std::vector<std::size_t>> answers_;
  std::set<std::size_t> answering_, seen_;
  std::vector<Told> told_;
};

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

}  // namespace

std::vector<Told> answers_under(std::span<const Event> events) { return Order(events).told(); }

std::string told_line(const Event& event, std::size_t depth, const std::string& direction, std::size_t width) {
  std::string act = event.event.empty() ? "statement" : event.event;
  for (const std::string& mode : event.mode) act += " " + mode;
  if (event.status != "actual") act += " (" + event.status + ")";
  std::string line = fmt::format("{:<10}  {}", event.date.empty() ? "-" : event.date, std::string(2 * std::min(depth, kDeepest), ' '));
  if (depth > 0) line += "\u21b3 ";
  line += direction + "  " + act + "  ";
  if (depth > 0 && !event.because_text.empty()) line += event.because_text + ": ";
  line += "\"" + event.event_text + "\"  " + event.doc;
  return (count_points(line) > width ? fitted(line, width) : line) + '\n';
}

void append_timeline(const std::vector<Event>& events, const TimelineRequest& request, std::string& out) {
  for (const Told& told : answers_under(events)) {
    out += told_line(events[told.row], told.depth, direction(events[told.row], request), request.answer.width);
  }
  if (events.empty()) out += "no events\n";
}

}  // namespace demarche::inline engine
