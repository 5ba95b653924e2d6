// Documents out of bytes, read whole and in drops: both have to give the same.
#pragma once

#include "fuzz/fuzz.h"
#include "ingest/documents.h"

namespace demarche {

/// Small limits, so that what is beyond them is met often.
inline DocumentOptions fuzz_options(std::string format) {
  DocumentOptions options;
  options.format = std::move(format);
  options.any_language = true;
  options.document_bytes = 1U << 16;
  options.unpack = {50, 1U << 18, 1U << 22};
  return options;
}

/// Every document and every refusal with its place, one after the other.
inline std::string documents_of(ByteSource& source, const DocumentOptions& options, std::size_t most) {
  const auto stream = read_documents(source, "in.x", options);
  std::string out;
  std::size_t count = 0;
  while (const auto document = stream->next()) {
    require(++count <= most, "a stream of documents ends");
    out += stream->file() + ":" + std::to_string(stream->line()) + " ";
    if (!*document) {
      const Error& error = document->error();
      require(!error.message.empty() && !error.file.empty(), "a refusal says what and where");
      out += error.text() + "\n";
      continue;
    }
    require_sound(**document);
    require((*document)->text.size() <= 16 * options.document_bytes, "a document stays within its limit");
    out += (*document)->id + "\n" + (*document)->title + "\n" + (*document)->text + "\n";
  }
  return out;
}

inline void require_documents(std::string_view bytes, const DocumentOptions& options) {
  const std::size_t most = 2 * bytes.size() + (1U << 20);  // a packed byte may become many
  MemoryBytes whole(bytes);
  Drops drops(bytes);
  require(documents_of(whole, options, most) == documents_of(drops, options, most), "it does not matter how the bytes come");
}

}  // namespace demarche
