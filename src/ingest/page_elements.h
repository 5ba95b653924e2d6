// What the elements of HTML are to a reader of news, and what class names say of them.
//
//   Flow      ingest/: below page_blocks
//   Shape     a tag name -> Element; the words of class, id and role -> Marks
//   Units     names in lower case
//   Lifetime  tables are constants
//   Errors    none: an element that is not listed is inline
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::inline ingest {

enum class Tag : std::uint8_t {
  kOther, kA, kArticle, kAside, kBase, kBlockquote, kBody, kBr, kCaption, kDd, kDt, kDiv, kFigcaption, kFigure, kFooter, kForm, kH1, kH2, kH3,
  kH4, kH5, kH6, kHead, kHeader, kHr, kHtml, kLi, kLink, kList, kMain, kMeta, kNav, kOption, kP, kPre, kScript, kSection, kSelect, kTable, kTd,
  kTemplate, kTime, kTitle, kTr, kOtherBlock, kDropped,
  kCount
};

struct Element {
  Tag tag = Tag::kOther;
  bool block = false;    // begins and ends a block of text
  bool empty = false;    // has no end tag
  bool dropped = false;  // its text is never read
  bool closes_p = false;
};

[[nodiscard]] Element element_of(std::string_view name) noexcept;

/// Bits that an element hands down to all that is in it, but for those that say "own".
struct Mark {
  enum : std::uint16_t {
    kBoilerplate = 1,    // its class says that it is no part of the article
    kFurniture = 2,      // nav, aside, footer: the element itself says so
    kHeader = 4,         // header
    kFigure = 8,         // figure, figcaption, caption
    kArticle = 16,       // article
    kMain = 32,          // main
    kBody = 64,          // its class or itemprop says that it is the text of the article
    kComment = 128,      // what readers wrote
    kHidden = 256,       // not shown
    kTable = 512,        // inside a table
    kSummary = 1024,     // a standfirst
    kByline = 2048,      // who wrote it, and when
    kQuote = 4096,
  };
};

/// What class or id says, word by word: "article__body", "relatedLinks", "sr-only".
[[nodiscard]] std::uint16_t marks_of_class(std::string_view names) noexcept;
[[nodiscard]] std::uint16_t marks_of_role(std::string_view role) noexcept;

}  // namespace demarche::inline ingest
