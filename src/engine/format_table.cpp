#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "demarche/format.h"
#include "engine/cells.h"

namespace demarche {
namespace {

std::string codes(const std::vector<EventActor>& parties) {
  std::string out;
  for (const EventActor& party : parties) {
    const std::string code = party.code.empty() ? "?" : party.code;
    out += (out.empty() ? "" : "+") + code + (party.sector.empty() ? "" : " " + party.sector);
  }
  return out.empty() ? "-" : out;
}

std::string act(const Event& event) {
  std::string out = event.event.empty() ? "statement" : event.event;
  for (const std::string& mode : event.mode) out += " " + mode;
  return out;
}

struct Row {
  const Event* event;
  std::string date, actor, act, recipient, status;
};

std::size_t widest(const std::vector<Row>& rows, std::string Row::*field, std::size_t least, std::size_t most) {
  std::size_t width = least;
  for (const Row& row : rows) width = std::max(width, count_points(row.*field));
  return std::min(width, most);
}

}  // namespace

void append_table(std::span<const Event> events, const TableStyle& style, std::string& out) {
  std::vector<Row> rows;
  for (const Event& event : events) {
    if (!event.same_as.empty()) continue;
    rows.push_back({&event, event.date.empty() ? "-" : event.date, codes(event.actor) + (event.reciprocal ? " (all)" : ""), act(event),
                    codes(event.recipient), event.status == "actual" ? "" : event.status});
  }
  const auto bold = [&](const std::string& text) { return style.colour ? "\x1b[1m" + text + "\x1b[0m" : text; };
  const std::size_t date = widest(rows, &Row::date, 4, 10), actor = widest(rows, &Row::actor, 5, 22), doing = widest(rows, &Row::act, 5, 26),
                    recipient = widest(rows, &Row::recipient, 9, 22), status = widest(rows, &Row::status, 6, 12);
  const std::size_t taken = date + actor + doing + recipient + status + 6 + 6 * 2;
  const std::size_t rest = static_cast<std::size_t>(std::max(style.width, 80)) > taken + 12 ? static_cast<std::size_t>(std::max(style.width, 80)) - taken : 12;
  out += bold(fitted("date", date) + "  " + fitted("actor", actor) + "  " + fitted("event", doing) + "  " + fitted("recipient", recipient) + "  " +
              fitted("status", status) + "  conf.   words") + "\n";
  for (const Row& row : rows) {
    const std::size_t mentions = static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](const Event& other) {
      return !other.same_as.empty() && other.same_as[0] == row.event->id;
    }));
    std::string words = row.event->event_text + (mentions > 0 ? fmt::format(" (+{})", mentions) : "");
    std::string line = fitted(row.date, date) + "  " + fitted(row.actor, actor) + "  " + fitted(row.act, doing) + "  " +
                       fitted(row.recipient, recipient) + "  " + fitted(row.status, status) + "  " + fmt::format("{:.2f}", row.event->confidence) +
                       "    " + fitted(words, rest);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
    if (!row.event->because.empty()) {
      for (const Event& other : events) {
        if (other.id != row.event->because[0]) continue;
        out += fmt::format("{:>{}}  \u21b3 {} {} {} {}\n", "", date, row.event->because_text, codes(other.actor), act(other), codes(other.recipient));
      }
    }
    if (style.explain) {
      for (const std::string& step : row.event->explanation) out += fmt::format("{:>{}}    {}\n", "", date, step);
    }
  }
  if (rows.empty()) out += "no events\n";
}

}  // namespace demarche
