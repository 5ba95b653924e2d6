// What can be asked: every address under /api/, with its parameters.
//
//   Flow      server/: requests of include/demarche/query.h in, bodies of JSON out
//   Shape     a table; each row declares its parameters once, for reading and for describing, and answers
//   Lifetime  Context outlives all requests
//   Threads   answer() may be called from any thread; it opens the store anew
//   Errors    those of the request and of the store
//   Source    docs/http.md
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/engine.h"
#include "demarche/serve.h"
#include "demarche/store.h"
#include "demarche/knowledge.h"
#include "server/parameters.h"

namespace demarche::server {

/// Working memory of the engine, lent to one request at a time.
class Workspaces {
 public:
  explicit Workspaces(const Engine& engine) : engine_(engine) {}
  [[nodiscard]] WorkspacePointer take();
  void give(WorkspacePointer workspace);

 private:
  const Engine& engine_;
  std::mutex mutex_;
  std::vector<WorkspacePointer> free_;
};

struct Context {
  const ServeRequest& request;
  const Engine& engine;
  const Codebook& codebook;
  Workspaces& workspaces;
};

/// A file, sent as it is made.
struct Download {
  std::string type;    // of its content
  std::string ending;  // of its name
  std::function<Status(const ByteSink& sink)> write;
};

/// One request being answered. It declares its parameters over fields of its own.
class Question {
 public:
  virtual ~Question() = default;
  virtual void declare(Parameters& parameters) = 0;
  /// Where the parameters ask for a file; asked first.
  [[nodiscard]] virtual Result<std::optional<Download>> download(const Context& /*context*/) { return std::optional<Download>(); }
  /// JSON. `path` is what stands in the address after the endpoint's, `body` what was posted.
  [[nodiscard]] virtual Result<std::string> answer(const Context& context, const std::string& path, std::string_view body) = 0;
};

struct Endpoint {
  std::string_view method, path, about;
  std::string_view fields;  // of the answer: "events:array next:string?", ? where it may be absent
  bool below = false;       // answers path/ID
  bool of_store = false;    // the answer is the same as long as the store is
  std::unique_ptr<Question> (*make)();
};

[[nodiscard]] std::span<const Endpoint> endpoints() noexcept;

// Each file of endpoints makes its own.
[[nodiscard]] std::unique_ptr<Question> make_health();
[[nodiscard]] std::unique_ptr<Question> make_codebook();
[[nodiscard]] std::unique_ptr<Question> make_page();
[[nodiscard]] std::unique_ptr<Question> make_event();
[[nodiscard]] std::unique_ptr<Question> make_count();
[[nodiscard]] std::unique_ptr<Question> make_series();
[[nodiscard]] std::unique_ptr<Question> make_timeline();
[[nodiscard]] std::unique_ptr<Question> make_disputes();
[[nodiscard]] std::unique_ptr<Question> make_dispute();
[[nodiscard]] std::unique_ptr<Question> make_code();
[[nodiscard]] std::unique_ptr<Question> make_actors();
[[nodiscard]] std::unique_ptr<Question> make_places();
[[nodiscard]] std::unique_ptr<Question> make_sources();
[[nodiscard]] std::unique_ptr<Question> make_coverage();
[[nodiscard]] std::unique_ptr<Question> make_export();
[[nodiscard]] std::unique_ptr<Question> make_openapi();

void declare(EventFilter& filter, Parameters& parameters);
/// Records as the items of a JSON array, with its brackets.
void append_events(std::span<const Event> events, std::string& out);
/// How much a question of the server may take.
[[nodiscard]] AnswerRequest limits();

}  // namespace demarche::server
