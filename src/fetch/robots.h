// What a site lets robots read.
//
//   Flow      fetch/: before each page of a site
//   Shape     robots.txt -> rules for one robot; a target -> may it be read
//   Units     seconds
//   Lifetime  owns its strings
//   Errors    none: lines that are no rules are passed over
//   Cost      reading: linear; asking: rules times target
//   Source    RFC 9309; Crawl-delay, which it does not have and sites do
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline fetch {

class RobotRules {
 public:
  /// All is allowed.
  RobotRules() = default;
  /// `robot`: its name in small letters, "demarche".
  [[nodiscard]] static RobotRules read(std::string_view text, std::string_view robot);
  [[nodiscard]] static RobotRules nothing_allowed();

  [[nodiscard]] bool allow(std::string_view target) const;
  /// Between two requests, as the site wishes; 0: it says nothing.
  [[nodiscard]] double delay_seconds() const noexcept { return delay_seconds_; }

 private:
  struct Rule {
    std::string pattern;
    bool allows = false;
  };
  std::vector<Rule> rules_;
  double delay_seconds_ = 0;
};

}  // namespace demarche::inline fetch
