// Events as files: all that pass the filters, without pages.
#include "server/endpoints.h"
#include "server/rows.h"

namespace demarche::server {
namespace {

class Export : public Question {
 public:
  void declare(Parameters& parameters) override {
    server::declare(query_.filter, parameters);
    parameters.choice("format", format_, {"jsonl", "csv", "parquet", "gdelt", "gdelt-mentions", "icews", "polecat", "phoenix", "plover"}, "of the file");
    parameters.flag("mentions", query_.mentions, "with further mentions, as records of their own; only of jsonl, csv and parquet");
  }
  Result<std::optional<Download>> download(const Context& context) override {
    const bool own = format_ == "jsonl" || format_ == "csv" || format_ == "parquet";
    if (own) return file_of(context, query_, format_, &Store::query);
    if (query_.mentions) return Error{ErrorCode::kBadRequest, "mentions: " + format_ + " has no records for them"}.in_field("mentions");
    ExportRequest request;
    request.filter = query_.filter;
    return file_of(context, request, format_, &Store::export_events);
  }
  Result<std::string> answer(const Context& /*context*/, const std::string& /*path*/, std::string_view /*body*/) override {
    return Error{ErrorCode::kBadRequest, "is a file"};  // download() has it
  }

 private:
  QueryRequest query_;
  std::string format_ = "jsonl";
};

}  // namespace

std::unique_ptr<Question> make_export() { return std::make_unique<Export>(); }

}  // namespace demarche::server
