#include "server/endpoints.h"

#include "base/json.h"
#include "demarche/format.h"
#include "demarche/knowledge.h"
#include "demarche/version.h"
#include "server/openapi.h"

namespace demarche::server {
namespace {

constexpr std::string_view kRows = "rows:array more:boolean";

constexpr Endpoint kEndpoints[] = {
    {"GET", "/api/health", "Which program this is, and how much the store holds",
     "status:string version:string knowledge:string schema:integer demo:boolean store:object", false, true, make_health},
    {"GET", "/api/events", "Events, page by page", "events:array next:string?", false, true, make_page},
    {"GET", "/api/events", "One event and what stands around it",
     "event:object mentions:array answers:array answered_by:array follows:array same:array explanation:array? document:object", true, true, make_event},
    {"GET", "/api/count", "Counts by parties, codes, places, sources and periods", kRows, false, true, make_count},
    {"GET", "/api/series", "A row for each unit and period, those without events too", kRows, false, true, make_series},
    {"GET", "/api/timeline", "What two did to each other, in order of time", "events:array more:boolean", false, true, make_timeline},
    {"GET", "/api/disputes", "What is contested for years, and how many events are about it", kRows, false, true, make_disputes},
    {"GET", "/api/disputes", "One dispute: parties, what each calls it, its events with answers under what they answer",
     "id:string name:string kind:string from:string to:string? parties:array names:array events:integer documents:integer first_day:string? "
     "last_day:string? names_used:array timeline:array", true, true, make_dispute},
    {"GET", "/api/actors", "Parties by how often they act and are acted on", kRows, false, true, make_actors},
    {"GET", "/api/places", "Places and where they lie", kRows, false, true, make_places},
    {"GET", "/api/sources", "Publications, and what was read of them", kRows, false, true, make_sources},
    {"GET", "/api/coverage", "What was read of each day", kRows, false, true, make_coverage},
    {"GET", "/api/export", "All events that pass the filters, as a file", "", false, false, make_export},
    {"GET", "/api/codebook", "What can be coded", "categories:array contexts:array cameo:array", false, true, make_codebook},
    {"GET", "/api/openapi.json", "This description", "openapi:string info:object paths:object", false, true, make_openapi},
    {"POST", "/api/code", "The events of a text", "events:array sentences:array issues:array", false, false, make_code},
};

class Description : public Question {
 public:
  void declare(Parameters& /*parameters*/) override {}
  Result<std::string> answer(const Context& /*context*/, const std::string& /*path*/, std::string_view /*body*/) override { return openapi(); }
};

class Health : public Question {
 public:
  void declare(Parameters& /*parameters*/) override {}
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    const auto store = Store::open(context.request.store);
    if (!store) return store.error();
    const auto info = store->info();
    if (!info) return info.error();
    std::string out;
    Json json(out);
    json.open('{');
    json.text("status", "ok");
    json.text("version", kVersion);
    json.text("knowledge", kKnowledge);
    json.key("schema"), json.number(kSchema);
    json.key("demo"), json.boolean(context.request.demo);
    json.key("store"), json.open('{');
    const std::pair<const char*, std::uint64_t> numbers[] = {{"documents", info->documents}, {"superseded", info->superseded}, {"events", info->events},
                                                             {"mentions", info->mentions},   {"segments", info->segments},     {"bytes", info->bytes}};
    for (const auto& [name, number] : numbers) json.key(name), json.number(static_cast<double>(number));
    json.key("format"), json.number(info->format);
    json.text("first_day", info->first_day);
    json.text("last_day", info->last_day);
    json.close('}'), json.close('}');
    return out;
  }
};

void append_modes(const CodebookCategory& category, Json& json) {
  json.key("modes"), json.open('[');
  for (const CodebookMode& mode : category.modes) {
    json.open('{');
    json.text("mode", mode.name);
    json.text("about", mode.about);
    json.key("event_scale"), json.decimals(mode.event_scale, 1);
    json.close('}');
  }
  json.close(']');
}

class CodebookQuestion : public Question {
 public:
  void declare(Parameters& /*parameters*/) override {}
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    std::string out;
    Json json(out);
    json.open('{');
    json.key("categories"), json.open('[');
    for (const CodebookCategory& category : context.codebook.categories) {
      json.open('{');
      json.text("event", category.name);
      json.text("about", category.about);
      json.key("quad_code"), json.number(category.quad_code);
      json.key("event_scale"), json.decimals(category.event_scale, 1);
      json.key("recipient"), json.boolean(category.needs_recipient);
      append_modes(category, json);
      json.close('}');
    }
    json.close(']');
    json.key("contexts"), json.open('[');
    for (const CodebookContext& row : context.codebook.contexts) {
      json.open('{');
      json.text("context", row.name);
      json.text("about", row.about);
      json.close('}');
    }
    json.close(']');
    json.key("cameo"), json.open('[');
    for (const CodebookCode& code : context.codebook.cameo) {
      json.open('{');
      json.text("cameo", code.code);
      json.text("name", code.name);
      json.key("goldstein"), json.decimals(code.goldstein, 1);
      json.text("event", code.event);
      json.text("mode", code.mode);
      json.close('}');
    }
    json.close(']'), json.close('}');
    return out;
  }
};

}  // namespace

WorkspacePointer Workspaces::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return engine_.new_workspace();
  WorkspacePointer workspace = std::move(free_.back());
  free_.pop_back();
  return workspace;
}

void Workspaces::give(WorkspacePointer workspace) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(workspace));
}

std::span<const Endpoint> endpoints() noexcept { return kEndpoints; }

std::unique_ptr<Question> make_openapi() { return std::make_unique<Description>(); }
std::unique_ptr<Question> make_health() { return std::make_unique<Health>(); }
std::unique_ptr<Question> make_codebook() { return std::make_unique<CodebookQuestion>(); }

void append_events(std::span<const Event> events, std::string& out) {
  out += '[';
  for (const Event& event : events) {
    append_json(event, out);
    out.back() = ',';  // the end of its line
  }
  if (out.back() == ',') out.pop_back();
  out += ']';
}

AnswerRequest limits() {
  AnswerRequest answer;
  answer.format = "jsonl";
  answer.memory_mb = 512;
  return answer;
}

}  // namespace demarche::server
