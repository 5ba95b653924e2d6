#include "server/answers.h"

#include <zlib.h>

#include <cstdint>

#include "base/json.h"

namespace demarche::server {
namespace {

// Below this, a compressed answer saves no packet.
constexpr std::size_t kLeastToCompress = 1400;
// Fast, and within a tenth of the best for JSON.
constexpr int kLevel = 5;

}  // namespace

Refusal refusal_of(const Error& error) {
  // Paths of this machine are for its log, not for whoever asks.
  return {http_status(error.code), std::string(name(error.code)), error.message, error.field};
}

std::string digest_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

std::string gzip_of(std::string_view bytes) {
  z_stream stream{};
  // 15 + 16: the largest window, in gzip's frame.
  if (::deflateInit2(&stream, kLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib's old interface; it does not write there
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = ::deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return done == Z_STREAM_END ? out : std::string();
}

std::shared_ptr<const Answer> make_answer(std::string type, std::string body, std::string_view tag_of) {
  auto answer = std::make_shared<Answer>();
  answer->type = std::move(type);
  answer->body = std::move(body);
  if (answer->body.size() >= kLeastToCompress) answer->gzip = gzip_of(answer->body);
  if (!tag_of.empty()) answer->tag = "W/\"" + digest_of(tag_of) + "\"";
  return answer;
}

bool accepts(const httplib::Request& request, std::string_view coding) {
  const std::string value = request.get_header_value("Accept-Encoding");
  const std::size_t at = value.find(coding);
  if (at == std::string::npos) return false;
  // "gzip;q=0" is a no.
  const std::string_view rest = std::string_view(value).substr(at + coding.size());
  return !rest.starts_with(";q=0") || rest.starts_with(";q=0.");
}

bool has_already(const httplib::Request& request, const std::string& tag) {
  if (tag.empty()) return false;
  const std::string value = request.get_header_value("If-None-Match");
  return value == "*" || value.find(tag) != std::string::npos;
}

void send(const httplib::Request& request, const std::shared_ptr<const Answer>& answer, httplib::Response& response) {
  response.set_header("Vary", "Accept-Encoding, Authorization, Cookie");
  response.set_header("Cache-Control", answer->tag.empty() ? "no-store" : "private, no-cache");
  if (!answer->tag.empty()) response.set_header("ETag", answer->tag);
  if (has_already(request, answer->tag)) {
    response.status = 304;
    return;
  }
  const bool compressed = !answer->gzip.empty() && accepts(request, "gzip");
  if (compressed) response.set_header("Content-Encoding", "gzip");
  // A provider with a length: the library sends the bytes as they are, and the answer lives until they are out.
  const std::string& bytes = compressed ? answer->gzip : answer->body;
  if (bytes.empty()) return response.set_content("", answer->type);
  response.set_content_provider(bytes.size(), answer->type, [answer, &bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(bytes.data() + offset, length);
  });
}

void send(const Refusal& refusal, httplib::Response& response) {
  std::string body;
  Json json(body);
  json.open('{');
  json.key("error"), json.open('{');
  json.key("code"), json.value(refusal.code);
  json.key("message"), json.value(refusal.message);
  json.text("field", refusal.field);
  json.close('}'), json.close('}');
  response.status = refusal.status;
  response.set_header("Cache-Control", "no-store");
  response.set_content(body, "application/json");
}

void send_bytes(std::string_view bytes, const std::string& type, httplib::Response& response) {
  if (bytes.empty()) return response.set_content("", type);
  response.set_content_provider(bytes.size(), type, [bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    return sink.write(bytes.data() + offset, length);
  });
}

}  // namespace demarche::server
