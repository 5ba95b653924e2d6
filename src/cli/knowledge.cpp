// demarche knowledge: what the program knows, and what is wrong with it.
#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "demarche/knowledge.h"

namespace demarche {

int run_knowledge_check() {
  const auto findings = check_knowledge();
  if (!findings) return complain(findings.error()), 3;
  Output output;
  std::string text;
  for (const KnowledgeFinding& finding : *findings) {
    text += finding.kind + (finding.place.empty() ? "" : " " + finding.place) + ": " + finding.message + "\n";
  }
  text += fmt::format("{} findings\n", findings->size());
  if (Status written = output.write(text); !written) return complain(written.error()), 3;
  return findings->empty() ? 0 : 1;
}

int run_knowledge_info() {
  const auto counts = count_knowledge();
  if (!counts) return complain(counts.error()), 3;
  Output output;
  std::string text;
  for (const KnowledgeCount& row : *counts) text += fmt::format("{:8} {}\n", row.count, row.name);
  if (Status written = output.write(text); !written) return complain(written.error()), 3;
  return 0;
}

}  // namespace demarche
