// Web archives: records, answers of servers, what is packed, what is damaged.
#include "fuzz/streams.h"
#include "ingest/http_message.h"
#include "ingest/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace demarche;
  constexpr std::uint64_t kRecordBytes = 4096;
  const std::string_view text = text_of_run(bytes, size);
  MemoryBytes memory(text);
  ByteQueue queue(memory);
  WarcRecords records(queue, kRecordBytes);
  std::size_t count = 0;
  while (const auto record = records.next()) {
    require(++count <= size + 1 && records.number() == count, "records end, and are counted");
    require(records.offset() <= size, "a record begins in the archive");
    if (*record) require((*record)->block.size() <= kRecordBytes, "records are bounded");
  }
  const auto answer = read_http(text, {50, 1U << 16, 1U << 16});
  if (answer) require(answer->status >= 0 && answer->status <= 999 && answer->body.size() <= std::max<std::size_t>(size, 1U << 17), "an answer has a status, and a body within limits");
  require_documents(text, fuzz_options("warc"));
  return 0;
}
