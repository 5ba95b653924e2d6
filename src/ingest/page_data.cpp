#include "ingest/page_data.h"

#include <simdjson.h>

#include <algorithm>
#include <string_view>

namespace demarche::inline ingest {
namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 6;             // of lists, graphs and main entities in each other
constexpr std::size_t kMostItems = 64;  // of one list

constexpr std::string_view kArticleTypes[] = {"NewsArticle",         "Article",           "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
                                              "ReviewNewsArticle",   "AskPublicNewsArticle", "BlogPosting",        "LiveBlogPosting",     "Report",                "SocialMediaPosting"};

std::string_view text_of(dom::element element) {
  std::string_view text;
  return element.get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

/// A string, or the first of a list of strings.
std::string_view field(dom::object object, const char* key) {
  dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS) return {};
  dom::array list;
  if (element.get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) return text_of(item);
    return {};
  }
  return text_of(element);
}

/// The name of an object, of the first of a list, or a bare string.
std::string_view name_of(dom::object object, const char* key) {
  dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS) return {};
  dom::array list;
  if (element.get(list) == simdjson::SUCCESS) {
    bool any = false;
    for (const dom::element item : list) {
      element = item;
      any = true;
      break;
    }
    if (!any) return {};
  }
  dom::object inner;
  return element.get(inner) == simdjson::SUCCESS ? field(inner, "name") : text_of(element);
}

bool has_type(dom::object object, const auto& types) {
  dom::element element;
  if (object["@type"].get(element) != simdjson::SUCCESS) return false;
  const auto is_one = [&](std::string_view type) {
    if (const std::size_t slash = type.rfind('/'); slash != std::string_view::npos) type.remove_prefix(slash + 1);  // http://schema.org/Article
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
  };
  dom::array list;
  if (element.get(list) != simdjson::SUCCESS) return is_one(text_of(element));
  return std::any_of(list.begin(), list.end(), [&](dom::element item) { return is_one(text_of(item)); });
}

void take(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

void read_object(dom::object object, PageData& data) {
  constexpr std::string_view kPageTypes[] = {"WebPage", "ItemPage"};
  constexpr std::string_view kOwnerTypes[] = {"NewsMediaOrganization"};
  const bool article = has_type(object, kArticleTypes);
  if (article && !data.is_article) {
    data.is_article = true;
    data.published = field(object, "datePublished");
    take(data.published, field(object, "dateCreated"));
    data.headline = field(object, "headline");
    take(data.headline, field(object, "name"));
    if (const std::string_view name = name_of(object, "publisher"); !name.empty()) data.publisher = name;
    if (const std::string_view language = field(object, "inLanguage"); !language.empty()) data.language = language;
    take(data.address, field(object, "url"));
    if (data.address.empty()) {
      dom::object entity;
      data.address = object["mainEntityOfPage"].get(entity) == simdjson::SUCCESS ? field(entity, "@id") : field(object, "mainEntityOfPage");
    }
  } else if (has_type(object, kPageTypes)) {
    take(data.language, field(object, "inLanguage"));
    take(data.published, field(object, "datePublished"));
  } else if (has_type(object, kOwnerTypes)) {
    take(data.publisher, field(object, "name"));
  }
}

void walk(dom::element element, int depth, PageData& data) {
  if (depth > kDeepest) return;
  dom::array list;
  if (element.get(list) == simdjson::SUCCESS) {
    std::size_t count = 0;
    for (const dom::element item : list) {
      if (count++ == kMostItems) return;
      walk(item, depth + 1, data);
    }
    return;
  }
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return;
  read_object(object, data);
  dom::element inner;
  for (const char* key : {"@graph", "mainEntity"}) {
    if (object[key].get(inner) == simdjson::SUCCESS) walk(inner, depth + 1, data);
  }
}

/// Scripts are wrapped in comments at times, and strings hold line breaks that JSON does not allow.
std::string mended(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string out(script.substr(begin, end - begin + 1));
  std::replace_if(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

}  // namespace

PageData read_page_data(const std::vector<std::string>& scripts) {
  PageData data;
  if (scripts.empty()) return data;
  dom::parser parser;
  for (const std::string& script : scripts) {
    dom::element root;
    if (parser.parse(mended(script)).get(root) == simdjson::SUCCESS) walk(root, 0, data);
  }
  return data;
}

}  // namespace demarche::inline ingest
