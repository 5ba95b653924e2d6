// The names that other data sets use: states in English, CAMEO's labels, ICEWS's words for sectors.
//
//   Flow      engine/: knowledge/ -> exports and imports
//   Shape     both ways, code to name and name to code
//   Lifetime  borrows the knowledge of the program
//   Threads   immutable: share it
//   Errors    open(): kBadData. Lookups: empty where there is nothing
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "knowledge/ontology.h"

namespace demarche::inline engine {

class Peers {
 public:
  static Result<Peers> open();

  /// "Japan" of JPN, and back; names in capitals or not, official ones too.
  [[nodiscard]] std::string_view state_name(std::string_view code) const;
  [[nodiscard]] std::string_view state_code(std::string_view name) const;
  /// "Make statement" of 010.
  [[nodiscard]] std::string_view cameo_name(std::string_view code) const;
  /// And back, in capitals or not.
  [[nodiscard]] std::string_view cameo_named(std::string_view name) const;
  /// What a CAMEO code is in PLOVER; empty for statements.
  struct Category {
    std::string event, mode;
    int quad = 0;
    double scale = 0, goldstein = 0;
    bool known = false;
  };
  [[nodiscard]] Category category_of_cameo(std::string_view code) const;
  /// Of a PLOVER category and mode.
  [[nodiscard]] Category category_named(std::string_view event, std::string_view mode) const;

 private:
  explicit Peers(const Image& image);
  Ontology ontology_;
  std::map<std::string, std::string, std::less<>> names_, codes_, cameo_;
};

/// "Government" of GOV; empty where ICEWS has none.
[[nodiscard]] std::string_view icews_sector(std::string_view sector) noexcept;
/// GOV of "Government", and of any list that begins with a word for it.
[[nodiscard]] std::string_view sector_of_icews(std::string_view words) noexcept;

}  // namespace demarche::inline engine
