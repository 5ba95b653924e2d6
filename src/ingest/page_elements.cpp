#include "ingest/page_elements.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace demarche::inline ingest {
namespace {

struct Row {
  std::string_view name;
  Element element;
};

constexpr Element kBlockElement{Tag::kOtherBlock, true, false, false, true};
constexpr Element kDroppedElement{Tag::kDropped, false, false, true, false};

constexpr Element block(Tag tag) { return {tag, true, false, false, true}; }
constexpr Element part(Tag tag) { return {tag, true, false, false, false}; }  // a block that leaves an open <p> alone: the parser closes it by rows of its own
constexpr Element empty(Tag tag) { return {tag, false, true, false, false}; }

constexpr Row kElements[] = {  // sorted by name
    {"a", {Tag::kA, false, false, false, false}},
    {"address", kBlockElement},
    {"area", empty(Tag::kOther)},
    {"article", block(Tag::kArticle)},
    {"aside", block(Tag::kAside)},
    {"audio", kDroppedElement},
    {"base", empty(Tag::kBase)},
    {"blockquote", block(Tag::kBlockquote)},
    {"body", part(Tag::kBody)},
    {"br", empty(Tag::kBr)},
    {"button", kDroppedElement},
    {"canvas", kDroppedElement},
    {"caption", part(Tag::kCaption)},
    {"center", kBlockElement},
    {"col", empty(Tag::kOther)},
    {"datalist", kDroppedElement},
    {"dd", block(Tag::kDd)},
    {"details", kBlockElement},
    {"dialog", kDroppedElement},
    {"dir", block(Tag::kList)},
    {"div", block(Tag::kDiv)},
    {"dl", kBlockElement},
    {"dt", block(Tag::kDt)},
    {"embed", empty(Tag::kOther)},
    {"fieldset", kBlockElement},
    {"figcaption", block(Tag::kFigcaption)},
    {"figure", block(Tag::kFigure)},
    {"footer", block(Tag::kFooter)},
    {"form", block(Tag::kForm)},
    {"h1", block(Tag::kH1)},
    {"h2", block(Tag::kH2)},
    {"h3", block(Tag::kH3)},
    {"h4", block(Tag::kH4)},
    {"h5", block(Tag::kH5)},
    {"h6", block(Tag::kH6)},
    {"head", {Tag::kHead, false, false, false, false}},
    {"header", block(Tag::kHeader)},
    {"hgroup", kBlockElement},
    {"hr", {Tag::kHr, true, true, false, true}},
    {"html", part(Tag::kHtml)},
    {"iframe", kDroppedElement},
    {"img", empty(Tag::kOther)},
    {"input", empty(Tag::kOther)},
    {"label", kDroppedElement},
    {"legend", kDroppedElement},
    {"li", block(Tag::kLi)},
    {"link", empty(Tag::kLink)},
    {"main", block(Tag::kMain)},
    {"menu", block(Tag::kList)},
    {"meta", empty(Tag::kMeta)},
    {"nav", block(Tag::kNav)},
    {"noscript", kDroppedElement},
    {"object", kDroppedElement},
    {"ol", block(Tag::kList)},
    {"optgroup", kDroppedElement},
    {"option", kDroppedElement},
    {"p", block(Tag::kP)},
    {"param", empty(Tag::kOther)},
    {"pre", block(Tag::kPre)},
    {"script", {Tag::kScript, false, false, true, false}},
    {"section", block(Tag::kSection)},
    {"select", kDroppedElement},
    {"source", empty(Tag::kOther)},
    {"style", kDroppedElement},
    {"summary", kBlockElement},
    {"svg", kDroppedElement},
    {"table", block(Tag::kTable)},
    {"tbody", part(Tag::kOtherBlock)},
    {"td", part(Tag::kTd)},
    {"template", kDroppedElement},
    {"textarea", kDroppedElement},
    {"tfoot", part(Tag::kOtherBlock)},
    {"th", part(Tag::kTd)},
    {"thead", part(Tag::kOtherBlock)},
    {"time", {Tag::kTime, false, false, false, false}},
    {"title", {Tag::kTitle, false, false, true, false}},
    {"tr", part(Tag::kTr)},
    {"track", empty(Tag::kOther)},
    {"ul", block(Tag::kList)},
    {"video", kDroppedElement},
    {"wbr", empty(Tag::kOther)},
};
static_assert(std::is_sorted(std::begin(kElements), std::end(kElements), [](const Row& a, const Row& b) { return a.name < b.name; }));

struct Word {
  std::string_view word;
  std::uint16_t marks;
};

// General words, of no site in particular. A name counts by its first or last word, so that "article-with-sidebar" is an article.
constexpr Word kWords[] = {
    {"actions", Mark::kBoilerplate}, {"ad", Mark::kBoilerplate}, {"ads", Mark::kBoilerplate}, {"advert", Mark::kBoilerplate},
    {"advertisement", Mark::kBoilerplate}, {"advertising", Mark::kBoilerplate}, {"agreement", Mark::kBoilerplate},
    {"alerts", Mark::kBoilerplate}, {"archive", Mark::kBoilerplate}, {"author", Mark::kByline}, {"authors", Mark::kByline},
    {"banner", Mark::kBoilerplate}, {"bio", Mark::kBoilerplate}, {"breadcrumb", Mark::kBoilerplate}, {"breadcrumbs", Mark::kBoilerplate},
    {"byline", Mark::kByline}, {"caption", Mark::kFigure}, {"captions", Mark::kFigure}, {"carousel", Mark::kBoilerplate},
    {"comment", Mark::kComment}, {"commentlist", Mark::kComment}, {"comments", Mark::kComment}, {"consent", Mark::kBoilerplate},
    {"contentinfo", Mark::kBoilerplate}, {"cookie", Mark::kBoilerplate}, {"cookies", Mark::kBoilerplate}, {"copyright", Mark::kBoilerplate},
    {"credit", Mark::kFigure}, {"credits", Mark::kFigure}, {"crumbs", Mark::kBoilerplate}, {"date", Mark::kByline}, {"dek", Mark::kSummary},
    {"disclaimer", Mark::kBoilerplate}, {"discussion", Mark::kComment}, {"donate", Mark::kBoilerplate}, {"donation", Mark::kBoilerplate},
    {"email", Mark::kBoilerplate}, {"embed", Mark::kBoilerplate}, {"excerpt", Mark::kSummary}, {"follow", Mark::kBoilerplate},
    {"footer", Mark::kBoilerplate}, {"gallery", Mark::kBoilerplate}, {"gdpr", Mark::kBoilerplate}, {"hidden", Mark::kHidden},
    {"kicker", Mark::kByline}, {"latest", Mark::kBoilerplate}, {"legal", Mark::kBoilerplate}, {"links", Mark::kBoilerplate},
    {"login", Mark::kBoilerplate}, {"masthead", Mark::kBoilerplate}, {"menu", Mark::kBoilerplate}, {"menus", Mark::kBoilerplate},
    {"meta", Mark::kByline}, {"metadata", Mark::kByline}, {"modal", Mark::kBoilerplate}, {"more", Mark::kBoilerplate},
    {"nav", Mark::kBoilerplate}, {"navbar", Mark::kBoilerplate}, {"navigation", Mark::kBoilerplate}, {"newsletter", Mark::kBoilerplate},
    {"newsletters", Mark::kBoilerplate}, {"next", Mark::kBoilerplate}, {"overlay", Mark::kBoilerplate}, {"pager", Mark::kBoilerplate},
    {"pagination", Mark::kBoilerplate}, {"partner", Mark::kBoilerplate}, {"partners", Mark::kBoilerplate}, {"popular", Mark::kBoilerplate},
    {"popup", Mark::kBoilerplate}, {"prev", Mark::kBoilerplate}, {"print", Mark::kBoilerplate}, {"profile", Mark::kBoilerplate},
    {"promo", Mark::kBoilerplate}, {"promos", Mark::kBoilerplate}, {"promoted", Mark::kBoilerplate}, {"promotion", Mark::kBoilerplate},
    {"pubdate", Mark::kByline}, {"published", Mark::kByline}, {"rail", Mark::kBoilerplate}, {"rating", Mark::kBoilerplate},
    {"recirc", Mark::kBoilerplate}, {"recirculation", Mark::kBoilerplate}, {"recommend", Mark::kBoilerplate},
    {"recommendation", Mark::kBoilerplate}, {"recommendations", Mark::kBoilerplate}, {"recommended", Mark::kBoilerplate},
    {"register", Mark::kBoilerplate}, {"related", Mark::kBoilerplate}, {"replies", Mark::kComment}, {"respond", Mark::kComment},
    {"search", Mark::kBoilerplate}, {"share", Mark::kBoilerplate}, {"sharebar", Mark::kBoilerplate}, {"sharing", Mark::kBoilerplate},
    {"shop", Mark::kBoilerplate}, {"sidebar", Mark::kBoilerplate}, {"signin", Mark::kBoilerplate}, {"signup", Mark::kBoilerplate},
    {"social", Mark::kBoilerplate}, {"sponsor", Mark::kBoilerplate}, {"sponsored", Mark::kBoilerplate}, {"sponsors", Mark::kBoilerplate},
    {"standfirst", Mark::kSummary}, {"sticky", Mark::kBoilerplate}, {"strap", Mark::kSummary}, {"subheadline", Mark::kSummary},
    {"subscribe", Mark::kBoilerplate}, {"subscription", Mark::kBoilerplate}, {"subtitle", Mark::kSummary},
    {"suggested", Mark::kBoilerplate}, {"taglist", Mark::kBoilerplate}, {"tags", Mark::kBoilerplate}, {"teaser", Mark::kBoilerplate},
    {"teasers", Mark::kBoilerplate}, {"ticker", Mark::kBoilerplate}, {"timestamp", Mark::kByline}, {"toc", Mark::kBoilerplate},
    {"toolbar", Mark::kBoilerplate}, {"tools", Mark::kBoilerplate}, {"topbar", Mark::kBoilerplate}, {"topics", Mark::kBoilerplate},
    {"trending", Mark::kBoilerplate}, {"tweet", Mark::kBoilerplate}, {"video", Mark::kBoilerplate}, {"weather", Mark::kBoilerplate},
    {"widget", Mark::kBoilerplate}, {"widgets", Mark::kBoilerplate},
};
static_assert(std::is_sorted(std::begin(kWords), std::end(kWords), [](const Word& a, const Word& b) { return a.word < b.word; }));

// Two words beside each other that name the text of an article: "article-body", "storyText", "entry_content".
constexpr std::array<std::string_view, 10> kWhose{"article", "story", "entry", "post", "news", "page", "main", "text", "body", "content"};
constexpr std::array<std::string_view, 8> kWhat{"body", "content", "text", "copy", "paragraphs", "story", "article", "wrapper"};

template <class List>
bool has(const List& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::uint16_t marks_of_word(std::string_view word) noexcept {
  const auto* found = std::lower_bound(std::begin(kWords), std::end(kWords), word, [](const Word& row, std::string_view w) { return row.word < w; });
  return found != std::end(kWords) && found->word == word ? found->marks : 0;
}

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kLongestName = 64;

/// The words of one name in lower case; a name that is too long, or has digits in the middle of words as those of style
/// sheets made by machines, has few of them that mean anything.
struct Words {
  std::array<char, kLongestName> letters{};
  std::array<std::string_view, kMostWords> word{};
  std::size_t count = 0;

  explicit Words(std::string_view name) noexcept {
    std::size_t size = 0, begin = 0;
    const auto end_word = [&] {
      if (size > begin && count < kMostWords) word[count++] = std::string_view(letters.data() + begin, size - begin);
      begin = size;
    };
    for (std::size_t i = 0; i < name.size() && i < kLongestName; ++i) {
      const char c = name[i];
      const bool is_letter = lower(c) >= 'a' && lower(c) <= 'z';
      if (!is_letter) {
        end_word();
        continue;
      }
      if (is_upper(c) && i > 0 && !is_upper(name[i - 1])) end_word();
      letters[size++] = lower(c);
    }
    end_word();
  }
};

std::uint16_t marks_of_name(std::string_view name) noexcept {
  const Words words(name);
  if (words.count == 0) return 0;
  const std::string_view first = words.word[0], last = words.word[words.count - 1];
  if (first == "has" || first == "is" || first == "with" || first == "no" || first == "without" || first == "js") {
    return last == "hidden" && first == "is" ? Mark::kHidden : 0;
  }
  if (words.count >= 2 && ((first == "sr" && last == "only") || (first == "visually" && last == "hidden") || (first == "screen" && words.word[1] == "reader"))) {
    return Mark::kHidden;
  }
  std::uint16_t marks = static_cast<std::uint16_t>(marks_of_word(first) | marks_of_word(last));
  for (std::size_t i = 1; i < words.count; ++i) {
    if (words.word[i - 1] == "most" && (words.word[i] == "read" || words.word[i] == "popular" || words.word[i] == "viewed")) marks |= Mark::kBoilerplate;
    if (words.word[i - 1] == "read" && (words.word[i] == "next" || words.word[i] == "also")) marks |= Mark::kBoilerplate;
    if (words.word[i - 1] == "sign" && (words.word[i] == "up" || words.word[i] == "in")) marks |= Mark::kBoilerplate;
    if (words.word[i - 1] == "related" || (words.word[i] == "related" && i + 1 == words.count)) marks |= Mark::kBoilerplate;
    if (marks == 0 && i + 1 == words.count && has(kWhose, words.word[i - 1]) && has(kWhat, words.word[i])) marks |= Mark::kBody;
  }
  if (words.count == 1 && (first == "articlebody" || first == "storybody" || first == "articletext" || first == "storytext")) marks |= Mark::kBody;
  return marks;
}

}  // namespace

Element element_of(std::string_view name) noexcept {
  const auto* found = std::lower_bound(std::begin(kElements), std::end(kElements), name, [](const Row& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(kElements) && found->name == name ? found->element : Element{};
}

std::uint16_t marks_of_class(std::string_view names) noexcept {
  std::uint16_t marks = 0;
  constexpr std::string_view kBlanks = "\t\n\f ";
  constexpr int kMostNames = 16;
  for (int i = 0; i < kMostNames; ++i) {
    const std::size_t begin = names.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) break;
    names.remove_prefix(begin);
    const std::size_t end = std::min(names.find_first_of(kBlanks), names.size());
    marks |= marks_of_name(names.substr(0, end));
    names.remove_prefix(end);
  }
  return marks;
}

std::uint16_t marks_of_role(std::string_view role) noexcept {
  if (role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search" || role == "banner") return Mark::kFurniture;
  if (role == "dialog" || role == "alertdialog" || role == "alert") return Mark::kBoilerplate;
  if (role == "main") return Mark::kMain;
  if (role == "article") return Mark::kArticle;
  return 0;
}

}  // namespace demarche::inline ingest
