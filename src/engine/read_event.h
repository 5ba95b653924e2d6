// Events back from the JSON that append_json() writes.
//
//   Flow      engine/: store/ gives JSON, the formats take Events
//   Shape     one object -> Event, field by field; what it does not know is passed over
//   Lifetime  the Event owns its strings; an EventReader keeps a parser and belongs to one thread
//   Errors    kBadInput: not JSON, not an object, a field of the wrong type
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "demarche/event.h"

namespace demarche::inline engine {

class EventReader {
 public:
  EventReader();
  ~EventReader();
  [[nodiscard]] Result<Event> read(std::string_view json);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace demarche::inline engine
