#include "ingest/page_text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace demarche::inline ingest {
namespace {

// A paragraph this long with the end of a sentence in it is prose; what stands around it is looked at more closely.
constexpr std::size_t kProseBytes = 60;
// Beyond this share of its bytes in links, a block is a list of links.
constexpr double kMostLinks = 0.5;
// A part of the page that is linked beyond this share is made of teasers, however long their words.
constexpr double kMostLinksOfPart = 0.3;
// A container that has this share of the prose of the one around it is the better one. Less is enough for an <article>, of which a
// page may have many, and still less for what is named as the text.
constexpr double kShare = 0.9, kShareArticle = 0.5, kShareNamed = 0.3;
// A teaser is a linked title, this long at least, and at most so much prose that is not linked.
constexpr std::size_t kTeaserTitle = 15;
constexpr std::uint32_t kTeaserParagraphs = 2;
constexpr double kTeaserBytes = 600;
// Where leaving out by class names leaves less than this share of the prose, the names mean something else on this page.
constexpr double kLeastNamed = 0.25;

constexpr std::uint16_t kNamed = Mark::kBoilerplate | Mark::kByline | Mark::kComment;
constexpr std::uint16_t kNeverText = Mark::kFurniture | Mark::kFigure | Mark::kHidden;

bool is_heading(Tag tag) noexcept { return tag >= Tag::kH1 && tag <= Tag::kH6; }
bool is_paragraph(Tag tag) noexcept { return tag == Tag::kP || tag == Tag::kPre || is_heading(tag); }

bool ends_sentence(std::string_view text) noexcept {
  constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closing : kClosing) {
      if (!text.ends_with(closing)) continue;
      text.remove_suffix(closing.size());
      again = true;
    }
    if (text.ends_with(" ")) text.remove_suffix(1), again = true;
  }
  return text.ends_with(".") || text.ends_with("!") || text.ends_with("?") || text.ends_with("\u2026") || text.ends_with(":") || text.ends_with(";");
}

bool has_sentence(std::string_view text) noexcept {
  return ends_sentence(text) || text.find(". ") != std::string_view::npos || text.find("? ") != std::string_view::npos;
}

double link_share(const PageBlock& block) noexcept { return static_cast<double>(block.link_bytes) / static_cast<double>(std::max<std::uint32_t>(block.text.end - block.text.begin, 1)); }

/// What share of the prose an element has to have to be the better container.
double share_of(const PageNode& node) noexcept {
  if ((node.own & (Mark::kBody | Mark::kMain)) != 0) return kShareNamed;
  return (node.own & Mark::kArticle) != 0 ? kShareArticle : kShare;
}

struct Weight {
  double prose = 0, text = 0, links = 0;
  std::uint32_t paragraphs = 0;  // of prose
};

class Chooser {
 public:
  Chooser(const Page& page, std::string_view title, std::uint16_t excluded) : page_(page), title_(folded(title)), out_(page.nodes.size()) {
    for (std::size_t i = 0; i < out_.size(); ++i) out_[i] = (page.nodes[i].marks & excluded) != 0;
  }

  void weigh() {
    weigh_once();
    drop_teasers();
    weigh_once();
  }
  [[nodiscard]] double prose() const { return weight_[0].prose; }
  [[nodiscard]] std::vector<std::uint32_t> choose();

 private:
  [[nodiscard]] const PageNode& node(const PageBlock& block) const { return page_.nodes[block.node]; }
  [[nodiscard]] bool is_excluded(std::uint32_t node) const { return out_[node]; }
  void weigh_once();
  void drop_teasers();
  [[nodiscard]] bool is_prose(const PageBlock& block) const;
  [[nodiscard]] std::uint32_t container() const;
  [[nodiscard]] bool keeps(const PageBlock& block) const;
  void drop_linked_parts(std::uint32_t root);

