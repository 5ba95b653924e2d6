// The parameters of a request, each declared once: read from an address, and described for the OpenAPI document.
//
//   Flow      server/: an endpoint declares them over the fields of its request struct, then read() fills those
//   Shape     a name, what it may be, and where it goes
//   Lifetime  borrows the fields for as long as it lives; names and descriptions are literals
//   Errors    read(): kBadRequest with the field: not known, given twice, no number, not UTF-8. What values mean is checked by
//             the request's own problem()
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::server {

/// What a client may know of one parameter.
struct Described {
  std::string_view name, about;
  std::string_view type = "string";  // string, integer, number or boolean, as JSON Schema names them
  bool list = false;                 // may stand several times
  std::uint32_t least = 0, most = 0;         // of an integer; both 0: any
  std::vector<std::string_view> choices{};   // empty: any
  std::string otherwise{};                   // the value without it; empty: none
};

struct Range {
  std::uint32_t least = 0, most = 0;
};

class Parameters {
 public:
  using Given = std::multimap<std::string, std::string>;

  void text(std::string_view name, std::string& field, std::string_view about);
  void texts(std::string_view name, std::vector<std::string>& field, std::string_view about);
  void choice(std::string_view name, std::string& field, std::vector<std::string_view> choices, std::string_view about);
  void number(std::string_view name, std::uint32_t& field, Range range, std::string_view about);
  void numbers(std::string_view name, std::vector<std::uint32_t>& field, Range range, std::string_view about);
  void decimal(std::string_view name, double& field, std::string_view about);
  void flag(std::string_view name, bool& field, std::string_view about);

  /// Fills the fields. What is not given keeps its value.
  Status read(const Given& given) const;
  [[nodiscard]] std::vector<Described> described() const;

 private:
  struct Parameter {
    Described described;
    std::function<Status(const std::string& value)> take;
  };
  std::vector<Parameter> parameters_;
};

}  // namespace demarche::server
