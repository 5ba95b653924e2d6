#include "server/site.h"

#include <algorithm>

#include "server/answers.h"

namespace demarche::server {
namespace {

struct Type {
  std::string_view ending, type;
};

constexpr Type kTypes[] = {
    {".html", "text/html; charset=utf-8"},        {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},                {".svg", "image/svg+xml"},                 {".png", "image/png"},
    {".ico", "image/x-icon"},                     {".woff2", "font/woff2"},                  {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
};

constexpr std::string_view kPlainPage =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>demarche</title>\n<h1>demarche</h1>\n"
    "<p>The program was built without its page. To build it: <code>./setup</code>, which needs npm, and then the program again.</p>\n"
    "<p>What the page asks is there all the same: <a href=\"/api/health\">/api/health</a>, <a href=\"/api/events\">/api/events</a>, "
    "<a href=\"/api/codebook\">/api/codebook</a>.</p>\n</html>\n";

std::string type_of(std::string_view path) {
  for (const Type& row : kTypes) {
    if (path.ends_with(row.ending)) return std::string(row.type);
  }
  return "application/octet-stream";
}

const SiteFile* file_at(std::string_view path) {
  const auto files = site_files();
  const auto found = std::find_if(files.begin(), files.end(), [&](const SiteFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

void send_file(const httplib::Request& request, const SiteFile& file, httplib::Response& response) {
  const std::string tag = "W/\"" + digest_of(file.bytes) + "\"";
  response.set_header("ETag", tag);
  response.set_header("Vary", "Accept-Encoding");
  // What has a hash in its name never changes.
  response.set_header("Cache-Control", file.path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (has_already(request, tag)) {
    response.status = 304;
    return;
  }
  if (!file.brotli.empty() && accepts(request, "br")) {
    response.set_header("Content-Encoding", "br");
    return send_bytes(file.brotli, type_of(file.path), response);
  }
  if (!file.gzip.empty() && accepts(request, "gzip")) {
    response.set_header("Content-Encoding", "gzip");
    return send_bytes(file.gzip, type_of(file.path), response);
  }
  send_bytes(file.bytes, type_of(file.path), response);
}

}  // namespace

bool send_site(const httplib::Request& request, httplib::Response& response) {
  static constexpr SiteFile kPlain{"/index.html", kPlainPage, "", ""};
  const SiteFile* file = file_at(request.path);
  if (file == nullptr && request.path.starts_with("/assets/")) return false;
  if (file == nullptr) file = file_at("/index.html");
  send_file(request, file == nullptr ? kPlain : *file, response);
  return true;
}

}  // namespace demarche::server
