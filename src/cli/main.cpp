// demarche: the command line. Flags become a request, a request becomes text.
//
//   Errors    0 all read; 1 some input was refused, each named on stderr; 2 the command was wrong; 3 a resource failed
//   Source    docs/formats/command_line.md
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <csignal>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/follow.h"
#include "cli/serve.h"
#include "cli/store.h"
#include "demarche/version.h"

namespace {

void add_actors(CLI::App& command, demarche::OpenRequest& open) {
  command.add_option("--actors", open.actors_file, "a file of actors that add to the program's or override them (docs/formats/actors.md)");
}

void add_gazetteer(CLI::App& command, demarche::OpenRequest& open) {
  command.add_option("--gazetteer", open.gazetteer_file, "a dump of GeoNames that adds to the program's places (docs/formats/places.md)");
}

int no_command(std::string_view name) {
  fmt::print(stderr, "demarche: no command '{}'; see demarche help\n", name);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, with a message
  demarche::CodeOptions code;
  demarche::ParseOptions parse;
  demarche::ReadOptions read;
  demarche::AnnotateOptions annotate;
  demarche::ClassifyOptions classify;
  CLI::App app("demarche reads news and writes down who did what to whom, when, where, according to whom, and in answer to what.");
  app.set_version_flag("--version", "demarche " + std::string(demarche::kVersion) + " (knowledge " + std::string(demarche::kKnowledge) + ")");
  app.require_subcommand(1);

  CLI::App* code_command = app.add_subcommand("code", "code events");
  demarche::add_input(*code_command, code.input);
  add_actors(*code_command, code.open);
  add_gazetteer(*code_command, code.open);
  code_command->add_option("--publication", code.input.defaults.publication, "who published it");
  code_command->add_option("--publication-country", code.input.defaults.publication_country, "where, ISO 3166-1 alpha-3");
  code_command->add_option("--format", code.format, "jsonl, csv or table; table on a terminal, else jsonl")
      ->check(CLI::IsMember({"jsonl", "csv", "table"}));
  code_command->add_option("--only", code.request.only, "statuses to keep, with commas: actual,future,hypothetical,negated,historical");
  code_command->add_flag("--statements", code.request.statements, "print statements and appeals (CAMEO 01, 02) too");
  code_command->add_flag("--merge", code.request.merge, "leave out further mentions of an event");
  code_command->add_flag("--explain", code.request.explain, "say how each event came about, and why a sentence gave none");
  code_command->add_option("--threads", code.threads, "documents at a time")->check(CLI::Range(1U, 256U))->capture_default_str();

  CLI::App* read_command = app.add_subcommand("read", "print documents as they are understood: text, title, date, publisher, address");
  demarche::add_input(*read_command, read.input);
  read_command->add_option("--format", read.format, "how they are printed")->check(CLI::IsMember({"jsonl"}))->capture_default_str();

  CLI::App* parse_command = app.add_subcommand("parse", "print the syntax of each sentence");
  demarche::add_input(*parse_command, parse.input, {"text", "jsonl", "csv", "html", "warc", "feed", "conllu"});
  parse_command->add_option("--format", parse.format, "conllu, text (a tree to read) or dot (for Graphviz)")
      ->check(CLI::IsMember({"conllu", "text", "dot"}))
      ->capture_default_str();

  CLI::App* annotate_command = app.add_subcommand("annotate", "print one layer: times, places, actors, amounts or quotes");
  demarche::add_input(*annotate_command, annotate.input);
  add_actors(*annotate_command, annotate.open);
  add_gazetteer(*annotate_command, annotate.open);
  annotate_command->add_option("--layer", annotate.request.layer, "time, place, actor, quantity or quote")->required();

  CLI::App* classify_command = app.add_subcommand("classify", "say what one given party did to the other");
  add_actors(*classify_command, classify.open);
  classify_command->add_option("files", classify.files, "files of questions; - is standard input")->default_str("-");
  classify_command->add_option("--input", classify.format, "what the files hold")->check(CLI::IsMember({"jsonl"}))->capture_default_str();

  demarche::StoreCommands store;
  store.add_to(app);
  demarche::FollowCommand follow;
  follow.add_to(app);
  demarche::ServeCommand serve;
  serve.add_to(app);

  CLI::App* knowledge_command = app.add_subcommand("knowledge", "count and check what the program knows");
  knowledge_command->require_subcommand(1);
  CLI::App* check_command = knowledge_command->add_subcommand("check", "name frames that cannot fire, and codes that nothing leads to");
  knowledge_command->add_subcommand("info", "count frames, words, examples and names");

  std::string topic;
  CLI::App* help = app.add_subcommand("help", "explain a command");
  help->add_option("command", topic, "the command");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool named = argc > 1 && argv[1][0] != '-';
    if (error.get_name() == "RequiredError" && named && app.get_subcommands().empty()) return no_command(argv[1]);
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (*help) {
    const auto named = app.get_subcommands([&topic](const CLI::App* command) { return command->get_name() == topic; });
    if (!topic.empty() && named.empty()) return no_command(topic);
    const CLI::App* about = topic.empty() ? &app : named.front();
    fmt::print("{}", app.get_formatter()->make_help(about, topic.empty() ? "demarche" : "demarche " + topic, CLI::AppFormatMode::Normal));
    return 0;
  }
  if (const auto status = store.run()) return *status;
  if (const auto status = follow.run()) return *status;
  if (const auto status = serve.run()) return *status;
  if (*knowledge_command) return *check_command ? demarche::run_knowledge_check() : demarche::run_knowledge_info();
  if (*read_command) return demarche::run_read(read);
  if (*classify_command) return demarche::run_classify(classify);
  if (*annotate_command) return demarche::run_annotate(annotate);
  return *code_command ? demarche::run_code(code) : demarche::run_parse(parse);
}
