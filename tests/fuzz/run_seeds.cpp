// Runs one fuzz target over the files of a folder: run_seeds FOLDER. What libFuzzer would do with its corpus, in an ordinary build.
//
//   Errors    1: the folder has no file; a property that does not hold ends the program
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/file.h"
#include "fuzz/fuzz.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    std::printf("%s\n", file.c_str());
    std::fflush(stdout);
    const auto bytes = demarche::read_file(file);
    if (!bytes) return 1;
    // Memory of just this size: AddressSanitizer notices a byte too many.
    const auto copy = std::make_unique<std::uint8_t[]>(bytes->size());
    if (!bytes->empty()) std::memcpy(copy.get(), bytes->data(), bytes->size());
    LLVMFuzzerTestOneInput(copy.get(), bytes->size());
  }
  LLVMFuzzerTestOneInput(nullptr, 0);
  return files.empty() ? 1 : 0;
}
