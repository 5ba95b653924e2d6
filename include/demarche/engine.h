// The whole of demarche for one article at a time, and for many.
//
//   Shape     Article -> CodedArticle; nothing is kept between articles
//   Lifetime  an Engine owns the knowledge and the model; a Workspace holds the working memory of one thread
//   Threads   an Engine is immutable: share it. A Workspace belongs to one thread at a time
//   Errors    open(): kBadData, with file, line and column where it is the user's file. code(): the article itself is refused (empty, binary, no such day); what was merely odd about
//             it stands in `issues`
//   Cost      linear in text
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/annotate.h"
#include "demarche/article.h"
#include "demarche/classify.h"
#include "demarche/error.h"
#include "demarche/event.h"

namespace demarche {

/// What a caller may choose. The same struct serves every door.
struct CodeRequest {
  std::string only;         ///< statuses to keep, "actual,future"; empty: all
  bool statements = false;  ///< keep CAMEO 01 and 02, which have no PLOVER category
  bool merge = false;       ///< leave out further mentions of an event
  bool explain = false;

  /// The first broken rule; none where the request is right.
  [[nodiscard]] std::optional<Error> problem() const;
};

/// Where a sentence stands, in code points of the text.
struct CodedSentence {
  std::uint32_t start = 0, end = 0;
  std::string text;
  std::vector<std::string> silences;  ///< why frames that were looked at gave no event
};

struct CodedArticle {
  std::vector<Event> events;             ///< in order of trigger
  std::vector<Error> issues;             ///< what was odd about the article
  std::vector<std::string> silences;     ///< with explain: why a sentence gave no event
  std::vector<CodedSentence> sentences;  ///< with explain: all of them
};

/// What the engine is to know besides what is part of the program.
struct OpenRequest {
  std::string actors_file;     ///< actors that add to its own or override them; empty: none
  std::string gazetteer_file;  ///< a dump of GeoNames that adds to its places; empty: none
};

class Workspace;
struct WorkspaceDeleter {
  void operator()(Workspace* workspace) const noexcept;
};
using WorkspacePointer = std::unique_ptr<Workspace, WorkspaceDeleter>;

/// How syntax is printed: all of it in columns, a tree in a terminal, a graph for Graphviz.
enum class SyntaxFormat : std::uint8_t { kConllu, kText, kDot };

class Engine {
 public:
  /// With the knowledge and the model that are part of the program.
  static Result<Engine> open(const OpenRequest& request = {});
  ~Engine();
  Engine(Engine&&) noexcept;

  [[nodiscard]] WorkspacePointer new_workspace() const;
  [[nodiscard]] Result<CodedArticle> code(const Article& article, const CodeRequest& request, Workspace& workspace) const;
  /// One layer of the article; where it brings spans, one row for each of them, in its order.
  [[nodiscard]] Result<AnnotatedArticle> annotate(const Article& article, const AnnotateRequest& request, Workspace& workspace) const;
  /// What the source did to the target: always an answer, even a weak one.
  [[nodiscard]] Result<PairAnswer> classify(const PairQuestion& question, Workspace& workspace) const;
  /// Appends the syntax of an article.
  Status parse(const Article& article, SyntaxFormat format, Workspace& workspace, std::string& out, std::vector<Error>& issues) const;
  /// Appends that of given CoNLL-U, whose sentences and tokens are kept; as CoNLL-U its comments and other columns too.
  Status parse_conllu(std::string_view conllu, SyntaxFormat format, Workspace& workspace, std::string& out) const;

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace demarche
