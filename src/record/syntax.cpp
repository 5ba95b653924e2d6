#include "record/syntax.h"

#include <array>
#include <cstddef>

namespace demarche::inline record {
namespace {

constexpr auto kUposNames = std::to_array<std::string_view>({
#define DM_VALUE(name) #name,
    DM_UPOS(DM_VALUE)
#undef DM_VALUE
});

constexpr auto kRelationNames = std::to_array<std::string_view>({
#define DM_VALUE(name, text) text,
    DM_RELATIONS(DM_VALUE)
#undef DM_VALUE
});

template <class Value, std::size_t N>
std::optional<Value> find(const std::array<std::string_view, N>& names, std::string_view wanted) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == wanted) return static_cast<Value>(i);
  }
  return std::nullopt;
}

std::string_view base_name(std::string_view name) noexcept { return name.substr(0, name.find(':')); }

}  // namespace

std::string_view name(Upos upos) noexcept { return kUposNames[static_cast<std::size_t>(upos)]; }
std::string_view name(Relation relation) noexcept { return kRelationNames[static_cast<std::size_t>(relation)]; }

std::optional<Upos> upos_named(std::string_view name) noexcept { return find<Upos>(kUposNames, name); }

std::optional<Relation> relation_named(std::string_view name) noexcept {
  const auto exact = find<Relation>(kRelationNames, name);
  return exact ? exact : find<Relation>(kRelationNames, base_name(name));
}

Relation base_of(Relation relation) noexcept {
  static const auto bases = [] {
    std::array<Relation, kRelationNames.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = find<Relation>(kRelationNames, base_name(kRelationNames[i])).value_or(static_cast<Relation>(i));
    }
    return out;
  }();
  return bases[static_cast<std::size_t>(relation)];
}

}  // namespace demarche::inline record
