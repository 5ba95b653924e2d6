// What a store holds, listed: actors, places, sources, days.
#include "server/endpoints.h"
#include "server/rows.h"

namespace demarche::server {
namespace {

class Overview : public Question {
 public:
  Overview(const char* of, bool filtered) : filtered_(filtered) { overview_.of = of, overview_.limit = 10000; }
  void declare(Parameters& parameters) override {
    if (filtered_) server::declare(overview_.filter, parameters);
    parameters.number("limit", overview_.limit, {1, kMostRows}, "so many rows");
  }
  Result<std::string> answer(const Context& context, const std::string& /*path*/, std::string_view /*body*/) override {
    return rows(context, overview_, &Store::overview);
  }

 private:
  OverviewRequest overview_;
  bool filtered_;
};

}  // namespace

std::unique_ptr<Question> make_actors() { return std::make_unique<Overview>("actors", true); }
std::unique_ptr<Question> make_places() { return std::make_unique<Overview>("places", true); }
std::unique_ptr<Question> make_sources() { return std::make_unique<Overview>("sources", false); }
std::unique_ptr<Question> make_coverage() { return std::make_unique<Overview>("days", false); }

}  // namespace demarche::server
