#include "server/gate.h"

#include <algorithm>

namespace demarche::server {
namespace {

/// "localhost" of "localhost:8765", "::1" of "[::1]:8765".
std::string host_of(std::string value) {
  if (value.starts_with("[")) return value.substr(1, value.find(']') == std::string::npos ? value.size() : value.find(']') - 1);
  return value.substr(0, value.find(':'));
}

/// Takes as long for a wrong guess as for a right one of the same length.
bool same(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned different = 0;
  for (std::size_t i = 0; i < one.size(); ++i) different |= static_cast<unsigned>(one[i] ^ other[i]);
  return different == 0;
}

bool brings_token(const std::string& token, const httplib::Request& asked) {
  constexpr std::string_view kBearer = "Bearer ", kCookie = "demarche=";
  const std::string header = asked.get_header_value("Authorization");
  if (header.starts_with(kBearer) && same(std::string_view(header).substr(kBearer.size()), token)) return true;
  const std::string cookies = asked.get_header_value("Cookie");
  for (std::size_t begin = 0; begin < cookies.size();) {
    const std::size_t end = std::min(cookies.find(';', begin), cookies.size());
    std::string_view one = std::string_view(cookies).substr(begin, end - begin);
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    if (one.starts_with(kCookie) && same(one.substr(kCookie.size()), token)) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

std::optional<Refusal> refused(const ServeRequest& request, const httplib::Request& asked) {
  const std::string host = asked.get_header_value("Host");
  if (is_loopback(request.host) && !is_loopback(host_of(host)) && host_of(host) != request.host) {
    return Refusal{403, "forbidden", "the server is asked for as '" + host + "', and answers as localhost only", ""};
  }
  if (!asked.path.starts_with("/api/") && asked.path != "/metrics") return std::nullopt;
  const std::string origin = asked.get_header_value("Origin");
  if (asked.get_header_value("Sec-Fetch-Site") == "cross-site" || (!origin.empty() && origin != "http://" + host && origin != "https://" + host)) {
    return Refusal{403, "forbidden", "the request comes from the page of another site", ""};
  }
  if (!request.token.empty() && !brings_token(request.token, asked)) {
    return Refusal{401, "unauthorised", "the token is missing or wrong: send 'Authorization: Bearer TOKEN', or open /?token=TOKEN once", ""};
  }
  return std::nullopt;
}

bool take_token(const ServeRequest& request, const httplib::Request& asked, httplib::Response& response) {
  if (request.token.empty() || asked.path != "/" || !asked.has_param("token")) return false;
  if (!same(asked.get_param_value("token"), request.token)) {
    send(Refusal{401, "unauthorised", "the token is wrong", "token"}, response);
    return true;
  }
  response.set_header("Set-Cookie", "demarche=" + request.token + "; Path=/; HttpOnly; SameSite=Strict");
  response.set_redirect("/", 303);
  return true;
}

}  // namespace demarche::server
