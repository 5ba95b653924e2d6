// The codebook as the world sees it: rows of the image become names.
#include <cmath>

#include "demarche/knowledge.h"
#include "knowledge/embedded.h"
#include "knowledge/ontology.h"

namespace demarche {
namespace {

/// Scores have one decimal; the image holds floats, which have not.
double tenths(float score) { return std::round(static_cast<double>(score) * 10) / 10; }

class Lister {
 public:
  explicit Lister(const Ontology& ontology) : ontology_(ontology) {}

  [[nodiscard]] Codebook list() const {
    Codebook book;
    for (const CategoryRow& row : ontology_.categories()) {
      book.categories.push_back({text(row.name), text(row.about), row.quad, tenths(row.score), row.needs_recipient != 0, {}});
    }
    for (const ModeRow& row : ontology_.modes()) book.categories[row.category].modes.push_back({text(row.name), text(row.about), tenths(row.score)});
    for (const ContextRow& row : ontology_.contexts()) book.contexts.push_back({text(row.name), text(row.about)});
    for (const CameoRow& row : ontology_.cameo_codes()) {
      const std::string event = row.category == UINT32_MAX ? "" : text(ontology_.categories()[row.category].name);
      const std::string mode = row.mode == UINT32_MAX ? "" : text(ontology_.modes()[row.mode].name);
      book.cameo.push_back({text(row.code), text(row.name), tenths(row.goldstein), event, mode});
    }
    return book;
  }

 private:
  [[nodiscard]] std::string text(Text text) const { return std::string(ontology_.text(text)); }
  const Ontology& ontology_;
};

}  // namespace

Result<Codebook> codebook() {
  auto image = Image::open(embedded_knowledge());
  if (!image) return std::move(image).error();
  const Ontology ontology(*image);
  return Lister(ontology).list();
}

}  // namespace demarche
