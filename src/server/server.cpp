#include "server/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <netinet/tcp.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "demarche/knowledge.h"
#include "server/cache.h"
#include "server/demo.h"
#include "server/endpoints.h"
#include "server/gate.h"
#include "server/metrics.h"
#include "server/site.h"
#include "server/tasks.h"

namespace demarche::server {
namespace {

constexpr std::size_t kMostConnections = 512;
constexpr int kBacklog = 512;  // the library's own is 5: a browser alone opens six connections at once
constexpr std::size_t kMostBodyBytes = std::size_t{1} << 20;
constexpr int kMostDownloads = 4;
constexpr std::size_t kCacheBytes = std::size_t{64} << 20;
constexpr time_t kReadSeconds = 5, kWriteSeconds = 10, kIdleSeconds = 5;
constexpr std::size_t kRequestsOfConnection = 10000;

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

class Listener : public httplib::Server {
 public:
  void widen() { ::listen(svr_sock_, kBacklog); }
};

void set_headers(httplib::Server& http) {
  http.set_default_headers({{"Content-Security-Policy", kPolicy},
                            {"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cross-Origin-Opener-Policy", "same-origin"},
                            {"Cross-Origin-Resource-Policy", "same-origin"}});
}

/// Name and ID of what is asked; null where there is no such address.
const Endpoint* endpoint_at(const std::string& method, const std::string& path, std::string& id, bool& other_method) {
  other_method = false;
  for (const Endpoint& endpoint : endpoints()) {
    const bool here = endpoint.below ? path.starts_with(std::string(endpoint.path) + "/") : path == endpoint.path;
    if (!here) continue;
    id = endpoint.below ? path.substr(endpoint.path.size() + 1) : "";
    if (endpoint.method == method || (endpoint.method == "GET" && method == "HEAD")) return &endpoint;
    other_method = true;
  }
  return nullptr;
}

}  // namespace

struct Server::Parts {
  Parts(const ServeRequest& asked, Engine opened, Codebook book)
      : request(asked), engine(std::move(opened)), codebook(std::move(book)), workspaces(engine), cache(kCacheBytes, std::max(2U, std::thread::hardware_concurrency())) {}

  ServeRequest request;
  Engine engine;
  Codebook codebook;
  Workspaces workspaces;
  AnswerCache cache;
  Metrics metrics;
  std::atomic<int> downloads{0};
  Listener http;
  int port = 0;
  std::thread listening;

