// The questions to a store: flags become a request of include/demarche/query.h.
#include <CLI/CLI.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/store.h"

namespace demarche {
namespace {

int failed(const Error& error) {
  complain(error);
  return exit_status(error.code);
}

void add_limits(CLI::App& command, AnswerRequest& answer) {
  command.add_flag("--skip-damaged", answer.skip_damaged, "leave out segments that cannot be read, and name them");
  command.add_option("--memory", answer.memory_mb, "megabytes that a question may take before it uses the temporary folder")->default_str("1024");
  command.add_option("--threads", answer.threads, "of the database; the answer stays the same")->default_str("1");
}

void add_answer(CLI::App& command, AnswerRequest& answer) {
  answer.format.clear();
  command.add_option("--format", answer.format, "table, jsonl, csv or parquet; table on a terminal, else jsonl");
  add_limits(command, answer);
}

void add_filter(CLI::App& command, EventFilter& filter) {
  const auto list = [&](const char* flag, auto& values, const char* about) { command.add_option(flag, values, about)->delimiter(',')->expected(1, 1000); };
  list("--actor", filter.actor, "codes or names, with commas: one of them is an actor");
  list("--recipient", filter.recipient, "the same of recipients");
  list("--party", filter.party, "the same of either side");
  list("--sector", filter.sector, "a party is of one of these sectors: GOV, MIL, …");
  list("--event", filter.event, "PLOVER categories: SANCTION, AID, …");
  list("--mode", filter.mode, "modes of the category");
  list("--context", filter.context, "contexts: military, economic, …");
  list("--cameo", filter.cameo, "CAMEO codes, or beginnings of them");
  list("--quad", filter.quad, "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict");
  list("--status", filter.status, "actual, future, hypothetical, negated, historical");
  command.add_option("--from", filter.from, "first day: YYYY, YYYY-MM or YYYY-MM-DD");
  command.add_option("--to", filter.to, "last day");
  list("--country", filter.country, "where it happened, ISO 3166-1 alpha-3");
  list("--place", filter.place, "where it happened, by name");
  list("--source", filter.source, "publications");
  list("--doc", filter.doc, "ids of documents");
  list("--dispute", filter.dispute, "ids of disputes, as 'demarche disputes' lists them");
  command.add_option("--text", filter.text, "words that stand in the sentence");
  command.add_option("--confidence", filter.confidence, "at least, 0 to 1");
  command.add_option("--min-sources", filter.min_sources, "at least so many sources tell of it");
  command.add_option("--same-days", filter.same_days, "days between reports that may still tell of the same event")->default_str("1");
  command.add_flag("--statements", filter.statements, "with statements and appeals (CAMEO 01, 02), where the store has them");
}

/// The format where none was asked for, and what the terminal can show.
void settle(AnswerRequest& answer) {
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  if (answer.format.empty()) answer.format = terminal ? "table" : "jsonl";
  answer.colour = terminal;
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) answer.width = size.ws_col;
}

/// Asks the store at `path`, by one of its questions, and writes the answer to standard output; the exit status.
template <class Request>
int ask(const std::string& path, Request& request, Status (Store::*question)(const Request&, const ByteSink&) const) {
  settle(request.answer);
  if (auto problem = request.problem()) return failed(*problem);
  if (request.answer.format == "parquet" && ::isatty(STDOUT_FILENO) != 0) {
    return failed({ErrorCode::kBadRequest, "a Parquet file is nothing for a terminal: write it to a file with >FILE"});
  }
  const auto store = Store::open(path);
  if (!store) return failed(store.error());
  Output output;
  const Status answered = ((*store).*question)(request, [&](std::string_view bytes) { return output.write(bytes); });
  for (const StoreDamage& damage : store->skipped()) complain({ErrorCode::kResource, "left out: " + damage.problem, path + "/" + damage.segment});
  if (!answered && answered.error().code == ErrorCode::kNotFound) {
    complain(answered.error());
    return exit_status(ErrorCode::kBadRequest);
  }
  if (!answered) return failed(answered.error());
  return store->skipped().empty() ? 0 : 1;
}

}  // namespace

