// Store::export_events: every event of a question, in the format of another data set.
#include "analyse/questions.h"

#include "engine/asking.h"
#include "engine/exports.h"
#include "engine/read_event.h"

namespace demarche {
namespace {

constexpr std::size_t kPiece = 1 << 16;

/// Each actor with each recipient; among the parties of a reciprocal event, each with each other.
std::vector<std::pair<const EventActor*, const EventActor*>> pairs(const Event& event) {
  std::vector<std::pair<const EventActor*, const EventActor*>> out;
  if (event.reciprocal && event.actor.size() > 1) {
    for (const EventActor& one : event.actor) {
      for (const EventActor& other : event.actor) {
        if (&one != &other) out.emplace_back(&one, &other);
      }
    }
    return out;
  }
  for (std::size_t a = 0; a < std::max<std::size_t>(event.actor.size(), 1); ++a) {
    for (std::size_t r = 0; r < std::max<std::size_t>(event.recipient.size(), 1); ++r) {
      out.emplace_back(event.actor.empty() ? nullptr : &event.actor[a], event.recipient.empty() ? nullptr : &event.recipient[r]);
    }
  }
  return out;
}

std::uint64_t number(const Cell& cell) { return cell ? std::stoull(std::string(*cell)) : 0; }

}  // namespace

std::optional<Error> ExportRequest::problem() const {
  if (export_format(format) == nullptr) {
    return Error{ErrorCode::kBadRequest, "no format '" + format + "': use gdelt, gdelt-mentions, icews, polecat, phoenix, plover or csv"};
  }
  AnswerRequest checked = answer;
  checked.format = "jsonl";
  if (auto problem = filter.problem()) return problem;
  return checked.problem();
}

Status Store::export_events(const ExportRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto peers = Peers::open();
  if (!peers) return peers.error();
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  const ExportFormat& format = *export_format(request.format);
  EventFilter filter = request.filter;
  // Where a format cannot say that an event is planned, denied or merely possible, it must not be taken for one that happened.
  if (!format.status && filter.status.empty()) filter.status = {"actual", "historical"};
  std::string out;
  std::uint64_t rows = 0;
  EventReader reader;
  if (format.begin != nullptr) format.begin(out);
  Status written = asking->database.each(select_export(filter, format.mentions), [&](std::span<const Cell> cells) -> Status {
    const auto event = reader.read(cells[0].value_or(""));
    if (!event) return event.error();
    ExportRow row{*event, nullptr, nullptr, 0, 0, number(cells[1]), number(cells[2])};
    for (const auto& [actor, recipient] : pairs(*event)) {
      row.actor = actor, row.recipient = recipient, row.number = ++rows;
      format.row(row, *peers, out);
      ++row.pair;
      if (!format.pairs) break;
    }
    if (out.size() < kPiece) return Done{};
    Status passed = sink(out);
    out.clear();
    return passed;
  });
  if (!written) return asking->named(std::move(written));
  if (format.end != nullptr) {
    const Event none;
    const ExportRow last{none};
    format.end(rows == 0 ? nullptr : &last, out);
  }
  return out.empty() ? Status(Done{}) : sink(out);
}

}  // namespace demarche
