#include "mention/quotes.h"

namespace demarche::inline mention {

void find_quotes(const Reading& reading, std::vector<Quote>& out) {
  bool open = false, continued = false;
  std::uint32_t begin = 0;
  const auto close = [&](std::uint32_t end) {
    if (end > begin) out.push_back({{begin, end}, continued});
    open = continued = false;
  };
  for (std::uint32_t i = 0; i < reading.size(); ++i) {
    const std::string_view form = reading.form(i);
    const Sentence& sentence = reading.tokens().sentences[reading.sentence_of(i)];
    if (open && sentence.starts_paragraph && sentence.tokens.begin == i) {
      // A quote left open goes on where the next paragraph opens again; else the mark was a stray one.
      const bool goes_on = is_open_quote(form);
      if (goes_on) close(i);
      open = false;
      continued = goes_on;
    }
    if (!open && is_open_quote(form)) {
      open = true;
      begin = i + 1;
    } else if (open && is_close_quote(form)) {
      close(i);
    }
  }
}

}  // namespace demarche::inline mention
