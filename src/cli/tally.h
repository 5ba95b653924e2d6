// What a run has read and what it refused: for a terminal while the run goes on, and for --report when it ends.
//
//   Flow      cli/: the commands that read documents count here, and end with finish()
//   Shape     one row for each input, refusals by their reason; as a line of text, and as JSON (docs/formats/report.md)
//   Units     bytes of files as they lie there, packed or not; seconds of the clock
//   Lifetime  borrows the list of inputs
//   Errors    kResource: the report cannot be written
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "cli/input_files.h"
#include "cli/progress.h"

namespace demarche {

/// The message of a refusal without what is particular to one document: its place, numbers, what stands in quotes.
[[nodiscard]] std::string reason_of(const Error& error);

class Tally {
 public:
  /// `report`: the file to write; empty: none.
  Tally(const std::vector<InputFile>& files, std::string report);

  /// Writes a report of nothing: one that cannot be written is known before the work and not after it.
  [[nodiscard]] Status begin() const;
  void opened(std::size_t input);
  /// How far into its file an input is.
  void reached(std::uint64_t bytes, std::size_t input);
  void read(std::size_t input);
  /// Names what is refused on stderr, and counts it.
  void refuse(const Error& error, std::size_t input);
  /// Names a document that is left out because it is the copy of another, and counts it.
  void leave_out(const Error& copy, std::size_t input);
  /// Says what is odd about a document that is read.
  void mention(const Error& issue);
  /// Writes the report. The exit status: 3 where that fails, else `status`, or 1 where it is 0 and something was refused.
  [[nodiscard]] int finish(int status = 0);

 private:
  using Clock = std::chrono::steady_clock;
  struct Row {
    std::uint64_t read = 0, refused = 0, copies = 0, bytes = 0;
    Clock::time_point opened{}, last{};
    std::vector<std::pair<std::string, std::uint64_t>> reasons;  // in order of first appearance
    void count(const std::string& reason);
  };

  void show();
  [[nodiscard]] std::string line() const;
  [[nodiscard]] std::string report(int status) const;
  static void write_row(const Row& row, Json& json);

  const std::vector<InputFile>& files_;
  std::string report_;
  std::vector<Row> rows_;
  Row all_;
  std::uint64_t expected_bytes_ = 0;  // of the inputs whose size is known
  std::uint64_t reached_bytes_ = 0;   // of those
  Progress progress_;
};

}  // namespace demarche
