#include "demarche/engine.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "code/choose_english.h"
#include "code/coder.h"
#include "engine/layers.h"
#include "engine/pairs.h"
#include "engine/present.h"
#include "ingest/plain.h"
#include "knowledge/embedded.h"
#include "knowledge/user_actors.h"
#include "knowledge/user_places.h"
#include "link/linker.h"
#include "mention/attribution.h"
#include "mention/attribution_english.h"
#include "mention/resolver.h"
#include "parse/conllu.h"
#include "parse/draw.h"
#include "parse/english.h"
#include "segment/segmenter.h"

namespace demarche {

/// The working memory of one thread.
class Workspace {
 public:
  Document document;
  TokenTable tokens;
  Mentions mentions;
  std::vector<EventRow> events;
  Parser::Scratch parse;
  Resolver::ScratchPointer resolve;
  AttributionReader::Scratch attribute;
  Coder::Scratch code;
};

void WorkspaceDeleter::operator()(Workspace* workspace) const noexcept { delete workspace; }

/// What the user brings.
struct Own {
  std::optional<UserActors> actors;
  std::optional<UserPlaces> places;
};

/// Read when the first quote is asked for: most runs ask for none.
class LateAttributions {
 public:
  [[nodiscard]] Status find(Workspace& w) const {
    std::call_once(once_, [this] {
      auto model = read_attribution_model(attribution_english());
      if (model) {
        reader_.emplace(*std::move(model));
      } else {
        error_ = std::move(model).error();
      }
    });
    if (!reader_) return error_;
    reader_->find(w.document, w.tokens, w.attribute, w.mentions.attributions);
    return Done{};
  }

 private:
  mutable std::once_flag once_;
  mutable std::optional<AttributionReader> reader_;
  mutable Error error_;
};

struct Engine::Parts {
  Parts(Parser english, ChooseModel choices, const Image& image, const Image& places, Own own)
      : user(std::move(own.actors)),
        gazetteer(std::move(own.places)),
        parser(std::move(english)),
        resolver(user ? user->image() : image, gazetteer ? gazetteer->image() : places),
        coder(user ? user->image() : image),
        linker(user ? user->image() : image),
        chooser(std::move(choices)) {}

  std::optional<UserActors> user;  // the others look into these images
  std::optional<UserPlaces> gazetteer;
  Segmenter segmenter;
  Parser parser;
  Resolver resolver;
  LateAttributions attributions;
  Coder coder;
  Linker linker;
  Chooser chooser;

