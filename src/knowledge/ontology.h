// PLOVER's categories, modes and contexts, and CAMEO's codes.
//
//   Flow      knowledge/ontology/*.txt -> compile_ontology() -> image -> Ontology
//   Shape     tables in the order of the files; a mode belongs to one category; words that suggest a context
//   Units     scores in [-10, 10]; quad 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
//   Lifetime  borrows the image
//   Threads   immutable: share it
//   Errors    compile_ontology(): unknown key or category, a name that stands twice, numbers out of range:
//             file, line, column
//   Source    docs/formats/ontology.md; PLOVER 2.0, chapter 2; CAMEO 1.1b3
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "knowledge/image.h"
#include "knowledge/source.h"
#include "record/event_row.h"

namespace demarche::inline knowledge {

struct CategoryRow {
  Text name, about;
  float score = 0;
  std::uint8_t quad = 0;
  std::uint8_t needs_recipient = 0;
  std::uint8_t unused[2] = {0, 0};
};

struct ModeRow {
  Text name, about;
  std::uint32_t category = 0;
  float score = 0;
};

struct ContextRow {
  Text name, about;
};

/// A lemma whose presence suggests a context.
struct ContextWordRow {
  Text word;
  std::uint32_t context = 0;
};

struct CameoRow {
  Text code, name;
  float goldstein = 0;
  std::uint32_t category = UINT32_MAX, mode = UINT32_MAX;  // UINT32_MAX: none
};

/// Codes may refer to categories of any file. The tables are written only where every file is right.
Status compile_ontology(std::span<const SourceFile> files, ImageWriter& writer);

class Ontology {
 public:
  explicit Ontology(const Image& image);

  [[nodiscard]] std::optional<CategoryId> category_named(std::string_view name) const noexcept;
  [[nodiscard]] std::optional<ModeId> mode_named(CategoryId category, std::string_view name) const noexcept;
  [[nodiscard]] std::optional<ContextId> context_named(std::string_view name) const noexcept;
  [[nodiscard]] std::optional<CameoId> cameo_coded(std::string_view code) const noexcept;

  /// The contexts that a lemma suggests, in the order of the file; empty for most words.
  [[nodiscard]] std::span<const ContextWordRow> contexts_suggested_by(std::string_view lemma) const noexcept;

  [[nodiscard]] const CategoryRow& category(CategoryId id) const noexcept { return categories_[id.row()]; }
  [[nodiscard]] const ModeRow& mode(ModeId id) const noexcept { return modes_[id.row()]; }
  [[nodiscard]] const ContextRow& context(ContextId id) const noexcept { return contexts_[id.row()]; }
  [[nodiscard]] const CameoRow& cameo(CameoId id) const noexcept { return cameo_[id.row()]; }
  [[nodiscard]] std::span<const CategoryRow> categories() const noexcept { return categories_; }
  [[nodiscard]] std::span<const ModeRow> modes() const noexcept { return modes_; }
  [[nodiscard]] std::span<const ContextRow> contexts() const noexcept { return contexts_; }
  [[nodiscard]] std::span<const CameoRow> cameo_codes() const noexcept { return cameo_; }
  [[nodiscard]] std::string_view text(Text text) const noexcept { return image_.text(text); }

 private:
  Image image_;
  std::span<const CategoryRow> categories_;
  std::span<const ModeRow> modes_;
  std::span<const ContextRow> contexts_;
  std::span<const ContextWordRow> context_words_;
  std::span<const CameoRow> cameo_;
};

}  // namespace demarche::inline knowledge
