#include "parse/draw.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace demarche::inline parse {
namespace {

std::string_view words_of(const Document& document, const TokenTable& tokens, TokenRange range) {
  return slice(document.text, {tokens.span[range.begin].begin, tokens.span[range.end - 1].end});
}

/// On one line, whatever breaks and controls the text has.
std::string on_a_line(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_control, ' ');
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : on_a_line(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string title_of(const Document& document, std::size_t sentence) {
  return (document.id.empty() ? std::string() : on_a_line(document.id) + "-") + std::to_string(sentence + 1);
}

/// The words that hang on each word of one sentence, in text order.
class Children {
 public:
  Children(const TokenTable& tokens, TokenRange range) : first_(range.begin), lists_(range.size()) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const TokenId head = tokens.head[i];
      if (head) {
        lists_[head.value - first_].push_back(i);
      } else {
        root_ = i;
      }
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t token) const { return lists_[token - first_]; }
  [[nodiscard]] std::uint32_t root() const noexcept { return root_; }

 private:
  std::uint32_t first_, root_ = 0;
  std::vector<std::vector<std::uint32_t>> lists_;
};

/// A word that is still to be written, and what stands before it on its line and on those below it.
struct Branch {
  std::uint32_t token;
  std::string lead, below;
};

}  // namespace

void append_text_trees(const Document& document, const TokenTable& tokens, std::string& out) {
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const TokenRange range = tokens.sentences[s].tokens;
    if (range.empty()) continue;
    out += "# " + title_of(document, s) + "  " + on_a_line(words_of(document, tokens, range)) + "\n";
    const Children children(tokens, range);
    std::vector<Branch> open{{children.root(), "", ""}};
    while (!open.empty()) {
      const Branch branch = std::move(open.back());
      open.pop_back();
      const std::uint32_t i = branch.token;
      out += branch.lead + on_a_line(slice(document.text, tokens.span[i])) + "  " + std::string(name(tokens.upos[i])) + " " +
             std::string(name(tokens.relation[i])) + "\n";
      const std::vector<std::uint32_t>& below = children.of(i);
      for (std::size_t k = below.size(); k-- > 0;) {  // the last one is written last
        const bool last = k + 1 == below.size();
        open.push_back({below[k], branch.below + (last ? "└─ " : "├─ "), branch.below + (last ? "   " : "│  ")});
      }
    }
    out += '\n';
  }
}

void append_dot_graphs(const Document& document, const TokenTable& tokens, std::string& out) {
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const TokenRange range = tokens.sentences[s].tokens;
    if (range.empty()) continue;
    out += "digraph " + quoted(title_of(document, s)) + " {\n  label=" + quoted(words_of(document, tokens, range)) + "\n  node [shape=plain, ordering=out]\n";
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::string number = std::to_string(i - range.begin + 1);
      out += "  " + number + " [label=" + quoted(std::string(slice(document.text, tokens.span[i])) + " " + std::string(name(tokens.upos[i]))) + "]\n";
      if (const TokenId head = tokens.head[i]) {
        out += "  " + std::to_string(head.value - range.begin + 1) + " -> " + number + " [label=" + quoted(name(tokens.relation[i])) + "]\n";
      }
    }
    out += "}\n";
  }
}

}  // namespace demarche::inline parse
