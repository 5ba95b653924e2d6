// What is sent: a body with its tag, or a refusal as JSON.
//
//   Flow      server/: endpoints make bodies, this file sends them
//   Shape     Answer: bytes, their compressed form, a tag; Refusal: status, code, message, field
//   Units     bytes
//   Lifetime  an Answer is shared: it lives while it is sent, and while the cache keeps it
//   Threads   an Answer is immutable
//   Errors    none
#pragma once

#include <httplib.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::server {

struct Answer {
  std::string type = "application/json";
  std::string body;
  std::string gzip;  // empty: not worth it
  std::string tag;   // an ETag with its quotes; empty: none
};

/// Requests that are wrong as HTTP, and every Error of the program.
struct Refusal {
  int status = 500;
  std::string code, message, field;
};

[[nodiscard]] Refusal refusal_of(const Error& error);

/// `tag` is weak: the compressed form is another sequence of bytes.
[[nodiscard]] std::shared_ptr<const Answer> make_answer(std::string type, std::string body, std::string_view tag_of);

[[nodiscard]] std::string gzip_of(std::string_view bytes);
/// 16 hexadecimal digits, FNV-1a: for tags, where chance is the only enemy.
[[nodiscard]] std::string digest_of(std::string_view bytes);

[[nodiscard]] bool accepts(const httplib::Request& request, std::string_view coding);
/// Whether the client has what the tag names.
[[nodiscard]] bool has_already(const httplib::Request& request, const std::string& tag);

void send(const httplib::Request& request, const std::shared_ptr<const Answer>& answer, httplib::Response& response);
void send(const Refusal& refusal, httplib::Response& response);
/// Bytes that live as long as the program.
void send_bytes(std::string_view bytes, const std::string& type, httplib::Response& response);

}  // namespace demarche::server
