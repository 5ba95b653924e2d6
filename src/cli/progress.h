// A line on a terminal that says how far a long run is; quiet everywhere else.
//
//   Lifetime  one for a run
//   Errors    none
#pragma once

#include <chrono>
#include <string>

namespace demarche {

class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Whether it is time for a new line.
  [[nodiscard]] bool due() const;
  /// Puts `line` in place of the last one, as much of it as fits.
  void show(std::string line);
  /// Takes the line away, so that a message can stand there.
  void clear();

 private:
  std::chrono::steady_clock::time_point last_;
  bool shows_ = false;  // stderr is a terminal and stdout is not
  bool shown_ = false;
};

}  // namespace demarche
