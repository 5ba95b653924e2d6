// The files of the page, which are part of the program.
//
//   Flow      web/dist -> cmake/site.cmake -> a table -> GET
//   Shape     path from "/", bytes, and the bytes compressed where the build made them
//   Lifetime  as long as the program
//   Errors    none; without web/dist there is a plain page of ours
#pragma once

#include <httplib.h>

#include <span>
#include <string_view>

namespace demarche::server {

struct SiteFile {
  std::string_view path;
  std::string_view bytes, gzip, brotli;  // empty: there is none
};

/// Generated: what DEMARCHE_WEB_DIST held when the program was built, in order of path. May be empty.
[[nodiscard]] std::span<const SiteFile> site_files() noexcept;

/// Answers a GET of anything that is not under /api/. False: there is no such file, and the page does not stand in for it.
[[nodiscard]] bool send_site(const httplib::Request& request, httplib::Response& response);

}  // namespace demarche::server
