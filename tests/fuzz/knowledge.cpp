// The texts of knowledge/ and the user's own: what is wrong is named with its line, what is right makes an image that opens.
//
//   Shape     the first letter says what follows: o categories, v verbs, a actors, p places, g a dump of GeoNames
#include "fuzz/fuzz.h"
#include "knowledge/actors.h"
#include "knowledge/ontology.h"
#include "knowledge/places_compile.h"
#include "knowledge/verbs.h"

namespace demarche {
namespace {

/// The bytes of an image where an image wants them.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes) : words_((bytes.size() + sizeof(Word) - 1) / sizeof(Word)), size_(bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words_.data()));
  }
  [[nodiscard]] Image image() const {
    auto image = Image::open({reinterpret_cast<const std::byte*>(words_.data()), size_});
    require(image.ok(), "an image that was written opens");
    return *std::move(image);
  }

 private:
  struct alignas(16) Word {
    char bytes[16];
  };
  std::vector<Word> words_;
  std::size_t size_;
};

void check_error(const Error& error, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  require(error.line >= 1 && error.line <= lines, "a mistake has its line", error.text());
  require(!error.message.empty(), "a mistake is named");
}

constexpr std::string_view kOntology =
    "category SANCTION\n  quad 4\n  score -6\n  mode discontinue -6 Cut or stopped\ncontext economic\ncode 16\ncode 163\n  plover SANCTION\n";
constexpr std::string_view kCountries =
    "AA\tAAA\t1\tAA\tAvaria\tPort Avar\t10\t5000000\tEU\t.aa\t\t\t\t\t\t\t11\t\t\n"
    "BB\tBBB\t2\tBB\tBoria\tBor\t10\t900000\tEU\t.bb\t\t\t\t\t\t\t12\t\t\n";

Status compile(char kind, const SourceFile& file, ImageWriter& writer) {
  switch (kind) {
    case 'o': return compile_ontology({&file, 1}, writer);
    case 'a': return compile_actors({&file, 1}, writer);
    case 'v': {
      const auto blocks = read_blocks(kOntology);
      const SourceFile ontology{"ontology.txt", *blocks};
      Status compiled = compile_ontology({&ontology, 1}, writer);
      require(compiled.ok(), "the small ontology is right", compiled ? "" : compiled.error().text());
      const Aligned first(writer.finish());
      return compile_verbs({&file, 1}, Ontology(first.image()), writer);
    }
    default: {
      PlaceBook book;
      require(book.add_countries(kCountries).ok(), "the small list of countries is right");
      Status added = book.add_own(file);
      book.write(writer);
      return added;
    }
  }
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  std::string_view text = text_of_run(bytes, size);
  if (text.empty()) return 0;
  const char kind = text.front();
  text.remove_prefix(1);
  ImageWriter writer;
  if (kind == 'g') {
    PlaceBook book;
    require(book.add_countries(kCountries).ok(), "the small list of countries is right");
    if (Status added = book.add_dump(text); !added) check_error(added.error(), text);
    book.write(writer);
  } else {
    const auto blocks = read_blocks(text);
    if (!blocks) return check_error(blocks.error(), text), 0;
    if (Status compiled = compile(kind, {"in.txt", *blocks}, writer); !compiled) return check_error(compiled.error(), text), 0;
  }
  const Aligned image(writer.finish());
  (void)image.image();
  return 0;
}
