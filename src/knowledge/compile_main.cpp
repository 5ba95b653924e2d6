// demarche-knowledge: compiles the text files of knowledge/ into one image.
//
//   demarche-knowledge --root DIR --out knowledge.dmk FILE…
//
//   Errors    each file's first mistake, as FILE:LINE:COLUMN: message; exit status 3
#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <deque>

#include "base/file.h"
#include "knowledge/actors.h"
#include "knowledge/disputes.h"
#include "knowledge/ontology.h"
#include "knowledge/verbs.h"

namespace demarche {
namespace {

struct Options {
  std::string root, out;
  std::vector<std::string> files;
};

class Sources {
 public:
  Status read(const Options& options);
  [[nodiscard]] std::vector<SourceFile> below(std::string_view folder) const;

 private:
  std::deque<std::string> texts_, paths_;  // SourceFiles borrow from these
  std::vector<SourceFile> files_;
};

Status Sources::read(const Options& options) {
  std::vector<std::string> sorted = options.files;
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& file : sorted) {
    auto text = read_file(options.root + "/" + file);
    if (!text) return std::move(text).error();
    texts_.push_back(*std::move(text));
    paths_.push_back(file);
    auto blocks = read_blocks(texts_.back());
    if (!blocks) return std::move(blocks).error().in_file(file);
    files_.push_back({paths_.back(), *std::move(blocks)});
  }
  return Done{};
}

std::vector<SourceFile> Sources::below(std::string_view folder) const {
  std::vector<SourceFile> out;
  for (const SourceFile& file : files_) {
    if (file.path.find(folder) != std::string_view::npos) out.push_back(file);
  }
  return out;
}

/// An image's bytes where Image::open() may read them.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes) : words_((bytes.size() + 15) / 16) {
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(words_.data()));
    size_ = bytes.size();
  }
  [[nodiscard]] std::span<const std::byte> bytes() const { return {reinterpret_cast<const std::byte*>(words_.data()), size_}; }

 private:
  struct alignas(16) Word {
    std::byte bytes[16];
  };
  std::vector<Word> words_;
  std::size_t size_;
};

Status compile(const Options& options) {
  Sources sources;
  if (Status read = sources.read(options); !read) return read;
  ImageWriter writer;
  if (Status done = compile_ontology(sources.below("/ontology/"), writer); !done) return done;
  const Aligned first(writer.finish());  // frames name categories and codes: they are looked up in an image of just these
  auto image = Image::open(first.bytes());
  if (!image) return std::move(image).error();
  if (Status done = compile_verbs(sources.below("/verbs/"), Ontology(*image), writer); !done) return done;
  if (Status done = compile_actors(sources.below("/actors/"), writer); !done) return done;
  const Aligned second(writer.finish());
  image = Image::open(second.bytes());
  if (!image) return std::move(image).error();
  if (Status done = compile_disputes(sources.below("/disputes"), Actors(*image), writer); !done) return done;
  return write_file(options.out, writer.finish());
}

}  // namespace
}  // namespace demarche

int main(int argc, char** argv) {
  demarche::Options options;
  CLI::App app("Compiles knowledge/ into one image.");
  app.add_option("--root", options.root, "folder that the files are named from")->required();
  app.add_option("--out", options.out, "image to write")->required();
  app.add_option("files", options.files, "source files")->required();
  CLI11_PARSE(app, argc, argv);
  const demarche::Status status = demarche::compile(options);
  if (status) return 0;
  fmt::print(stderr, "{}\n", status.error().text());
  return demarche::exit_status(status.error().code);
}
