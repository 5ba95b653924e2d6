#include "knowledge/user_actors.h"

#include <cstring>

#include "knowledge/actors.h"
#include "knowledge/source.h"

namespace demarche::inline knowledge {

Result<UserActors> UserActors::compile(const Image& base, std::string_view text, std::string_view path) {
  auto blocks = read_blocks(text);
  if (!blocks) return std::move(blocks).error().in_file(path);
  const SourceFile file{path, *std::move(blocks)};
  ImageWriter writer = base.writer_without(actor_tables());
  if (Status added = add_actors(base, file, writer); !added) return std::move(added).error();
  const std::string bytes = writer.finish();
  UserActors out;
  out.words_.resize((bytes.size() + sizeof(Word) - 1) / sizeof(Word));
  std::memcpy(out.words_.data(), bytes.data(), bytes.size());
  auto image = Image::open({reinterpret_cast<const std::byte*>(out.words_.data()), bytes.size()});
  if (!image) return std::move(image).error();
  out.image_ = *std::move(image);
  return out;
}

}  // namespace demarche::inline knowledge
