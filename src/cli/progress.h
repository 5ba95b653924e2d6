// A line on a terminal that says how far a long run is; quiet everywhere else.
#pragma once

#include <chrono>
#include <cstddef>

namespace demarche {

class Progress {
 public:
  Progress();
  ~Progress();
  void add(std::size_t documents);

 private:
  std::chrono::steady_clock::time_point start_, last_;
  std::size_t documents_ = 0;
  bool shows_ = false;  // stderr is a terminal and stdout is not
  bool shown_ = false;
};

}  // namespace demarche
