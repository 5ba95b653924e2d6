#include "parse/conllu.h"


#include "base/text.h"
#include "base/utf8.h"

namespace demarche::inline parse {
namespace {

Error bad(std::string message, std::size_t line) {
  return Error{ErrorCode::kBadInput, std::move(message), {}, line};
}

std::vector<std::string_view> columns(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

/// Takes a file line by line.
class ConlluReader {
 public:
  Status add(const Line& line) {
    if (trim(line.text).empty()) return close();
    if (mend_utf8(line.text).broken > 0) return bad("broken UTF-8", line.number);
    if (line.text.front() == '#') {
      open_.comments.emplace_back(line.text);
      return Done{};
    }
    const auto cells = columns(line.text);
    if (cells.size() != 10) {
      return bad("a word has ten columns, this line has " + std::to_string(cells.size()), line.number);
    }
    if (cells[0].find('.') != std::string_view::npos) return Done{};  // an empty node
    if (cells[0].find('-') == std::string_view::npos) return add_word(cells, line.number);
    before_ = std::string(line.text) + "\n";
    return Done{};
  }

  /// The end of a sentence: only now is it known which heads lie within it.
  Status close() {
    for (std::size_t i = 0; i < open_.words.size(); ++i) {
      if (open_.words[i].head > open_.words.size()) return bad("a head lies outside its sentence", lines_[i]);
    }
    if (!open_.words.empty()) sentences.push_back(std::move(open_));
    open_ = {};
    lines_.clear();
    before_.clear();
    return Done{};
  }

  std::vector<ConlluSentence> sentences;

 private:
  Status add_word(const std::vector<std::string_view>& cells, std::size_t line) {
    std::uint32_t id = 0, head = 0;
    if (!read_number(cells[0], id) || id != open_.words.size() + 1)
      return bad("ids count from 1 without a gap", line);
    if (cells[6] != "_" && !read_number(cells[6], head)) return bad("a head is a number or '_'", line);
    if (cells[1].empty()) return bad("an empty form", line);
    open_.words.push_back({std::string(cells[1]), std::string(cells[2]), std::string(cells[3]),
                           std::string(cells[4]), std::string(cells[5]), std::string(cells[7]),
                           std::string(cells[9]), head, std::move(before_)});
    lines_.push_back(line);
    before_.clear();
    return Done{};
  }

  ConlluSentence open_;
  std::vector<std::size_t> lines_;  // of its words
  std::string before_;
};

void append_word(std::size_t id, std::string_view form, const Tag& tag, std::string_view lemma,
                 std::size_t head, Relation relation, std::string_view misc, std::string& out) {
  out += std::to_string(id);
  for (const std::string_view cell : {form, lemma.empty() ? form : lemma, name(tag.upos),
                                      std::string_view(tag.xpos), std::string_view(tag.feats)}) {
    out += '\t';
    out += cell.empty() ? std::string_view("_") : cell;
  }
  out += '\t';
  out += std::to_string(head);
  out += '\t';
  out += name(relation);
  out += "\t_\t";
  out += misc.empty() ? std::string_view("_") : misc;
  out += '\n';
}

/// A form as a cell may hold it: without tabs and ends of line.
std::string cell(std::string_view form) {
  std::string out(form);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

std::size_t head_in(const TokenTable& tokens, TokenRange range, std::uint32_t token) {
  const TokenId head = tokens.head[token];
  return head ? head.value - range.begin + 1 : 0;
}

}  // namespace

Result<std::vector<ConlluSentence>> read_conllu(std::string_view text) {
  ConlluReader reader;
  for (const Line& line : lines(text)) {
    if (Status added = reader.add(line); !added) return std::move(added).error();
  }
  if (Status closed = reader.close(); !closed) return std::move(closed).error();
  return std::move(reader.sentences);
}

void to_tokens(const std::vector<ConlluSentence>& sentences, Document& document, TokenTable& tokens) {
  document.text.clear();
  tokens.clear();
  for (const ConlluSentence& sentence : sentences) {
    const auto first = static_cast<std::uint32_t>(tokens.size());
    for (const ConlluWord& word : sentence.words) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += word.form;
      tokens.add({begin, static_cast<std::uint32_t>(document.text.size())});
      if (word.misc.find("SpaceAfter=No") == std::string::npos) document.text += ' ';
    }
    tokens.sentences.push_back(
        {{first, static_cast<std::uint32_t>(tokens.size())}, SentenceRole::kBody, false});
    document.text += '\n';
  }
}

void append_annotated(const std::vector<ConlluSentence>& given, const Parser& parser,
                      const TokenTable& tokens, std::string& out) {
  for (std::size_t s = 0; s < given.size(); ++s) {
    for (const std::string& comment : given[s].comments) out += comment + "\n";
    const TokenRange range = tokens.sentences[s].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const ConlluWord& word = given[s].words[i - range.begin];
      out += word.before;
      append_word(i - range.begin + 1, word.form, parser.tag(tokens.tag[i]), tokens.lemma_of(TokenId(i)),
                  head_in(tokens, range, i), tokens.relation[i], word.misc, out);
    }
    out += '\n';
  }
}

void append_conllu(const Document& document, const Parser& parser, const TokenTable& tokens,
                   std::string& out) {
  out += "# newdoc id = " + cell(document.id) + "\n";
  for (std::size_t s = 0; s < tokens.sentences.size(); ++s) {
    const TokenRange range = tokens.sentences[s].tokens;
    if (range.empty()) continue;
    if (tokens.sentences[s].starts_paragraph) out += "# newpar\n";
    out += "# sent_id = " + cell(document.id) + "-" + std::to_string(s + 1) + "\n# text = ";
    out +=
        cell(slice(document.text, {tokens.span[range.begin].begin, tokens.span[range.end - 1].end})) + "\n";
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const bool joined = i + 1 < range.end && tokens.span[i].end == tokens.span[i + 1].begin;
      append_word(i - range.begin + 1, cell(slice(document.text, tokens.span[i])), parser.tag(tokens.tag[i]),
                  tokens.lemma_of(TokenId(i)), head_in(tokens, range, i), tokens.relation[i],
                  joined ? "SpaceAfter=No" : "_", out);
    }
    out += '\n';
  }
}

}  // namespace demarche::inline parse
