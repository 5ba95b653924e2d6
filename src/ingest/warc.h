// The records of a web archive, one after the other.
//
//   Flow      ingest/: between what is unpacked and documents
//   Shape     ByteQueue -> WarcRecord after WarcRecord
//   Units     bytes; offsets count from 0 in what was unpacked; ids and addresses are UTF-8
//   Lifetime  a record owns its block
//   Errors    kBadInput: what is no record, is cut short, is packed in a damaged piece, or is larger than allowed. What follows the next
//             line "WARC/1." goes on; where Content-Length leads past that, it is gone back to
//   Cost      linear in the archive; memory: one record, of at most `record_bytes`
//   Source    ISO 28500:2017 (WARC 1.1)
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/bytes.h"

namespace demarche::inline ingest {

struct WarcRecord {
  std::string type;    // "response", "resource", …
  std::string id;      // without "<urn:uuid:" and ">"
  std::string address, content_type, date;
  std::string block;   // empty where it is larger than allowed
};

class WarcRecords {
 public:
  WarcRecords(ByteQueue& archive, std::uint64_t record_bytes) : archive_(archive), record_bytes_(record_bytes) {}

  [[nodiscard]] std::optional<Result<WarcRecord>> next();
  [[nodiscard]] std::size_t number() const noexcept { return number_; }    ///< of what next() gave last, from 1
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }  ///< where that begins

 private:
  [[nodiscard]] Result<bool> find_record();
  [[nodiscard]] Result<std::string> read_head();
  [[nodiscard]] Result<WarcRecord> read_record();
  [[nodiscard]] Result<std::string> read_block(std::uint64_t length);
  [[nodiscard]] Status check_piece();
  [[nodiscard]] Status check_length(std::string_view block, std::uint64_t length);
  [[nodiscard]] bool go_back(std::string_view bytes);
  [[nodiscard]] bool goes_on();

  ByteQueue& archive_;
  std::uint64_t record_bytes_;
  std::size_t number_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t reread_ = 0;  // bytes that were gone back over
  bool ended_ = false;
};

}  // namespace demarche::inline ingest
