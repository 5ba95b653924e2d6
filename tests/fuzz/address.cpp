// Addresses: one of a page, on the first line, as seen from one on the second; the day in it.
#include "fuzz/fuzz.h"
#include "ingest/page_date.h"
#include "ingest/page_facts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  const std::string mended = mend_utf8(text_of_run(bytes, size)).text;
  const std::size_t end = std::min(mended.find('\n'), mended.size());
  const std::string_view reference = std::string_view(mended).substr(0, end), base = std::string_view(mended).substr(std::min(end + 1, mended.size()));
  const std::string address = resolved_address(reference, base);
  if (!address.empty()) {
    require(address.starts_with("http://") || address.starts_with("https://"), "an address is one of the web", address);
    require_utf8(address, "an address is UTF-8");
    require(std::none_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }), "an address has no blanks", address);
    require(resolved_address(address, base) == address, "an absolute address is itself", address);
  }
  for (const auto& day : {day_of_address(reference), day_of_stamp(reference)}) require(!day || exists(*day), "a day exists", reference);
  return 0;
}
