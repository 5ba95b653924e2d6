// demarche-places: compiles what GeoNames publishes and knowledge/places/ into one image of places.
//
//   demarche-places --countries F --regions F --dump F --states F --root DIR --out places.dmk FILE…
//
//   Errors    the first mistake, as FILE:LINE:COLUMN: message; exit status 3
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>

#include "base/file.h"
#include "knowledge/places_compile.h"

namespace demarche {
namespace {

struct Options {
  std::string countries, regions, dump, states, root, out;
  std::vector<std::string> files;
};

Status add(PlaceBook& book, const std::string& path, Status (PlaceBook::*reader)(std::string_view)) {
  const auto text = read_file(path);
  if (!text) return text.error();
  Status status = (book.*reader)(*text);
  return status ? Status(Done{}) : Status(std::move(status).error().in_file(path));
}

Status add(PlaceBook& book, const Options& options, const std::string& path, Status (PlaceBook::*reader)(const SourceFile&)) {
  const auto text = read_file(options.root + "/" + path);
  if (!text) return text.error();
  auto blocks = read_blocks(*text);
  if (!blocks) return std::move(blocks).error().in_file(path);
  Status status = (book.*reader)({path, *std::move(blocks)});
  return status ? Status(Done{}) : Status(std::move(status).error().in_file(path));
}

Status compile(const Options& options) {
  PlaceBook book;
  if (Status status = add(book, options.countries, &PlaceBook::add_countries); !status) return status;
  if (Status status = add(book, options.regions, &PlaceBook::add_regions); !status) return status;
  if (Status status = add(book, options, options.states, &PlaceBook::add_states); !status) return status;
  if (Status status = add(book, options.dump, &PlaceBook::add_dump); !status) return status;
  std::vector<std::string> sorted = options.files;
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& file : sorted) {
    if (Status status = add(book, options, file, &PlaceBook::add_own); !status) return status;
  }
  ImageWriter writer;
  book.write(writer);
  return write_file(options.out, writer.finish());
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) {
  demarche::Options options;
  CLI::App app("Compiles places into one image.");
  app.add_option("--countries", options.countries, "countryInfo.txt of GeoNames")->required();
  app.add_option("--regions", options.regions, "admin1CodesASCII.txt of GeoNames")->required();
  app.add_option("--dump", options.dump, "a dump of GeoNames")->required();
  app.add_option("--states", options.states, "names of states, as in knowledge/actors/states.txt")->required();
  app.add_option("--root", options.root, "folder that the files of knowledge/ are named from")->required();
  app.add_option("--out", options.out, "image to write")->required();
  app.add_option("files", options.files, "files of knowledge/places/")->required();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::compile(options);
  if (status) return 0;
  fmt::print(stderr, "{}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
