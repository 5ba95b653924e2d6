#include "code/stems.h"

namespace demarche::inline code {

std::vector<std::string> stems_of(std::string_view word) {
  std::vector<std::string> out;
  for (const std::string_view ending : {"ied", "ies", "ing", "ed", "es", "s"}) {
    if (word.size() < ending.size() + 2 || !word.ends_with(ending)) continue;
    const std::string stem(word.substr(0, word.size() - ending.size()));
    if (ending == "ied" || ending == "ies") {
      out.push_back(stem + "y");
      continue;
    }
    out.push_back(stem);
    if (ending != "s") out.push_back(stem + "e");
    if (stem.size() > 2 && stem.back() == stem[stem.size() - 2]) out.push_back(stem.substr(0, stem.size() - 1));
  }
  return out;
}

}  // namespace demarche::inline code
