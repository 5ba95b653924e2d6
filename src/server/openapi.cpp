#include "server/openapi.h"

#include <map>

#include "base/json.h"
#include "base/text.h"
#include "demarche/version.h"
#include "server/endpoints.h"

namespace demarche::server {
namespace {

class Writer {
 public:
  std::string write() {
    json_.open('{');
    json_.text("openapi", "3.1.0");
    json_.key("info"), json_.open('{');
    json_.text("title", "demarche");
    json_.text("version", kVersion);
    json_.close('}');
    std::map<std::string, std::vector<const Endpoint*>> paths;
    for (const Endpoint& endpoint : endpoints()) paths[std::string(endpoint.path) + (endpoint.below ? "/{id}" : "")].push_back(&endpoint);
    json_.key("paths"), json_.open('{');
    for (const auto& [path, there] : paths) {
      json_.key(path), json_.open('{');
      for (const Endpoint* endpoint : there) operation(*endpoint);
      json_.close('}');
    }
    json_.close('}'), json_.close('}');
    return std::move(out_);
  }

 private:
  void operation(const Endpoint& endpoint) {
    json_.key(endpoint.method == "GET" ? "get" : "post"), json_.open('{');
    json_.text("summary", endpoint.about);
    json_.key("parameters"), json_.open('[');
    if (endpoint.below) {
      json_.open('{'), json_.text("name", "id"), json_.text("in", "path"), json_.key("required"), json_.boolean(true);
      json_.key("schema"), json_.open('{'), json_.text("type", "string"), json_.close('}'), json_.close('}');
    }
    const auto question = endpoint.make();
    Parameters parameters;
    question->declare(parameters);
    for (const Described& described : parameters.described()) parameter(described);
    json_.close(']');
    if (endpoint.method == "POST") body();
    json_.key("responses"), json_.open('{');
    json_.key("200"), json_.open('{'), json_.text("description", "the answer");
    if (!endpoint.fields.empty()) content(endpoint.fields);
    json_.close('}');
    json_.key("default"), json_.open('{'), json_.text("description", "why there is none"), content("error:object"), json_.close('}');
    json_.close('}'), json_.close('}');
  }

  void parameter(const Described& described) {
    json_.open('{');
    json_.text("name", described.name);
    json_.text("in", "query");
    json_.text("description", described.about);
    json_.key("schema"), json_.open('{');
    if (described.list) {
      json_.text("type", "array");
      json_.key("items"), json_.open('{');
    }
    json_.text("type", described.type);
    if (described.most != 0) json_.key("minimum"), json_.number(described.least), json_.key("maximum"), json_.number(described.most);
    if (!described.choices.empty()) json_.list("enum", {described.choices.begin(), described.choices.end()});
    if (described.list) json_.close('}');
    if (!described.otherwise.empty()) {
      json_.key("default");
      if (described.type == "string") json_.value(described.otherwise);
      else if (described.type == "boolean") json_.boolean(described.otherwise == "true");
      else json_.number(std::stod(described.otherwise));
    }
    json_.close('}'), json_.close('}');
  }

  void body() {
    json_.key("requestBody"), json_.open('{');
    json_.key("required"), json_.boolean(true);
    json_.key("content"), json_.open('{'), json_.key("application/json"), json_.open('{'), json_.key("schema"), json_.open('{');
    json_.text("type", "object");
    json_.list("required", {"text"});
    json_.key("properties"), json_.open('{');
    for (const char* name : {"text", "id", "date", "title", "url", "publication", "publication_country", "language", "dateline"}) {
      json_.key(name), json_.open('{'), json_.text("type", "string"), json_.close('}');
    }
    for (int i = 0; i < 5; ++i) json_.close('}');
  }

  /// `fields` as in Endpoint.
  void content(std::string_view fields) {
    json_.key("content"), json_.open('{'), json_.key("application/json"), json_.open('{'), json_.key("schema"), json_.open('{');
    json_.text("type", "object");
    std::vector<std::string> required;
    json_.key("properties"), json_.open('{');
    for (std::string_view field : words(fields)) {
      const bool optional = field.ends_with("?");
      if (optional) field.remove_suffix(1);
      const std::size_t colon = field.find(':');
      if (!optional) required.emplace_back(field.substr(0, colon));
      json_.key(field.substr(0, colon)), json_.open('{'), json_.text("type", field.substr(colon + 1)), json_.close('}');
    }
    json_.close('}');
    json_.list("required", required);
    for (int i = 0; i < 3; ++i) json_.close('}');
  }

  std::string out_;
  Json json_{out_};
};

}  // namespace

std::string openapi() { return Writer().write(); }

}  // namespace demarche::server
