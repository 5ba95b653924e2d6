// run_cases FILE.case…: codes the text of each case with the whole engine and compares.
//
//   Shape     case files in, what is wrong on stdout
//   Errors    exit status 1 where a case fails or a "todo" passes, 2 where a file cannot be read
//   Source    tests/golden/README.md
#include <cstdio>
#include <fstream>
#include <iterator>

#include "demarche/engine.h"
#include "golden/cases.h"

namespace demarche::golden {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

std::vector<Party> parties(const std::vector<EventActor>& actors) {
  std::vector<Party> out;
  for (const EventActor& actor : actors) {
    Party& party = out.emplace_back(Party{actor.code, ""});
    for (const std::string& sector : actor.sectors)
      party.sector += (party.sector.empty() ? "" : " ") + sector;
  }
  return out;
}

Act act_of(const Event& event) {
  Act act{parties(event.actor), parties(event.recipient), event.event, {}, 0};
  const auto add = [&act](std::string key, std::string value) {
    if (!value.empty()) act.attributes.push_back({std::move(key), std::move(value)});
  };
  for (const std::string& mode : event.mode) add("mode", mode);
  for (const std::string& context : event.context) add("context", context);
  add("cameo", event.cameo);
  add("quad", std::to_string(event.quad_code));
  add("status", event.status);
  if (event.reciprocal) add("reciprocal", "yes");
  add("date", event.date);
  add("enddate", event.enddate);
  add("trigger", event.event_text);
  if (event.dead != 0) add("dead", std::to_string(event.dead));
  if (event.injured != 0) add("injured", std::to_string(event.injured));
  if (event.has_place) add("place", event.event_loc.extracted_place);
  if (event.has_place) add("country", event.event_loc.country);
  for (const EventQuantity& quantity : event.quantities)
    add("quantity", number(quantity.value) + " " + quantity.unit);
  add("speaker", event.speaker);
  if (!event.speaker.empty()) add("quoted", event.speaker_quoted ? "yes" : "no");
  for (const EventAttribution& attribution : event.attribution) add("source", attribution.source);
  add("sentence", std::to_string(event.sequence));
  return act;
}

/// Further mentions of an event are nothing new: what answers them answers it.
Found found_in(const std::vector<Event>& events) {
  Found found;
  std::vector<std::string> ids;
  for (const Event& event : events) {
    if (!event.same_as.empty()) continue;
    ids.push_back(event.id);
    found.acts.push_back(act_of(event));
  }
  for (const Event& event : events) {
    const std::string& answer = event.same_as.empty() ? event.id : event.same_as.front();
    for (const std::string& cause : event.because) {
      std::size_t from = 0, to = 0;
      while (from < ids.size() && ids[from] != answer) ++from;
      while (to < ids.size() && ids[to] != cause) ++to;
      if (from < ids.size() && to < ids.size()) found.reasons.push_back({from, to, event.because_text, false});
    }
    for (const std::string& earlier : event.after) {
      const auto from = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), answer) - ids.begin());
      const auto to = static_cast<std::size_t>(std::find(ids.begin(), ids.end(), earlier) - ids.begin());
      if (from < ids.size() && to < ids.size()) found.reasons.push_back({from, to, "", true});
    }
  }
  return found;
}

struct Tally {
  std::size_t cases = 0, failed = 0, todo = 0;
};

class Runner {
 public:
  Runner(const Engine& engine, bool explain) : engine_(engine), workspace_(engine.new_workspace()) {
    request_.explain = explain;
  }
  void run(const Case& wanted, const std::string& file);
  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  void fail(const Case& wanted, const std::string& file, const std::vector<std::string>& lines);

  const Engine& engine_;
  WorkspacePointer workspace_;
  CodeRequest request_;
  Tally tally_;
};

void Runner::fail(const Case& wanted, const std::string& file, const std::vector<std::string>& lines) {
  ++tally_.failed;
  std::printf("%s:%zu: %s\n", file.c_str(), wanted.line, wanted.text.c_str());
  for (const std::string& line : lines) std::printf("  %s\n", line.c_str());
}

void Runner::run(const Case& wanted, const std::string& file) {
  ++tally_.cases;
  Article article;
  article.id = "case";
  article.text = wanted.text;
  article.date = wanted.date;
  const auto coded = engine_.code(article, request_, *workspace_);
  if (!coded) return fail(wanted, file, {"refused: " + coded.error().text()});
  const Found found = found_in(coded->events);
  std::vector<std::string> lines = differences(wanted, found);
  if (!wanted.todo.empty()) {
    ++tally_.todo;
    if (lines.empty()) fail(wanted, file, {"passes now: remove its line 'todo: " + wanted.todo + "'"});
    return;
  }
  if (lines.empty()) return;
  if (wanted.others_allowed) {
    for (const Act& act : found.acts) lines.push_back("found:   " + line_of(act));
  }
  lines.insert(lines.end(), coded->silences.begin(), coded->silences.end());
  fail(wanted, file, lines);
}

int run_files(const std::vector<std::string>& files, bool explain) {
  const auto engine = Engine::open();
  if (!engine) {
    std::printf("%s\n", engine.error().text().c_str());
    return 2;
  }
  Runner runner(*engine, explain);
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto cases = read_cases(text, file);
    if (!in || !cases || cases->empty()) {
      const std::string why = !in      ? file + ": cannot be read"
                              : !cases ? cases.error().text()
                                       : file + ": holds no case";
      std::printf("%s\n", why.c_str());
      return 2;
    }
    for (const Case& wanted : *cases) runner.run(wanted, file);
  }
  const Tally& tally = runner.tally();
  std::printf("%zu cases, %zu failed, %zu still to do\n", tally.cases, tally.failed, tally.todo);
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace demarche::golden

int main(int argc, char** argv) {
  std::vector<std::string> files(argv + 1, argv + argc);
  const bool explain = !files.empty() && files.front() == "--explain";
  if (explain) files.erase(files.begin());
  if (!files.empty()) return demarche::golden::run_files(files, explain);
  std::printf("run_cases [--explain] FILE.case…\n");
  return 2;
}
