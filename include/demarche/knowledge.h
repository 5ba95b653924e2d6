// What the program knows, counted and checked.
//
//   Shape     the knowledge that is part of the program -> counts, findings
//   Errors    kBadData: the knowledge of the program is damaged
//   Source    docs/formats/command_line.md
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "demarche/error.h"

namespace demarche {

/// One thing that is wrong or missing in knowledge/.
struct KnowledgeFinding {
  std::string kind;     // "never": a frame that can never fire; "example": a frame without one; "code", "mode": none leads to it
  std::string place;    // "knowledge/verbs/aid.txt:12"; empty: no line is to blame
  std::string message;  // "the frame aid.give stands behind aid.relief with the same words and slots"
};

struct KnowledgeCount {
  std::string name;  // "frames"
  std::size_t count = 0;
};

/// A category of PLOVER, and the modes that are its own.
struct CodebookMode {
  std::string name, about;
  double event_scale = 0;
};

struct CodebookCategory {
  std::string name, about;
  int quad_code = 0;
  double event_scale = 0;
  bool needs_recipient = false;  // without one there is no such event
  std::vector<CodebookMode> modes;
};

struct CodebookContext {
  std::string name, about;
};

struct CodebookCode {
  std::string code, name;  // of CAMEO
  double goldstein = 0;
  std::string event, mode;  // empty: none
};

/// All that can be coded, in the order of knowledge/ontology/.
struct Codebook {
  std::vector<CodebookCategory> categories;
  std::vector<CodebookContext> contexts;
  std::vector<CodebookCode> cameo;
};

[[nodiscard]] Result<Codebook> codebook();

/// In order of kind, then of place. Empty: nothing found.
[[nodiscard]] Result<std::vector<KnowledgeFinding>> check_knowledge();

[[nodiscard]] Result<std::vector<KnowledgeCount>> count_knowledge();

}  // namespace demarche
