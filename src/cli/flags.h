// Flags that several commands share.
//
//   Lifetime  the flags write into the options that they are added with
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace demarche {

inline const std::vector<std::string> kDocumentFormats{"text", "jsonl", "csv", "html", "warc", "feed"};

inline void add_input(CLI::App& command, InputOptions& input, const std::vector<std::string>& formats = kDocumentFormats) {
  command.add_option("files", input.files, "files to read, packed by gzip or zstd or not, tar archives of them, folders, patterns in quotes; - is standard input")->default_str("-");
  command.add_option("--input", input.format, "what the files hold")->check(CLI::IsMember(formats))->capture_default_str();
  command.add_option("--map", input.read.map, "names of fields of jsonl and csv where they are others: text=body,date=published_at");
  command.add_flag("--any-language", input.read.any_language, "keep pages and items of feeds that are not in English");
  command.add_option("--max-document", input.read.max_document_mb, "MB of a page, a record, a row of csv or anything packed; what is larger is refused")
      ->check(CLI::Range(1U, 1024U))->capture_default_str();
  command.add_option("--max-ratio", input.read.max_ratio, "bytes that one packed byte may become, beyond the first 16 MiB")->check(CLI::Range(1U, 1000000U))->capture_default_str();
  command.add_flag("--skip-copies", input.skip_copies, "leave out documents that are reprints of earlier ones of the run, and name them");
  command.add_option("--shard", input.shard, "i/n: one of n parts of the files, or of the documents where there is one file");
  command.add_option("--report", input.report, "a file for what was read and what was refused and why, as JSON");
  command.add_option("--date", input.defaults.date, "publication date of every document that has none, YYYY-MM-DD");
}

}  // namespace demarche
