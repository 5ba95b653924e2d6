// Store::disputes and Store::dispute.
#include "analyse/questions.h"
#include "engine/asking.h"
#include "engine/dossier.h"
#include "engine/rows.h"
#include "knowledge/embedded.h"

namespace demarche {
namespace {

/// Of the whole store: one row of the listing.
Status read_counts(const Database& database, const DisputeRequest& request, Dossier& dossier) {
  DisputesRequest listing;
  listing.filter = request.filter;
  const DisputeName only[] = {{request.id, request.id, ""}};
  const std::string select = "SELECT events, documents, first_day, last_day FROM (" + select_disputes(listing, only) + ") WHERE dispute = " + literal(request.id);
  return database.each(select, [&](std::span<const Cell> row) -> Status {
    dossier.events = std::stoull(std::string(row[0].value_or("0")));
    dossier.documents = std::stoull(std::string(row[1].value_or("0")));
    dossier.first_day = row[2].value_or("");
    dossier.last_day = row[3].value_or("");
    return Done{};
  });
}

}  // namespace

Status Store::disputes(const DisputesRequest& request, const ByteSink& sink) const {
  if (auto problem = request.problem()) return *std::move(problem);
  const auto image = Image::open(embedded_knowledge());
  if (!image) return image.error();
  const Disputes disputes(*image);
  std::vector<DisputeName> names;
  for (const DisputeRow& row : disputes.all()) names.push_back({disputes.text(row.id), disputes.text(row.name), disputes.text(row.kind)});
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  return asking->named(write_rows(asking->database, select_disputes(request, names), request.answer, sink));
}

Status Store::dispute(const DisputeRequest& asked, const ByteSink& sink) const {
  if (auto problem = asked.problem()) return *std::move(problem);
  const auto image = Image::open(embedded_knowledge());
  if (!image) return image.error();
  const Disputes disputes(*image);
  const auto id = disputes.named(asked.id);
  if (!id) return Error{ErrorCode::kNotFound, "no dispute '" + asked.id + "': 'demarche disputes STORE' lists those of a store"}.in_field("id");
  DisputeRequest request = asked;
  request.filter.dispute = {request.id};
  const auto asking = Asking::open(parts_->path, request.answer, parts_->skipped, request.filter);
  if (!asking) return asking.error();
  Dossier dossier{disputes, disputes.dispute(*id), 0, 0, {}, {}, {}};
  if (Status read = read_counts(asking->database, request, dossier); !read) return asking->named(std::move(read));
  const auto events = all_events(asking->database, select_query(QueryRequest{.filter = request.filter, .last = request.last}, true));
  if (!events) return asking->named(events.error());
  dossier.shown = *events;
  std::string out;
  if (request.answer.format == "csv") append_dossier_csv(dossier, out);
  else if (request.answer.format == "jsonl") append_dossier_json(dossier, out);
  else append_dossier_table(dossier, request.answer.width, out);
  return sink(out);
}

}  // namespace demarche
