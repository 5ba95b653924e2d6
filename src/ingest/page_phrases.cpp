// Lines that pages put beside and between the paragraphs of an article.
#include <algorithm>

#include "base/text.h"
#include "ingest/page_text.h"

namespace demarche::inline ingest {
namespace {

struct Phrase {
  std::string_view begin;
  std::size_t most_words;  // a longer line that begins so is prose
};

constexpr Phrase kPhrases[] = {
    {"advertisement", 4}, {"advertiser content", 8}, {"sponsored", 6}, {"related:", 40}, {"related stories", 6}, {"related articles", 6}, {"related news", 6}, {"related", 1},
    {"related topics", 12}, {"related content", 5}, {"related coverage", 5}, {"read more", 40}, {"read also", 40}, {"also read", 40}, {"read next", 40}, {"read:", 40}, {"see also", 40}, {"see more", 8}, {"more:", 40},
    {"more on this", 12}, {"more from", 12}, {"more stories", 8}, {"recommended", 8}, {"you may also like", 8}, {"you might also like", 8}, {"don't miss", 14}, {"watch:", 40}, {"watch now", 8}, {"listen:", 40},
    {"share", 6}, {"share this", 14}, {"follow us", 25}, {"follow ", 10}, {"sign up", 40}, {"subscribe", 30}, {"get the latest", 40}, {"join our", 40}, {"join us on", 25}, {"download our", 30}, {"download the", 14}, {"click here", 30},
    {"tap here", 30}, {"photo:", 60}, {"photograph:", 60}, {"image:", 60}, {"image credit", 60}, {"image source", 60}, {"image caption", 60}, {"picture:", 60}, {"photo by", 20}, {"photo credit", 30}, {"video:", 40}, {"file photo", 40},
    {"getty images", 6}, {"copyright", 40}, {"all rights reserved", 40}, {"©", 40}, {"(c)", 25}, {"tags:", 40}, {"topics:", 40}, {"filed under", 40}, {"categories:", 30}, {"category:", 20}, {"source:", 12}, {"comments", 5}, {"comment", 2}, {"leave a comment", 8},
    {"leave a reply", 12}, {"post a comment", 10}, {"view comments", 6}, {"log in", 20}, {"print", 2}, {"email", 3}, {"e-mail", 3}, {"copy link", 4}, {"skip to", 8}, {"back to top", 5}, {"we use cookies", 80}, {"this site uses cookies", 80}, {"this website uses cookies", 80},
    {"by continuing to", 60}, {"our journalism", 40}, {"support our", 40}, {"continue reading", 20}, {"story continues", 12}, {"article continues", 12}, {"text continues", 12}, {"last updated", 20}, {"updated", 14}, {"published", 14}, {"posted", 14}, {"first published", 16},
    {"most read", 6}, {"most popular", 6}, {"trending", 5}, {"editor's picks", 5}, {"editors' picks", 5}, {"latest news", 5}, {"top stories", 5}, {"breaking news", 4}, {"sponsored content", 6}, {"have a tip", 40}, {"got a tip", 40}, {"contact the", 14}, {"contact us", 14},
    {"terms of", 8}, {"privacy policy", 8}, {"this article was originally published", 40}, {"you have reached your", 30}, {"already a subscriber", 20}, {"already subscribed", 20}, {"to continue reading", 30}, {"send us", 25}, {"what do you think", 20}, {"correction:", 0},
};

constexpr std::string_view kMonths[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                                        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"};
constexpr std::string_view kDays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view kClock[] = {"am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "bst", "cet", "at", "on", "ist", "et", "eat", "wat", "min", "mins", "minute", "minutes", "read", "hours", "ago", "hour", "days", "day"};

template <class List>
bool has(const List& list, std::string_view word) noexcept {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool ends_prose(std::string_view line) noexcept {
  constexpr std::string_view kEnds = ".!?\"')";
  return !line.empty() && kEnds.find(line.back()) != std::string_view::npos;
}

/// "5 March 2024 10:30 GMT", "4 min read", "2 hours ago": nothing but words of time and numbers.
bool is_only_time(const std::vector<std::string_view>& all) {
  bool number = false;
  for (std::string_view word : all) {
    while (!word.empty() && std::string_view(",.:;|()-").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
    if (word.empty() || has(kMonths, word) || has(kDays, word) || has(kClock, word)) continue;
    if (!is_digit(word[0])) return false;
    number = true;
  }
  return number;
}

/// "By Jane Doe", "By Jane Doe and John Roe, Africa correspondent". Every word of a name has a capital.
bool is_byline(std::string_view line, std::size_t words) {
  if (words < 2 || words > 14 || ends_prose(line)) return false;
  const std::string_view rest = line.starts_with("By ") || line.starts_with("BY ") ? line.substr(3) : std::string_view{};
  return !rest.empty() && is_upper(rest[0]);
}

}  // namespace

bool is_page_phrase(std::string_view line) {
  constexpr std::size_t kLongest = 600;
  if (line.size() > kLongest) return false;
  const std::string low = folded(line);
  const std::vector<std::string_view> all = words(low);
  if (all.size() <= 12 && is_only_time(all)) return true;
  if (is_byline(line, all.size())) return true;
  return std::any_of(std::begin(kPhrases), std::end(kPhrases), [&](const Phrase& phrase) {
    if (!low.starts_with(phrase.begin) || all.size() > phrase.most_words) return false;
    // "Related" is such a line, "Relatedness" and "Photographers" are words.
    const char last = phrase.begin.back();
    if (last < 'a' || last > 'z' || low.size() == phrase.begin.size()) return true;
    const char after = low[phrase.begin.size()];
    return (after < 'a' || after > 'z') && !(phrase.most_words <= 14 && all.size() >= 6 && ends_prose(low) && after == ' ' && phrase.begin.find(' ') == std::string_view::npos);
  });
}

}  // namespace demarche::inline ingest
