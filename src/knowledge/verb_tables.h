// The image tables that verbs_compile.cpp writes and verbs.cpp reads.
//
//   Shape     WordRow: one word of one set; ListRow: a set that has a name
//   Units     sets count from 0
//   Lifetime  rows of the image
//   Errors    none
#pragma once

#include "knowledge/image.h"

namespace demarche::inline knowledge {

inline constexpr std::uint32_t kFrameTable = table_name("FRAM");
inline constexpr std::uint32_t kTriggerTable = table_name("TRIG");
inline constexpr std::uint32_t kSlotTable = table_name("SLOT");
inline constexpr std::uint32_t kPathTable = table_name("PATH");
inline constexpr std::uint32_t kFrameModeTable = table_name("FMOD");
inline constexpr std::uint32_t kFrameContextTable = table_name("FCTX");
inline constexpr std::uint32_t kExampleTable = table_name("EXMP");
inline constexpr std::uint32_t kWordTable = table_name("WORD");
inline constexpr std::uint32_t kListTable = table_name("LIST");

struct WordRow {
  Text word;
  std::uint32_t set = 0;
};

struct ListRow {
  Text name;
  std::uint32_t set = 0;
};

}  // namespace demarche::inline knowledge
