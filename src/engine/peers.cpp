#include "engine/peers.h"

#include "base/text.h"
#include "knowledge/actors.h"
#include "knowledge/embedded.h"

namespace demarche::inline engine {
namespace {

struct SectorRow {
  std::string_view code, icews;
};

// ICEWS has a tree of sectors; these are the branches that mean the same. The first of a code is written, all are read.
constexpr SectorRow kSectors[] = {
    {"GOV", "Government"},
    {"MIL", "Military"},
    {"COP", "Police"},
    {"JUD", "Judicial"},
    {"LEG", "Legislative / Parliamentary"},
    {"SPY", "Intelligence"},
    {"REB", "Rebel"},
    {"UAF", "Unidentified Forces"},
    {"OPP", "Dissident"},
    {"OPP", "Opposition"},
    {"PTY", "Parties"},
    {"CRM", "Criminals / Gangs"},
    {"BUS", "Business"},
    {"MED", "Medical / Health"},
    {"JRN", "Media"},
    {"EDU", "Education"},
    {"LAB", "Labor"},
    {"NGO", "Nongovernmental Organization"},
    {"NGO", "NGO"},
    {"IGO", "International Government Organization"},
    {"REL", "Religious"},
    {"ETH", "Ethnic"},
    {"ELI", "Elite"},
    {"REF", "Refugees / Displaced"},
    {"CVL", "Civilian"},
    {"CVL", "General Population"},
    {"GOV", "Executive"},
    {"GOV", "Cabinet"},
    {"GOV", "Ministry"},
    {"GOV", "Head of Government"},
};

}  // namespace

std::string_view icews_sector(std::string_view sector) noexcept {
  for (const SectorRow& row : kSectors) {
    if (row.code == sector) return row.icews;
  }
  return {};
}

std::string_view sector_of_icews(std::string_view words) noexcept {
  for (const std::string_view one : split(words, ',')) {
    for (const SectorRow& row : kSectors) {
      if (one.starts_with(row.icews)) return row.code;
    }
  }
  return {};
}

Result<Peers> Peers::open() {
  const auto image = Image::open(embedded_knowledge());
  if (!image) return image.error();
  return Peers(*image);
}

Peers::Peers(const Image& image) : ontology_(image) {
  const Actors actors(image);
  for (const NameRow& row : actors.names()) {
    const ActorRow& actor = actors.actor(row.actor);
    if (actor.kind != ActorKind::kState || actor.place != 0 || row.use != NameUse::kName) continue;
    codes_.emplace(actors.text(row.folded), actor.code.text());
    names_.emplace(actor.code.text(), actors.text(actor.name));
  }
  for (const CameoRow& row : ontology_.cameo_codes()) cameo_.emplace(folded(ontology_.text(row.name)), ontology_.text(row.code));
}

std::string_view Peers::state_name(std::string_view code) const {
  const auto found = names_.find(code);
  return found == names_.end() ? std::string_view() : found->second;
}

std::string_view Peers::state_code(std::string_view name) const {
  const auto found = codes_.find(folded(name));
  return found == codes_.end() ? std::string_view() : found->second;
}

std::string_view Peers::cameo_name(std::string_view code) const {
  const auto cameo = ontology_.cameo_coded(code);
  return cameo ? ontology_.text(ontology_.cameo(*cameo).name) : std::string_view();
}

std::string_view Peers::cameo_named(std::string_view name) const {
  const auto found = cameo_.find(folded(name));
  return found == cameo_.end() ? std::string_view() : found->second;
}

Peers::Category Peers::category_of_cameo(std::string_view code) const {
  const auto cameo = ontology_.cameo_coded(code);
  if (!cameo) return {};
  const CameoRow& row = ontology_.cameo(*cameo);
  Category out;
  out.goldstein = row.goldstein;
  out.known = true;
  if (row.category == UINT32_MAX) return out;
  const CategoryRow& category = ontology_.category(CategoryId(row.category));
  out.event = ontology_.text(category.name);
  out.quad = category.quad;
  out.scale = category.score;
  if (row.mode == UINT32_MAX) return out;
  const ModeRow& mode = ontology_.mode(ModeId(row.mode));
  out.mode = ontology_.text(mode.name);
  out.scale = mode.score;
  return out;
}

Peers::Category Peers::category_named(std::string_view event, std::string_view mode) const {
  const auto category = ontology_.category_named(event);
  if (!category) return {};
  Category out;
  out.event = event;
  out.quad = ontology_.category(*category).quad;
  out.scale = ontology_.category(*category).score;
  out.known = true;
  if (const auto named = ontology_.mode_named(*category, mode)) {
    out.mode = mode;
    out.scale = ontology_.mode(*named).score;
  }
  return out;
}

}  // namespace demarche::inline engine
