#include "knowledge/user_places.h"

#include <cstring>

#include "knowledge/places_compile.h"

namespace demarche::inline knowledge {

Result<UserPlaces> UserPlaces::compile(const Image& base, std::string_view text, std::string_view path) {
  PlaceBook book;
  book.add_image(Places(base));
  if (Status added = book.add_dump(text); !added) return std::move(added).error().in_file(path);
  ImageWriter writer;
  book.write(writer);
  const std::string bytes = writer.finish();
  UserPlaces out;
  out.words_.resize((bytes.size() + sizeof(Word) - 1) / sizeof(Word));
  std::memcpy(out.words_.data(), bytes.data(), bytes.size());
  auto image = Image::open({reinterpret_cast<const std::byte*>(out.words_.data()), bytes.size()});
  if (!image) return std::move(image).error();
  out.image_ = *std::move(image);
  return out;
}

}  // namespace demarche::inline knowledge
