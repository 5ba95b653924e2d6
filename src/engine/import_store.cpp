// Store::import_rows: the files of other data sets, row by row.
#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "engine/asking.h"
#include "engine/imports.h"

namespace demarche {
namespace {

constexpr std::array<std::string_view, 3> kFormats{"gdelt", "icews", "polecat"};
constexpr std::size_t kRowsPerCommit = 20'000;

}  // namespace

std::optional<Error> ImportRequest::problem() const {
  if (std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end()) return std::nullopt;
  return Error{ErrorCode::kBadRequest, "no format '" + format + "': use gdelt, icews or polecat"};
}

Result<ImportReport> Store::import_rows(const ImportRequest& request, std::string_view bytes, const std::function<void(Error)>& refuse) const {
  if (auto problem = request.problem()) return *std::move(problem);
  assert(parts_->folder);
  const auto peers = Peers::open();
  if (!peers) return peers.error();
  ImportReader reader(request.format, *peers);
  ImportReport report;
  std::vector<StoredArticle> batch;
  const auto commit = [&]() -> Status {
    if (batch.empty()) return Done{};
    const auto outcomes = add(batch);
    if (!outcomes) return outcomes.error();
    for (const StoreOutcome& outcome : *outcomes) {
      ++(outcome.kind == StoreOutcome::Kind::kAdded ? report.added : outcome.kind == StoreOutcome::Kind::kCorrected ? report.corrected : report.unchanged);
    }
    batch.clear();
    return Done{};
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bool first = true;
  for (const Line& line : lines(bytes)) {
    if (line.text.empty()) continue;
    if (std::exchange(first, false)) {
      const auto named = reader.header(line.text);
      if (!named) {
        ++report.refused;
        refuse(named.error());
        return report;
      }
      if (*named) continue;
    }
    auto row = reader.row(line.text);
    if (!row) {
      ++report.refused;
      refuse(std::move(row).error().at_line(line.number));
      continue;
    }
    batch.push_back(*std::move(row));
    if (batch.size() < kRowsPerCommit) continue;
    if (Status committed = commit(); !committed) return std::move(committed).error();
  }
  if (first) {
    ++report.refused;
    refuse(Error{ErrorCode::kBadInput, "is empty"});
  }
  if (Status committed = commit(); !committed) return std::move(committed).error();
  return report;
}

}  // namespace demarche