void StoreCommands::add_questions(CLI::App& app) {
  const auto command = [&](const char* name, const char* about, AnswerRequest& answer) {
    CLI::App* added = app.add_subcommand(name, about);
    added->add_option("store", path_, "the folder of the store")->required();
    add_answer(*added, answer);
    return added;
  };
  query_command_ = command("query", "list events of a store", query_.answer);
  add_filter(*query_command_, query_.filter);
  query_command_->add_option("--limit", query_.limit, "the first so many");
  query_command_->add_option("--last", query_.last, "the last so many");
  query_command_->add_flag("--mentions", query_.mentions, "with further mentions, as records of their own");

  count_command_ = command("count", "count events of a store", count_.answer);
  add_filter(*count_command_, count_.filter);
  count_command_->add_option("--by", count_.by, "actor, recipient, event, month, …, with commas (docs/formats/query.md)")->delimiter(',');
  count_command_->add_flag("--undirected", count_.undirected, "actor and recipient as a pair without direction");
  count_command_->add_flag("--scales", count_.scales, "with sums and means of event scale and Goldstein scale");
  count_command_->add_flag("--one-a-day", count_.one_a_day, "one event a day of each category between the same parties");

  timeline_command_ = command("timeline", "show what two did to each other, answers under what they answer", timeline_.answer);
  timeline_command_->add_option("first", timeline_.first, "the code of one")->required();
  timeline_command_->add_option("second", timeline_.second, "the code of the other")->required();
  add_filter(*timeline_command_, timeline_.filter);

  disputes_command_ = command("disputes", "list what is contested for years, and how many events are about it", disputes_.answer);
  add_filter(*disputes_command_, disputes_.filter);
  disputes_command_->add_option("--limit", disputes_.limit, "the first so many");

  dispute_command_ = command("dispute", "show one dispute: parties, what each calls it, its events with answers under what they answer", dispute_.answer);
  dispute_command_->add_option("id", dispute_.id, "the id of the dispute")->required();
  add_filter(*dispute_command_, dispute_.filter);
  dispute_command_->add_option("--last", dispute_.last, "the last so many events");

  series_command_ = command("series", "make a panel: a row for each unit and period, those without events too", series_.answer);
  add_filter(*series_command_, series_.filter);
  series_command_->add_option("--unit", series_.unit, "country or dyad")->capture_default_str();
  series_command_->add_option("--period", series_.period, "day, week, month, quarter or year")->capture_default_str();
  series_command_->add_flag("--undirected", series_.undirected, "dyads without direction");
  series_command_->add_flag("--one-a-day", series_.one_a_day, "one event a day of each category between the same parties");

  export_command_ = app.add_subcommand("export", "write events as files of other data sets have them");
  export_command_->add_option("store", path_, "the folder of the store")->required();
  export_command_->add_option("--format", export_.format, "gdelt, gdelt-mentions, icews, polecat, phoenix, plover or csv")->required();
  add_limits(*export_command_, export_.answer);
  add_filter(*export_command_, export_.filter);

  explain_command_ = app.add_subcommand("explain", "say where an event comes from, what it answers, and who else tells of it");
  explain_command_->add_option("store", path_, "the folder of the store")->required();
  explain_command_->add_option("id", explain_.id, "the id of the event")->required();
  explain_command_->add_option("--same-days", explain_.same_days, "days between reports that may still tell of the same event")->default_str("1");
  add_limits(*explain_command_, explain_.answer);

  sql_command_ = command("sql", "ask a store by a SELECT over events, mentions and documents", sql_.answer);
  sql_command_->add_option("select", sql_.sql, "the SELECT (docs/formats/store.md has the columns)")->required();
}

std::optional<int> StoreCommands::run_question() {
  if (*query_command_) return ask(path_, query_, &Store::query);
  if (*count_command_) return ask(path_, count_, &Store::count);
  if (*timeline_command_) return ask(path_, timeline_, &Store::timeline);
  if (*disputes_command_) return ask(path_, disputes_, &Store::disputes);
  if (*dispute_command_) return ask(path_, dispute_, &Store::dispute);
  if (*series_command_) return ask(path_, series_, &Store::series);
  if (*explain_command_) return ask(path_, explain_, &Store::explain);
  if (*export_command_) return ask(path_, export_, &Store::export_events);
  if (*sql_command_) return ask(path_, sql_, &Store::sql);
  return std::nullopt;
}

}  // namespace demarche
