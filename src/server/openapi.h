// The OpenAPI document, made of the same tables that read requests and name the fields of answers.
//
//   Flow      server/: endpoints.h -> JSON
//   Shape     OpenAPI 3.1
//   Errors    none
#pragma once

#include <string>

namespace demarche::server {

[[nodiscard]] std::string openapi();

}  // namespace demarche::server