  const Page& page_;
  std::string title_;
  std::vector<bool> out_;  // nodes that hold none of the article
  std::vector<Weight> weight_;
  std::vector<bool> inside_, dropped_;
};

bool Chooser::is_prose(const PageBlock& block) const {
  const std::string_view text = page_.text_of(block);
  return text.size() >= kProseBytes && !is_excluded(block.node) && !is_heading(node(block).tag) && link_share(block) < kMostLinks && has_sentence(text) && !is_page_phrase(text);
}

/// What stands in each node, by the nodes after it: a parent comes before its children.
void Chooser::weigh_once() {
  weight_.assign(page_.nodes.size(), {});
  for (const PageBlock& block : page_.blocks) {
    Weight& weight = weight_[block.node];
    const double size = block.text.end - block.text.begin;
    weight.text += size;
    weight.links += block.link_bytes;
    if (!is_prose(block)) continue;
    weight.prose += size - block.link_bytes;
    ++weight.paragraphs;
  }
  for (std::size_t i = page_.nodes.size(); i-- > 1;) {
    Weight& parent = weight_[page_.nodes[i].parent];
    if (is_excluded(static_cast<std::uint32_t>(i))) continue;
    parent.prose += weight_[i].prose;
    parent.text += weight_[i].text;
    parent.links += weight_[i].links;
    parent.paragraphs += weight_[i].paragraphs;
  }
}

/// Parts that have a neighbour of the same kind: a linked title of another story and what is said of it.
void Chooser::drop_teasers() {
  std::vector<std::uint32_t> found;
  for (const PageBlock& block : page_.blocks) {
    const double size = block.text.end - block.text.begin;
    if (size < kTeaserTitle || block.link_bytes < 0.9 * size) continue;
    std::uint32_t at = block.node;
    while (at != 0 && weight_[at].text <= size) at = page_.nodes[at].parent;
    const Weight& weight = weight_[at];
    if (at == 0 || weight.paragraphs > kTeaserParagraphs || weight.text - weight.links > kTeaserBytes) continue;
    if (found.empty() || found.back() != at) found.push_back(at);
  }
  std::unordered_map<std::uint32_t, std::size_t> of_parent;
  for (const std::uint32_t i : found) ++of_parent[page_.nodes[i].parent];
  for (const std::uint32_t i : found) out_[i] = out_[i] || of_parent[page_.nodes[i].parent] >= 2;
  for (std::size_t i = 1; i < out_.size(); ++i) out_[i] = out_[i] || out_[page_.nodes[i].parent];
}

/// From the page down to the smallest element that still has nearly all of the prose.
std::uint32_t Chooser::container() const {
  std::vector<std::uint32_t> best(page_.nodes.size(), 0);  // the child with the most prose; 0: none
  for (std::uint32_t i = static_cast<std::uint32_t>(page_.nodes.size()); i-- > 1;) {
    if (is_paragraph(page_.nodes[i].tag) || is_excluded(i)) continue;
    std::uint32_t& so_far = best[page_.nodes[i].parent];
    const auto value = [&](std::uint32_t n) { return weight_[n].prose / share_of(page_.nodes[n]); };
    if (so_far == 0 || value(i) >= value(so_far)) so_far = i;
  }
  std::uint32_t at = 0;
  while (best[at] != 0) {
    const std::uint32_t next = best[at];
    const double share = weight_[at].prose > 0 ? weight_[next].prose / weight_[at].prose : 0;
    if (share < share_of(page_.nodes[next])) break;
    if (weight_[next].paragraphs < 2 && weight_[at].paragraphs >= 2) break;
    at = next;
  }
  // One paragraph alone says little of where the text begins: what is named holds it.
  if (weight_[at].paragraphs < 2) {
    for (std::uint32_t up = at; up != 0; up = page_.nodes[up].parent) {
      if ((page_.nodes[up].own & (Mark::kBody | Mark::kArticle | Mark::kMain)) != 0) return up;
    }
  }
  return at;
}

