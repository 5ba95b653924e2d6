// Standard output that notices when it fails.
//
//   Lifetime  one for a run
//   Errors    kResource: the disk is full, the pipe is closed; once failed, nothing more is written
#pragma once

#include <string_view>

#include "demarche/error.h"

namespace demarche {

class Output {
 public:
  Status write(std::string_view bytes);

 private:
  std::size_t written_ = 0;
};

/// "demarche: FILE:LINE: message" on stderr.
void complain(const Error& error);

}  // namespace demarche