  void route();
  Status listen();
  void ask(const httplib::Request& asked, std::string_view body, httplib::Response& response);
  void post(const httplib::Request& asked, httplib::Response& response, const httplib::ContentReader& reader);
  [[nodiscard]] AnswerResult answer(const Endpoint& endpoint, Question& question, const httplib::Request& asked, const std::string& id, std::string_view body);
  [[nodiscard]] Status respond(const Endpoint& endpoint, const httplib::Request& asked, const std::string& id, std::string_view body, httplib::Response& response);
  [[nodiscard]] Status stream(const httplib::Request& asked, Download download, httplib::Response& response);
};

void Server::Parts::route() {
  set_headers(http);
  http.new_task_queue = [] { return new ElasticTasks(kMostConnections); };
  http.set_tcp_nodelay(true);
  // Not the library's SO_REUSEPORT: with it, a second server would share the port and take half of the questions.
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_read_timeout(kReadSeconds);
  http.set_write_timeout(kWriteSeconds);
  http.set_keep_alive_timeout(kIdleSeconds);
  http.set_keep_alive_max_count(kRequestsOfConnection);
  http.set_payload_max_length(kMostBodyBytes);
  http.set_pre_routing_handler([this](const httplib::Request& asked, httplib::Response& response) {
    // The request is the library's own and not const there. A part of a compressed answer is of no use to anybody.
    const_cast<httplib::Request&>(asked).ranges.clear();
    const auto refusal = refused(request, asked);
    if (!refusal) return httplib::Server::HandlerResponse::Unhandled;
    send(*refusal, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.Get("/metrics", [this](const httplib::Request& /*asked*/, httplib::Response& response) {
    response.set_content(metrics.text(), "application/openmetrics-text; version=1.0.0; charset=utf-8");
  });
  http.Get("/api/.*", [this](const httplib::Request& asked, httplib::Response& response) { ask(asked, "", response); });
  http.Get(".*", [this](const httplib::Request& asked, httplib::Response& response) {
    if (take_token(request, asked, response)) return;
    if (!send_site(asked, response)) send(Refusal{404, "not_found", "there is no such file", ""}, response);
  });
  http.Post(".*", [this](const httplib::Request& asked, httplib::Response& response, const httplib::ContentReader& reader) { post(asked, response, reader); });
  const auto no_method = [](const httplib::Request& asked, httplib::Response& response) {
    send(Refusal{405, "bad_method", asked.method + " is not answered: use GET or POST", ""}, response);
  };
  http.Put(".*", no_method).Patch(".*", no_method).Delete(".*", no_method).Options(".*", no_method);
  // What the library refuses by itself has no body yet.
  http.set_error_handler([](const httplib::Request& /*asked*/, httplib::Response& response) {
    if (!response.body.empty()) return;
    if (response.status == 413) return send(Refusal{413, "too_large", "the body has more than 1 MiB", ""}, response);
    if (response.status == 414) return send(Refusal{414, "bad_request", "the address is too long", ""}, response);
    send(Refusal{response.status, "bad_request", "this is no request that can be answered", ""}, response);
  });
  http.set_exception_handler([](const httplib::Request& /*asked*/, httplib::Response& response, const std::exception_ptr& /*thrown*/) {
    send(Refusal{500, "resource", "the answer could not be made", ""}, response);
  });
}

Status Server::Parts::listen() {
  port = request.port == 0 ? http.bind_to_any_port(request.host) : http.bind_to_port(request.host, static_cast<int>(request.port)) ? static_cast<int>(request.port) : -1;
  if (port <= 0) {
    const std::string why = errno == EADDRINUSE ? "another program listens there: choose another --port, or 0 for a free one" : std::string(std::strerror(errno));
    return Error{ErrorCode::kResource, fmt::format("cannot listen on {}, port {}: {}", request.host, request.port, why)};
  }
  http.widen();
  listening = std::thread([this] { http.listen_after_bind(); });
  while (!http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return Done{};
}

AnswerResult Server::Parts::answer(const Endpoint& endpoint, Question& question, const httplib::Request& asked, const std::string& id, std::string_view body) {
  const Context context{request, engine, codebook, workspaces};
  const auto make = [&](const std::string& tag) -> AnswerResult {
    auto made = question.answer(context, id, body);
    if (!made) return std::move(made).error();
    return make_answer("application/json", *std::move(made), tag);
  };
  if (!endpoint.of_store) return make("");
  const auto store = Store::open(request.store);
  if (!store) return store.error();
  const auto state = store->state();
  if (!state) return state.error();
  const std::string key = *state + " " + asked.target;
  return cache.get(key, [&] { return make(key); });
}

Status Server::Parts::stream(const httplib::Request& asked, Download download, httplib::Response& response) {
  // Whoever takes a file slowly holds a place for a long time: these are other places than those of questions.
  if (downloads.fetch_add(1) >= kMostDownloads) {
    --downloads;
    return Error{ErrorCode::kResource, "too many downloads at once: ask again in a moment"};
  }
  response.set_header("Cache-Control", "no-store");
  response.set_header("Content-Disposition", "attachment; filename=\"demarche." + download.ending + "\"");
  // The library would compress at its slowest. The request is its own and not const there.
  const_cast<httplib::Request&>(asked).headers.erase("Accept-Encoding");
  const std::string type = download.type;
  response.set_chunked_content_provider(
      type,
      [download = std::move(download)](std::size_t /*offset*/, httplib::DataSink& sink) {
        const Status written = download.write([&](std::string_view bytes) -> Status {
          if (sink.write(bytes.data(), bytes.size())) return Done{};
          return Error{ErrorCode::kResource, "whoever asked is gone"};
        });
        if (written) sink.done();
        else fmt::print(stderr, "demarche: a download ended early: {}\n", written.error().text());
        return written.ok();  // else the connection is cut, so that half a file is not taken for a whole one
      },
      [this](bool /*complete*/) { --downloads; });
  return Done{};
}

Status Server::Parts::respond(const Endpoint& endpoint, const httplib::Request& asked, const std::string& id, std::string_view body, httplib::Response& response) {
  const auto question = endpoint.make();
  Parameters parameters;
  question->declare(parameters);
  if (Status read = parameters.read(asked.params); !read) return read;
  auto file = question->download({request, engine, codebook, workspaces});
  if (!file) return std::move(file).error();
  if (*file) return stream(asked, **std::move(file), response);
  const AnswerResult answered = answer(endpoint, *question, asked, id, body);
  if (!answered) return answered.error();
  send(asked, *answered, response);
  return Done{};
}

void Server::Parts::ask(const httplib::Request& asked, std::string_view body, httplib::Response& response) {
  std::string id;
  bool other_method = false;
  const Endpoint* endpoint = endpoint_at(asked.method, asked.path, id, other_method);
  if (endpoint == nullptr) {
    if (other_method) return send(Refusal{405, "bad_method", asked.path + " is not asked by " + asked.method, ""}, response);
    return send(Refusal{404, "not_found", "there is nothing at " + asked.path, ""}, response);
  }
  const auto before = std::chrono::steady_clock::now();
  const Status answered = respond(*endpoint, asked, id, body, response);
  if (!answered) {
    const Refusal refusal = refusal_of(answered.error());
    if (refusal.status == 503) response.set_header("Retry-After", "2");
    if (refusal.status >= 500) fmt::print(stderr, "demarche: {}: {}\n", asked.path, answered.error().text());
    send(refusal, response);
  }
  const std::string name = std::string(endpoint->path) + (endpoint->below ? "/ID" : "");
  metrics.count(name, response.status < 0 ? 200 : response.status, std::chrono::steady_clock::now() - before);
}

void Server::Parts::post(const httplib::Request& asked, httplib::Response& response, const httplib::ContentReader& reader) {
  std::string body;
  bool too_large = false;
  const bool read = reader([&](const char* data, std::size_t size) {
    // A compressed body, and one in chunks, says nothing of its size beforehand.
    too_large = body.size() + size > kMostBodyBytes;
    if (!too_large) body.append(data, size);
    return !too_large;
  });
  if (too_large || response.status == 413) return send(Refusal{413, "too_large", "the body has more than 1 MiB", ""}, response);
  if (!read) return send(Refusal{400, "bad_request", "the body could not be read", ""}, response);
  const std::string type = asked.get_header_value("Content-Type");
  // No page of another site can send this type without asking first, which is refused.
  if (type != "application/json" && !type.starts_with("application/json;")) return send(Refusal{415, "bad_type", "the body has to be application/json", ""}, response);
  ask(asked, body, response);
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() {
  if (parts_) stop();
}

Result<Server> Server::start(const ServeRequest& request) {
  if (auto problem = request.problem()) return *std::move(problem);
  if (!request.demo) {
    if (const auto store = Store::open(request.store); !store) return store.error();
  }
  auto engine = Engine::open();
  if (!engine) return std::move(engine).error();
  ServeRequest settled = request;
  if (request.demo) {
    if (request.store.empty()) {
      auto folder = demo_folder();
      if (!folder) return std::move(folder).error();
      settled.store = *std::move(folder);
    }
    if (Status made = make_demo(*engine, settled.store); !made) return std::move(made).error();
  }
  auto book = demarche::codebook();
  if (!book) return std::move(book).error();
  auto parts = std::make_unique<Parts>(settled, *std::move(engine), *std::move(book));
  parts->route();
  if (Status listens = parts->listen(); !listens) return std::move(listens).error();
  return Server(std::move(parts));
}

int Server::port() const noexcept { return parts_->port; }

std::string Server::address() const {
  const std::string& host = parts_->request.host;
  const bool plain = host.find(':') == std::string::npos;  // else IPv6, which stands in brackets
  return "http://" + (plain ? host : "[" + host + "]") + ":" + std::to_string(parts_->port);
}

void Server::stop() {
  if (!parts_->listening.joinable()) return;
  parts_->http.stop();
  parts_->listening.join();
}

}  // namespace demarche::server

namespace demarche {

std::optional<Error> ServeRequest::problem() const {
  if (store.empty() && !demo) return Error{ErrorCode::kBadRequest, "serves a store: name its folder, or look at --demo"}.in_field("store");
  if (port > 65535) return Error{ErrorCode::kBadRequest, "port: 0 to 65535"}.in_field("port");
  if (host.empty()) return Error{ErrorCode::kBadRequest, "host: an address of this machine"}.in_field("host");
  const bool printable = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~' && c != ';' && c != ',' && c != '"' && c != '\\'; });
  if (!printable) return Error{ErrorCode::kBadRequest, "token: letters, digits and signs without blanks, commas, semicolons, quotes"}.in_field("token");
  if (token.empty() && !server::is_loopback(host)) {
    return Error{ErrorCode::kBadRequest, "others can reach " + host + ": give a --token, which each of them has to bring"}.in_field("token");
  }
  return std::nullopt;
}

Status serve(const ServeRequest& request, const std::function<void(const std::string& address)>& ready) {
  // Blocked before any thread starts, so that all of them leave the signals to this one.
  sigset_t ends, before;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, &before);
  auto running = server::Server::start(request);
  if (running) {
    ready(running->address());
    int signal = 0;
    sigwait(&ends, &signal);
    // A second signal ends the program at once.
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    running->stop();
    return Done{};
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return std::move(running).error();
}

}  // namespace demarche
