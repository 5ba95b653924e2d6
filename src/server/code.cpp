// Coding on request: the events of a text, and how one event of the store came about.
#include <algorithm>

#include "base/json.h"
#include "demarche/articles.h"
#include "demarche/format.h"
#include "demarche/version.h"
#include "server/endpoints.h"

namespace demarche::server {
namespace {

/// A workspace that goes back when it is no longer needed.
class Lent {
 public:
  explicit Lent(Workspaces& workspaces) : workspaces_(workspaces), workspace_(workspaces.take()) {}
  Lent(const Lent&) = delete;
  ~Lent() { workspaces_.give(std::move(workspace_)); }
  Workspace& operator*() { return *workspace_; }

 private:
  Workspaces& workspaces_;
  WorkspacePointer workspace_;
};

/// The body as one line: an end of line is blank space between the values of JSON, and is not allowed inside them.
Result<Article> article_in(std::string_view body) {
  std::string line(body);
  std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  ArticleLines lines(line, "text");
  auto article = lines.next();
  if (!article) return Error{ErrorCode::kBadInput, "the body is empty: it takes a JSON object with \"text\""};
  if (!*article) {
    article->error().line = 0;
    return std::move(*article).error();
  }
  return **std::move(article);
}

class Code : public Question {
 public:
  void declare(Parameters& parameters) override {
    parameters.text("only", request_.only, "statuses to keep, with commas");
    parameters.flag("merge", request_.merge, "leave out further mentions of an event");
    parameters.flag("statements", request_.statements, "with statements and appeals (CAMEO 01, 02)");
  }
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view body) override {
    request_.explain = true;
    const auto article = article_in(body);
    if (!article) return article.error();
    Lent workspace(context.workspaces);
    const auto coded = context.engine.code(*article, request_, *workspace);
    if (!coded) return coded.error();
    return written(*coded);
  }

 private:
  static std::string written(const CodedArticle& coded) {
    std::string out = "{\"events\":";
    append_events(coded.events, out);
    out += ",\"sentences\":";
    Json json(out);
    json.open('[');
    for (const CodedSentence& sentence : coded.sentences) {
      json.open('{');
      json.key("start"), json.number(sentence.start);
      json.key("end"), json.number(sentence.end);
      json.key("text"), json.value(sentence.text);
      json.key("reasons"), json.open('[');
      for (const std::string& reason : sentence.silences) json.value(reason);
      json.close(']'), json.close('}');
    }
    json.close(']');
    json.key("issues"), json.open('[');
    for (const Error& issue : coded.issues) {
      json.open('{');
      json.text("code", name(issue.code));
      json.text("message", issue.text());
      json.close('}');
    }
    json.close(']'), json.close('}');
    return out;
  }

  CodeRequest request_;
};

class OneEvent : public Question {
 public:
  void declare(Parameters& parameters) override {
    parameters.number("same_days", request_.same_days, {0, 30}, "days between reports that may still tell of the same event");
  }
  Result<std::string> answer(const Context& context, const std::string& path, std::string_view /*body*/) override {
    request_.id = path;
    request_.answer = limits();
    const auto store = Store::open(context.request.store);
    if (!store) return store.error();
    const auto detail = store->event(request_);
    if (!detail) return detail.error();
    std::string out = "{\"event\":";
    append_json(detail->event, out);
    out.pop_back();  // the end of its line
    const std::pair<const char*, const std::vector<Event>*> lists[] = {
        {"mentions", &detail->mentions}, {"answers", &detail->answers}, {"answered_by", &detail->answered_by}, {"follows", &detail->follows}, {"same", &detail->same}};
    for (const auto& [name, events] : lists) {
      out += std::string(",\"") + name + "\":";
      append_events(*events, out);
    }
    Json json(out);
    out += ',';
    json.list("explanation", explanation(context, detail->event));
    if (out.back() != ',') out += ',';
    append_document(detail->document, out);
    return out + "}";
  }

 private:
  /// The sentence coded again by itself; nothing where that gives another event.
  static std::vector<std::string> explanation(const Context& context, const Event& event) {
    if (event.coder != "demarche " + std::string(kVersion) || event.knowledge != kKnowledge) return {};
    Lent workspace(context.workspaces);
    CodeRequest request;
    request.statements = request.explain = true;
    const auto coded = context.engine.code({.id = event.doc, .text = event.text, .date = event.publication_date}, request, *workspace);
    if (!coded) return {};
    for (const Event& again : coded->events) {
      const bool here = again.event_start + event.start == event.event_start && again.rule == event.rule;
      if (here && again.event == event.event && again.mode == event.mode) return again.explanation;
    }
    return {};
  }

  static void append_document(const StoredDocument& document, std::string& out) {
    out += "\"document\":";
    Json json(out);
    json.open('{');
    json.text("id", document.id);
    json.key("version"), json.number(document.version);
    json.text("date", document.date);
    json.text("title", document.title);
    json.text("url", document.url);
    json.text("publication", document.publication);
    json.text("publication_country", document.publication_country);
    json.text("language", document.language);
    json.text("dateline", document.dateline);
    json.key("characters"), json.number(static_cast<double>(document.characters));
    json.key("events"), json.number(static_cast<double>(document.events));
    json.text("coder", document.coder);
    json.text("knowledge", document.knowledge);
    json.close('}');
  }

  ExplainRequest request_;
};

}  // namespace

std::unique_ptr<Question> make_code() { return std::make_unique<Code>(); }
std::unique_ptr<Question> make_event() { return std::make_unique<OneEvent>(); }

}  // namespace demarche::server
