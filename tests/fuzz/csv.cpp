// Tables: lines rise, and a table of quoted fields says what stands in them.
#include "fuzz/streams.h"
#include "ingest/csv.h"

namespace demarche {
namespace {

/// Any text survives as a field in quotes.
void check_quoted(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  std::string table = "text\n\"";
  for (const char c : text) table += c == '"' ? "\"\"" : std::string(1, c);
  table += "\"\n";
  MemoryBytes memory(table);
  ByteQueue queue(memory);
  CsvReader rows(queue, "in", {}, table.size());
  const auto row = rows.next();
  require(row.has_value(), "a row is a row", table);
  if (*row) require((*row)->text == mend_utf8(text).text, "a field in quotes is what stands in them", (*row)->text);
  require(!rows.next(), "one row is one row", table);
}

}  // namespace
}  // namespace demarche

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string_view text = text_of_run(bytes, size);
  check_quoted(text);
  MemoryBytes memory(text);
  ByteQueue queue(memory);
  CsvReader rows(queue, "in", {}, 4096);
  std::size_t last = 0;
  while (const auto row = rows.next()) {
    require(rows.line() > last || !*row, "lines rise");
    last = rows.line();
  }
  require_documents(text, fuzz_options("csv"));
  return 0;
}
