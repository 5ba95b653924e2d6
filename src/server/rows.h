// Answers of the store in lines of JSON, as one array; and the same answers as files.
//
//   Flow      server/: shared by the endpoints that list rows
//   Shape     {"rows": […], "more": …}
//   Units     rows
//   Lifetime  nothing is kept
//   Errors    those of the store
#pragma once

#include "server/endpoints.h"

namespace demarche::server {

// A page of a browser shows fewer; a program that wants more takes a download.
inline constexpr std::uint32_t kMostRows = 100000;

/// Lines of JSON as an array, of which one more than `limit` says that there are more.
class Rows {
 public:
  explicit Rows(std::uint32_t limit) : limit_(limit) {}

  Status add(std::string_view bytes) {
    rest_ += bytes;
    std::size_t begin = 0;
    for (std::size_t end; (end = rest_.find('\n', begin)) != std::string::npos; begin = end + 1) {
      if (count_++ >= limit_) continue;
      if (!list_.empty()) list_ += ',';
      list_.append(rest_, begin, end - begin);
    }
    rest_.erase(0, begin);
    return Done{};
  }
  [[nodiscard]] std::string json() const { return "{\"rows\":[" + list_ + "],\"more\":" + (count_ > limit_ ? "true}" : "false}"); }

 private:
  std::uint32_t limit_, count_ = 0;
  std::string rest_, list_;
};

/// `request.limit` rows of what `question` answers.
template <class Request>
Result<std::string> rows(const Context& context, Request request, Status (Store::*question)(const Request&, const ByteSink&) const) {
  request.answer = limits();
  const auto store = Store::open(context.request.store);
  if (!store) return store.error();
  Rows rows(request.limit);
  ++request.limit;
  if (const Status answered = ((*store).*question)(request, [&](std::string_view bytes) { return rows.add(bytes); }); !answered) return answered.error();
  return rows.json();
}

/// The media type of a file in one of the formats of AnswerRequest or ExportRequest.
[[nodiscard]] inline std::string media_type(std::string_view format) {
  if (format == "csv") return "text/csv; charset=utf-8";
  if (format == "parquet") return "application/vnd.apache.parquet";
  return format == "jsonl" || format == "plover" ? "application/jsonl" : "text/tab-separated-values; charset=utf-8";
}

/// What `question` answers as a file; checked before the first byte is sent.
template <class Request>
Result<std::optional<Download>> file_of(const Context& context, Request request, const std::string& format,
                                        Status (Store::*question)(const Request&, const ByteSink&) const) {
  request.answer = limits();
  if constexpr (requires { request.format; }) request.format = format;
  else request.answer.format = format;
  if (auto problem = request.problem()) return *std::move(problem);
  const std::string path = context.request.store;
  return std::optional(Download{media_type(format), format, [path, request, question](const ByteSink& sink) -> Status {
                                  const auto store = Store::open(path);
                                  return store ? ((*store).*question)(request, sink) : Status(store.error());
                                }});
}

/// What `kAsk` answers, as rows or as a file. Its own declare() ends with declare_file().
template <class Request, Status (Store::*kAsk)(const Request&, const ByteSink&) const>
class Listing : public Question {
 public:
  Result<std::optional<Download>> download(const Context& context) override {
    if (format_ == "json") return std::optional<Download>();
    return file_of(context, request_, format_, kAsk);
  }
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    return rows(context, request_, kAsk);
  }

 protected:
  void declare_file(Parameters& parameters) {
    parameters.number("limit", request_.limit, {1, kMostRows}, "so many rows");
    parameters.choice("format", format_, {"json", "csv", "jsonl", "parquet"}, "of the answer; but for json, a file");
  }

  Request request_;

 private:
  std::string format_ = "json";
};

}  // namespace demarche::server
