// Every frame of the lexicon has an example sentence; the whole program must code it as the lexicon says.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "demarche/engine.h"
#include "knowledge/embedded.h"
#include "knowledge/verbs.h"

namespace demarche {
namespace {

std::set<std::string> codes(const std::vector<EventActor>& parties) {
  std::set<std::string> out;
  for (const EventActor& party : parties) {
    if (!party.code.empty()) out.insert(party.code);
  }
  return out;
}

std::set<std::string> wanted(std::string_view text) {
  std::set<std::string> out;
  for (const std::string_view code : split(text, ',')) {
    if (code != "-") out.insert(std::string(code));
  }
  return out;
}

std::string shown(const Event& event) {
  std::string out = "  found " + event.rule + ":";
  for (const std::string& code : codes(event.actor)) out += " " + code;
  out += " >";
  for (const std::string& code : codes(event.recipient)) out += " " + code;
  return out + "\n";
}

TEST(Lexicon, ExamplesAreCodedAsTheySay) {
  auto engine = Engine::open();
  ASSERT_TRUE(engine);
  auto image = Image::open(embedded_knowledge());
  ASSERT_TRUE(image);
  const Frames frames(*image);
  const WorkspacePointer workspace = engine->new_workspace();
  ASSERT_GT(frames.examples().size(), 150U);
  CodeRequest request;
  request.statements = true;
  for (const ExampleRow& row : frames.examples()) {
    const FrameRow& frame = frames.frame(FrameId(row.frame));
    Article article;
    article.id = "example";
    article.text = frames.text(row.sentence);
    const auto coded = engine->code(article, request, *workspace);
    ASSERT_TRUE(coded);
    const auto fits = [&](const Event& event) {
      return event.rule == frames.text(frame.name) && codes(event.actor) == wanted(frames.text(row.actor)) &&
             codes(event.recipient) == wanted(frames.text(row.recipient));
    };
    std::string found;
    for (const Event& event : coded->events) found += shown(event);
    EXPECT_TRUE(std::any_of(coded->events.begin(), coded->events.end(), fits))
        << frames.text(frame.file) << ":" << row.line << ": " << article.text << "\n  wanted " << frames.text(frame.name) << ": "
        << frames.text(row.actor) << " > " << frames.text(row.recipient) << "\n" << found;
  }
}

}  // namespace
}  // namespace demarche
