#include "fetch/exchange.h"

#include <httplib.h>

#include <algorithm>

#include "fetch/watch.h"

namespace demarche::inline fetch {
namespace {

Error failed(std::string message) { return Error{ErrorCode::kUnreadable, std::move(message)}; }

std::string_view words_of(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection: return "no connection";
    case httplib::Error::ConnectionTimeout: return "no connection in time";
    case httplib::Error::Read: return "the answer broke off, or came too slowly";
    case httplib::Error::Write: return "the question could not be sent";
    case httplib::Error::SSLConnection: return "no secure connection";
    case httplib::Error::SSLLoadingCerts: return "the system has no certificates to check servers by";
    case httplib::Error::SSLServerVerification: return "the certificate of the server is not valid";
    default: return "no answer that can be read";
  }
}

void set_up(httplib::Client& client, const WebQuestion& question, const ExchangeLimits& limits, Watch& watch) {
  client.set_hostname_addr_map({{question.address.host, question.numeric}});
  client.set_connection_timeout(limits.connect);
  client.set_read_timeout(limits.read);
  client.set_write_timeout(limits.read);
  client.set_follow_location(false);
  client.set_keep_alive(false);
  client.set_decompress(false);
  client.set_url_encode(false);
  client.set_socket_options([&watch](socket_t socket) { watch.take(socket); });
}

httplib::Headers head_of(const WebQuestion& question) {
  httplib::Headers head{{"User-Agent", question.agent}, {"Accept", "*/*"}, {"Accept-Encoding", question.packed ? "gzip" : "identity"}};
  if (!question.etag.empty()) head.emplace("If-None-Match", question.etag);
  if (!question.last_modified.empty()) head.emplace("If-Modified-Since", question.last_modified);
  return head;
}

void take_head(const httplib::Response& response, WebAnswer& answer) {
  answer.status = response.status;
  answer.content_type = response.get_header_value("Content-Type");
  answer.coding = response.get_header_value("Content-Encoding");
  answer.etag = response.get_header_value("ETag");
  answer.last_modified = response.get_header_value("Last-Modified");
  answer.location = response.get_header_value("Location");
  answer.retry_after = response.get_header_value("Retry-After");
}

}  // namespace

Result<WebAnswer> exchange(const WebQuestion& question, const ExchangeLimits& limits, std::stop_token stop) {
  WebAnswer answer;
  Watch watch(limits.whole, limits.body_bytes, std::move(stop));
  httplib::Client client(question.address.site());
  set_up(client, question, limits, watch);
  const auto begins = [&answer](const httplib::Response& response) {
    take_head(response, answer);
    return true;
  };
  const auto goes_on = [&](const char* bytes, std::size_t size) {
    const std::size_t room = limits.body_bytes - answer.body.size();
    answer.cut = size > room;
    answer.body.append(bytes, std::min(size, room));
    return !answer.cut;
  };
  const httplib::Result result = client.Get(question.address.target, head_of(question), begins, goes_on);
  if (answer.cut) return answer;
  if (std::string reason = watch.reason(); !reason.empty()) return failed(std::move(reason));
  if (!result) return failed(std::string(words_of(result.error())));
  take_head(*result, answer);
  return answer;
}

}  // namespace demarche::inline fetch