/// Parts that are mostly links, of those that stand in `root`: lists of other stories without a name that says so.
void Chooser::drop_linked_parts(std::uint32_t root) {
  inside_.assign(page_.nodes.size(), false);
  dropped_.assign(page_.nodes.size(), false);
  inside_[root] = true;
  for (std::uint32_t i = root + 1; i < page_.nodes.size(); ++i) {
    const std::uint32_t parent = page_.nodes[i].parent;
    if (!inside_[parent] || parent == i) continue;
    inside_[i] = true;
    const Weight& weight = weight_[i];
    const bool linked = !is_paragraph(page_.nodes[i].tag) && weight.text > 0 && weight.links / weight.text > kMostLinksOfPart && weight.paragraphs < 3;
    dropped_[i] = dropped_[parent] || linked;
  }
}

bool Chooser::keeps(const PageBlock& block) const {
  if (!inside_[block.node] || dropped_[block.node] || is_excluded(block.node)) return false;
  const std::string_view text = page_.text_of(block);
  const Tag tag = node(block).tag;
  if (tag == Tag::kH1 || link_share(block) >= kMostLinks || is_page_phrase(text)) return false;
  const bool sentence = has_sentence(text);
  if ((node(block).marks & Mark::kHeader) != 0) return sentence && text.size() >= kProseBytes / 2;
  if (folded(text) == title_) return false;
  if (is_heading(tag) || tag == Tag::kP || tag == Tag::kPre || tag == Tag::kBlockquote) return true;
  if (tag == Tag::kLi || tag == Tag::kDd) return sentence || text.size() >= kProseBytes / 2;
  if ((node(block).marks & Mark::kTable) != 0) return sentence && text.size() >= kProseBytes;
  return sentence && (text.size() >= kProseBytes / 2 || ends_sentence(text));
}

std::vector<std::uint32_t> Chooser::choose() {
  drop_linked_parts(container());
  std::vector<std::uint32_t> kept;
  std::unordered_set<std::string_view> seen;
  for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
    if (keeps(page_.blocks[i]) && seen.insert(page_.text_of(page_.blocks[i])).second) kept.push_back(i);
  }
  // A heading that nothing follows heads what was left out. So does a short line without an end, at either end of the text.
  const auto says_nothing = [&](std::uint32_t i) {
    const PageBlock& block = page_.blocks[i];
    return is_heading(node(block).tag) || (page_.text_of(block).size() < kProseBytes && !ends_sentence(page_.text_of(block)) && node(block).tag != Tag::kLi);
  };
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const bool last = i + 1 == kept.size();
    const bool heading = is_heading(node(page_.blocks[kept[i]]).tag);
    if (heading && (last || (is_heading(node(page_.blocks[kept[i + 1]]).tag) && node(page_.blocks[kept[i + 1]]).tag <= node(page_.blocks[kept[i]]).tag))) continue;
    if (out.empty() && !heading && says_nothing(kept[i])) continue;
    out.push_back(kept[i]);
  }
  while (!out.empty() && says_nothing(out.back())) out.pop_back();
  return out;
}

}  // namespace

std::vector<std::uint32_t> article_blocks(const Page& page, std::string_view title) {
  Chooser by_elements(page, title, kNeverText);
  by_elements.weigh();
  Chooser by_names(page, title, kNeverText | kNamed);
  by_names.weigh();
  const bool names_hold = by_names.prose() >= kLeastNamed * by_elements.prose();
  auto kept = (names_hold ? by_names : by_elements).choose();
  if (!kept.empty()) return kept;
  Chooser all(page, title, Mark::kHidden);
  all.weigh();
  return all.choose();
}

std::string joined_text(const Page& page, const std::vector<std::uint32_t>& blocks) {
  std::string out;
  for (const std::uint32_t i : blocks) {
    if (!out.empty()) out += "\n\n";
    out += page.text_of(page.blocks[i]);
  }
  return out;
}

}  // namespace demarche::inline ingest