  [[nodiscard]] std::vector<Event> run(Workspace& w) const;
  [[nodiscard]] View view(const Workspace& w) const { return {w.document, w.tokens, w.mentions, coder.frames(), coder.ontology(), linker.disputes()}; }
};

/// From text to events: the whole of demarche on one screen.
std::vector<Event> Engine::Parts::run(Workspace& w) const {
  segmenter.segment(w.document, w.tokens);
  parser.parse(w.document.text, w.tokens, w.parse);
  resolver.resolve(w.document, w.tokens, *w.resolve, w.mentions);
  coder.code(w.document, w.tokens, w.mentions, w.code, w.events);
  linker.link(w.document, w.tokens, w.mentions, w.events);
  return present(view(w), w.events);
}

namespace {

constexpr std::array<std::string_view, 5> kStatuses{"actual", "future", "hypothetical", "negated", "historical"};

Status fill(const Article& article, Document& document) {
  document = Document();
  document.id = article.id;
  document.title = article.title;
  document.url = article.url;
  document.publication = article.publication;
  document.publication_country = article.publication_country;
  document.language = article.language;
  document.dateline = article.dateline;
  document.context = article.context;
  if (article.spans) {
    document.asked.emplace();
    for (const TextSpan span : *article.spans) document.asked->push_back({span.start, span.end});
  }
  if (!article.date.empty()) {
    document.date = read_day(article.date);
    if (!document.date) {
      return Error{ErrorCode::kBadInput, "'" + article.date + "' is no day: write YYYY-MM-DD or an RFC 3339 time"};
    }
  }
  return read_text(article.text, document);
}

bool keep(const Event& event, const CodeRequest& request) {
  if (event.event.empty() && !request.statements) return false;
  if (request.merge && !event.same_as.empty()) return false;
  if (request.only.empty()) return true;
  const auto wanted = split(request.only, ',');
  return std::find(wanted.begin(), wanted.end(), event.status) != wanted.end();
}

}  // namespace

std::optional<Error> CodeRequest::problem() const {
  if (only.empty()) return std::nullopt;
  for (const std::string_view status : split(only, ',')) {
    if (std::find(kStatuses.begin(), kStatuses.end(), status) == kStatuses.end()) {
      return Error{ErrorCode::kBadRequest, "no status '" + std::string(status) + "': use actual, future, hypothetical, negated, historical"};
    }
  }
  return std::nullopt;
}

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;

Result<Engine> Engine::open(const OpenRequest& request) {
  auto image = Image::open(embedded_knowledge());
  if (!image) return std::move(image).error();
  auto places = Image::open(embedded_places());
  if (!places) return std::move(places).error();
  Own own;
  if (!request.actors_file.empty()) {
    auto text = read_file(request.actors_file);
    if (!text) return std::move(text).error();
    auto compiled = UserActors::compile(*image, *text, request.actors_file);
    if (!compiled) return std::move(compiled).error();
    own.actors = *std::move(compiled);
  }
  if (!request.gazetteer_file.empty()) {
    auto text = read_file(request.gazetteer_file);
    if (!text) return std::move(text).error();
    auto compiled = UserPlaces::compile(*places, *text, request.gazetteer_file);
    if (!compiled) return std::move(compiled).error();
    own.places = *std::move(compiled);
  }
  auto parser = Parser::open(english_model());
  if (!parser) return std::move(parser).error();
  auto choices = read_choose_model(choose_english());
  if (!choices) return std::move(choices).error();
  return Engine(std::make_unique<const Parts>(*std::move(parser), *std::move(choices), *image, *places, std::move(own)));
}

WorkspacePointer Engine::new_workspace() const {
  WorkspacePointer workspace(new Workspace);
  workspace->resolve = parts_->resolver.new_scratch();
  return workspace;
}

Result<CodedArticle> Engine::code(const Article& article, const CodeRequest& request, Workspace& workspace) const {
  if (auto problem = request.problem()) return *std::move(problem);
  if (Status filled = fill(article, workspace.document); !filled) return std::move(filled).error();
  workspace.code.explain = request.explain;
  CodedArticle coded;
  coded.events = parts_->run(workspace);
  std::erase_if(coded.events, [&](const Event& event) { return !keep(event, request); });
  if (!request.explain) {
    for (Event& event : coded.events) event.explanation.clear();
  }
  coded.issues = workspace.document.issues;
  if (request.explain) coded.sentences = present_sentences(parts_->view(workspace));
  for (const Silence& silence : workspace.code.silences) {
    coded.sentences[silence.sentence].silences.push_back(silence.reason);
    coded.silences.push_back("sentence " + std::to_string(silence.sentence + 1) + ": " + silence.reason);
  }
  return coded;
}

Result<AnnotatedArticle> Engine::annotate(const Article& article, const AnnotateRequest& request, Workspace& w) const {
  if (auto problem = request.problem()) return *std::move(problem);
  if (Status filled = fill(article, w.document); !filled) return std::move(filled).error();
  parts_->segmenter.segment(w.document, w.tokens);
  parts_->parser.parse(w.document.text, w.tokens, w.parse);
  parts_->resolver.resolve(w.document, w.tokens, *w.resolve, w.mentions);
  const Layer layer = *layer_named(request.layer);
  if (layer == Layer::kQuote) {
    if (Status found = parts_->attributions.find(w); !found) return std::move(found).error();
  }
  return AnnotatedArticle{article.id, present_layer({w.document, w.tokens, w.mentions}, layer), w.document.issues};
}

Result<PairAnswer> Engine::classify(const PairQuestion& question, Workspace& w) const {
  if (Status filled = fill({.id = question.id, .text = question.sentence}, w.document); !filled) return std::move(filled).error();
  parts_->segmenter.segment(w.document, w.tokens);
  parts_->parser.parse(w.document.text, w.tokens, w.parse);
  parts_->resolver.resolve(w.document, w.tokens, *w.resolve, w.mentions);
  const PairChoice choice = choose_for_pair(
      {w.document, w.tokens, parts_->coder.frames(), parts_->coder.ontology(), parts_->chooser}, pair_of(question), w.code.grammar, w.mentions);
  return present(choice, question.id, parts_->coder.frames(), parts_->coder.ontology());
}

namespace {

void draw(SyntaxFormat format, const Workspace& workspace, std::string& out) {
  const auto append = format == SyntaxFormat::kDot ? append_dot_graphs : append_text_trees;
  append(workspace.document, workspace.tokens, out);
}

}  // namespace

Status Engine::parse(const Article& article, SyntaxFormat format, Workspace& workspace, std::string& out, std::vector<Error>& issues) const {
  if (Status filled = fill(article, workspace.document); !filled) return filled;
  parts_->segmenter.segment(workspace.document, workspace.tokens);
  parts_->parser.parse(workspace.document.text, workspace.tokens, workspace.parse);
  if (format == SyntaxFormat::kConllu) {
    append_conllu(workspace.document, parts_->parser, workspace.tokens, out);
  } else {
    draw(format, workspace, out);
  }
  issues = workspace.document.issues;
  return Done{};
}

Status Engine::parse_conllu(std::string_view conllu, SyntaxFormat format, Workspace& workspace, std::string& out) const {
  const auto sentences = read_conllu(conllu);
  if (!sentences) return sentences.error();
  workspace.document = Document();
  to_tokens(*sentences, workspace.document, workspace.tokens);
  parts_->parser.parse(workspace.document.text, workspace.tokens, workspace.parse);
  if (format == SyntaxFormat::kConllu) {
    append_annotated(*sentences, parts_->parser, workspace.tokens, out);
  } else {
    draw(format, workspace, out);
  }
  return Done{};
}

}  // namespace demarche
