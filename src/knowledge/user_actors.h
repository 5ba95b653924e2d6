// A user's own actors on top of those of the program.
//
//   Flow      knowledge/: once, when the engine opens with --actors
//   Shape     image and a text in the grammar of knowledge/actors/ -> a new image
//   Units     lines and columns count from 1
//   Lifetime  owns the bytes of the new image
//   Threads   immutable: share it
//   Errors    as compile_actors(), with file, line, column
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/image.h"

namespace demarche::inline knowledge {

class UserActors {
 public:
  /// A name of `text` stands for its block alone; all other names of `base` stay. `path` is shown in messages.
  static Result<UserActors> compile(const Image& base, std::string_view text, std::string_view path);
  [[nodiscard]] const Image& image() const noexcept { return image_; }

 private:
  struct alignas(16) Word {
    std::byte bytes[16];
  };
  std::vector<Word> words_;
  Image image_;
};

}  // namespace demarche::inline knowledge
