#include "ingest/documents.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "ingest/csv.h"
#include "ingest/feed.h"
#include "ingest/http_message.h"
#include "ingest/jsonl.h"
#include "ingest/language.h"
#include "ingest/page.h"
#include "ingest/page_date.h"
#include "ingest/plain.h"
#include "ingest/tar.h"
#include "ingest/warc.h"

namespace demarche::inline ingest {
namespace {

// What is packed in what is packed: a page in an archive that is packed. Deeper is a trap.
constexpr int kDeepest = 3;

Error bad(std::string message) { return Error{ErrorCode::kBadInput, std::move(message)}; }

/// "news.jsonl.gz" -> "news". What is no UTF-8 in a name is none in an id.
std::string id_of(const std::string& file) {
  std::string name = mend_utf8(file).text;
  for (const std::string_view ending : {".gz", ".zst", ".zstd"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  const std::size_t dot = name.rfind('.');
  const std::size_t slash = name.rfind('/');
  if (dot != std::string::npos && dot != 0 && (slash == std::string::npos || dot > slash + 1)) name.resize(dot);
  return name;
}

/// All of a source that has at most `most` bytes.
Result<std::string> whole(ByteSource& source, std::uint64_t most) {
  std::string out;
  std::array<char, 1 << 16> piece{};
  for (;;) {
    const auto got = source.read(piece);
    if (!got) return got.error();
    if (*got == 0) return out;
    out.append(piece.data(), *got);
    if (out.size() > most) return bad("is larger than " + std::to_string(most) + " bytes, which is the most that is read of one document");
  }
}

struct Place {
  ByteSource* source;
  std::string name;  // for messages
  std::string id;    // of the document, or what the ids of documents begin with
  int depth = 0;
  bool packed = false, in_archive = false;
};

std::unique_ptr<DocumentStream> open_place(Place place, const DocumentOptions& options);

/// What comes from the web is in any language; what the user has made into text or JSON is left as it is.
Result<Document> in_english(Result<Document> document, const DocumentOptions& options) {
  if (!document || options.any_language || may_be_english(document->text)) return document;
  const std::string& said = document->language;
  return bad("is not in English" + (said.empty() || said == "en" ? "" : ", but in '" + said + "' as it says") + ": left out; --any-language keeps it");
}

class NamedStream : public DocumentStream {
 public:
  explicit NamedStream(Place place) : place_(std::move(place)) {}
  [[nodiscard]] const std::string& file() const override { return place_.name; }

 protected:
  [[nodiscard]] Result<Document> failed(Error error) const { return std::move(error).in_file(place_.name); }
  Place place_;
};

/// One that says a single thing.
class Refusal final : public NamedStream {
 public:
  Refusal(Place place, Error error) : NamedStream(std::move(place)), error_(std::move(error)) {}
  std::optional<Result<Document>> next() override {
    if (!error_) return std::nullopt;
    return failed(*std::exchange(error_, std::nullopt));
  }

 private:
  std::optional<Error> error_;
};

class WholeFile final : public NamedStream {
 public:
  WholeFile(Place place, const DocumentOptions& options) : NamedStream(std::move(place)), options_(options) {}

  std::optional<Result<Document>> next() override {
    if (std::exchange(read_, true)) return std::nullopt;
    const bool page = options_.format == "html";
    const bool bounded = page || place_.packed || place_.in_archive;
    auto bytes = whole(*place_.source, bounded ? options_.document_bytes : kMaxTextBytes);
    if (!bytes) return failed(std::move(bytes).error());
    Result<Document> document = page ? in_english(PageReader({.bytes = options_.document_bytes}).read(*bytes, {place_.id, {}, {}}), options_) : read_plain(*bytes, place_.id);
    if (!document) return failed(std::move(document).error());
    return document;
  }

 private:
  const DocumentOptions& options_;
  bool read_ = false;
};

class JsonLines final : public NamedStream {
 public:
  JsonLines(Place place, const DocumentOptions& options)
      : NamedStream(std::move(place)), queue_(*place_.source), lines_({}, place_.id, options.map), longest_(place_.packed || place_.in_archive ? options.document_bytes : kMaxTextBytes) {}

  std::optional<Result<Document>> next() override {
    while (!ended_) {
      auto line = queue_.line(static_cast<std::size_t>(longest_));
      ended_ = !line || !*line;
      if (!line) return failed(std::move(line).error());
      if (!*line) break;
      ++number_;
      std::string_view text = (*line)->text;
      if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
      if (!(*line)->whole) return failed(bad("is a line of more than " + std::to_string(longest_) + " bytes").at_line(number_));
      if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      Result<Document> document = lines_.read(text, number_);
      if (!document) return failed(std::move(document).error());
      return document;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::size_t line() const override { return number_; }

 private:
  ByteQueue queue_;
  JsonlReader lines_;
  std::uint64_t longest_;
  std::size_t number_ = 0;
  bool ended_ = false;
};

class CsvRows final : public NamedStream {
 public:
  CsvRows(Place place, const DocumentOptions& options) : NamedStream(std::move(place)), queue_(*place_.source), rows_(queue_, place_.id, options.map, static_cast<std::size_t>(options.document_bytes)) {}
  std::optional<Result<Document>> next() override {
    auto document = rows_.next();
    if (document && !*document) return failed(std::move(*document).error());
    return document;
  }
  [[nodiscard]] std::size_t line() const override { return rows_.line(); }

 private:
  ByteQueue queue_;
  CsvReader rows_;
};

std::string media_type(std::string_view content_type) {
  std::string out;
  for (const char c : content_type.substr(0, content_type.find(';'))) {
    if (c != ' ') out += lower(c);
  }
  return out;
}

class WarcPages final : public NamedStream {
 public:
  WarcPages(Place place, const DocumentOptions& options)
      : NamedStream(std::move(place)), options_(options), queue_(*place_.source), records_(queue_, options.document_bytes), pages_({.bytes = options.document_bytes}) {}

  std::optional<Result<Document>> next() override {
    while (auto record = records_.next()) {
      if (!*record) return refused(std::move(*record).error());
      auto document = read(**std::move(record));
      if (!document) continue;
      document = in_english(*std::move(document), options_);
      if (!*document) return refused(std::move(*document).error());
      for (Error& issue : (*document)->issues) issue = located(std::move(issue));
      return document;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Error located(Error error) const {
    error.message = "record " + std::to_string(records_.number()) + " at byte " + std::to_string(records_.offset() + 1) + ": " + error.message;
    error.line = error.column = 0;
    return error;
  }
  [[nodiscard]] Result<Document> refused(Error error) const { return failed(located(std::move(error))); }

  /// Nothing for what is no page: pictures, redirects, requests.
  std::optional<Result<Document>> read(WarcRecord record) {
    const std::string id = record.id.empty() ? place_.id + "-" + std::to_string(records_.number()) : record.id;
    if (record.type == "response") {
      if (!media_type(record.content_type).starts_with("application/http")) return std::nullopt;
      auto answer = read_http(record.block, {options_.unpack.ratio, options_.unpack.free_bytes, options_.document_bytes});
      if (!answer) return Result<Document>(std::move(answer).error());
      if (answer->status != 200) return std::nullopt;
      record.content_type = std::move(answer->content_type);
      record.block = std::move(answer->body);
    } else if (record.type != "resource" && record.type != "conversion") {
      return std::nullopt;
    }
    const std::string type = media_type(record.content_type);
    if (type == "text/html" || type == "application/xhtml+xml") return pages_.read(record.block, {id, record.address, record.content_type});
    if (type != "text/plain" || record.type == "response") return std::nullopt;
    Result<Document> document = read_plain(record.block, id);
    if (!document) return document;
    document->url = record.address;
    document->date = day_of_address(record.address);
    if (document->date) document->date_source = "address";
    return document;
  }

  const DocumentOptions& options_;
  ByteQueue queue_;
  WarcRecords records_;
  PageReader pages_;
};

class FeedItems final : public NamedStream {
 public:
  FeedItems(Place place, const DocumentOptions& options) : NamedStream(std::move(place)), options_(options), pages_({.bytes = options.document_bytes}) {}

  std::optional<Result<Document>> next() override {
    if (!std::exchange(read_, true)) {
      auto bytes = whole(*place_.source, options_.document_bytes);
      if (!bytes) return failed(std::move(bytes).error());
      auto feed = read_feed(*bytes);
      if (!feed) return failed(std::move(feed).error());
      feed_ = *std::move(feed);
    }
    if (item_ == feed_.items.size()) return std::nullopt;
    Result<Document> document = in_english(document_of(feed_, item_++, place_.id, pages_), options_);
    if (document) return document;
    document.error().message = "item " + std::to_string(item_) + ": " + document.error().message;
    document.error().line = document.error().column = 0;
    return failed(std::move(document).error());
  }

 private:
  const DocumentOptions& options_;
  PageReader pages_;
  Feed feed_;
  std::size_t item_ = 0;
  bool read_ = false;
};

/// Each file of an archive as if it stood alone.
class TarMembers final : public NamedStream {
 public:
  TarMembers(Place place, const DocumentOptions& options) : NamedStream(std::move(place)), options_(options), queue_(*place_.source), files_(queue_) {}

  std::optional<Result<Document>> next() override {
    for (;;) {
      if (member_ != nullptr) {
        if (auto document = member_->next()) {
          if (!*document) (*document).error().message = located((*document).error().message);
          return document;
        }
        member_.reset();
      }
      auto name = files_.next();
      if (!name) return std::nullopt;
      if (!*name) return failed(std::move(*name).error());
      member_ = open_place({&files_, place_.name + "/" + **name, place_.id + "/" + id_of(**name), place_.depth + 1, place_.packed, true}, options_);
    }
  }
  [[nodiscard]] std::size_t line() const override { return member_ == nullptr ? 0 : member_->line(); }
  [[nodiscard]] const std::string& file() const override { return member_ == nullptr ? place_.name : member_->file(); }

 private:
  [[nodiscard]] std::string located(const std::string& message) const {
    return "entry " + std::to_string(files_.number()) + " at byte " + std::to_string(files_.offset() + 1) + ": " + message;
  }

  const DocumentOptions& options_;
  ByteQueue queue_;
  TarFiles files_;
  std::unique_ptr<DocumentStream> member_;
};

/// Unpacks, and reads what comes out as if nothing had been packed.
class Packed final : public NamedStream {
 public:
  Packed(Place place, std::unique_ptr<ByteQueue> queue, const DocumentOptions& options, Packing packing)
      : NamedStream(std::move(place)), queue_(std::move(queue)), unpacker_(unpacker(packing, *queue_, options.unpack)) {
    inside_ = open_place({unpacker_.get(), place_.name, place_.id, place_.depth + 1, true, place_.in_archive}, options);
  }
  std::optional<Result<Document>> next() override { return inside_->next(); }
  [[nodiscard]] std::size_t line() const override { return inside_->line(); }
  [[nodiscard]] const std::string& file() const override { return inside_->file(); }

 private:
  std::unique_ptr<ByteQueue> queue_;
  std::unique_ptr<ByteSource> unpacker_;
  std::unique_ptr<DocumentStream> inside_;
};

/// Owns the queue that looked ahead, which the stream reads on from.
class Behind final : public DocumentStream {
 public:
  Behind(std::unique_ptr<ByteQueue> queue, std::unique_ptr<DocumentStream> stream) : queue_(std::move(queue)), stream_(std::move(stream)) {}
  std::optional<Result<Document>> next() override { return stream_->next(); }
  [[nodiscard]] std::size_t line() const override { return stream_->line(); }
  [[nodiscard]] const std::string& file() const override { return stream_->file(); }

 private:
  std::unique_ptr<ByteQueue> queue_;
  std::unique_ptr<DocumentStream> stream_;
};

std::unique_ptr<DocumentStream> stream_of(Place place, const DocumentOptions& options, bool tar) {
  if (tar) return std::make_unique<TarMembers>(std::move(place), options);
  if (options.format == "jsonl") return std::make_unique<JsonLines>(std::move(place), options);
  if (options.format == "csv") return std::make_unique<CsvRows>(std::move(place), options);
  if (options.format == "feed") return std::make_unique<FeedItems>(std::move(place), options);
  if (options.format == "warc") return std::make_unique<WarcPages>(std::move(place), options);
  return std::make_unique<WholeFile>(std::move(place), options);
}

std::unique_ptr<DocumentStream> open_place(Place place, const DocumentOptions& options) {
  constexpr std::size_t kLooksAt = 512;
  auto queue = std::make_unique<ByteQueue>(*place.source);
  const auto first = queue->peek(kLooksAt);
  const bool passes_damage = options.format == "warc" && queue->damaged_from();  // it is the archive that names what is damaged
  if (!first && !passes_damage) return std::make_unique<Refusal>(std::move(place), first.error());
  const std::string_view begins = first ? *first : std::string_view{};
  const Packing packing = packing_of(begins);
  const bool tar = is_tar(begins);
  if ((packing != Packing::kNone || tar) && place.depth >= kDeepest) {
    return std::make_unique<Refusal>(std::move(place), bad("is packed in what is packed, more than three times"));
  }
  place.source = queue.get();
  if (packing != Packing::kNone) return std::make_unique<Packed>(std::move(place), std::move(queue), options, packing);
  auto stream = stream_of(std::move(place), options, tar);
  return std::make_unique<Behind>(std::move(queue), std::move(stream));
}

}  // namespace

std::unique_ptr<DocumentStream> read_documents(ByteSource& source, std::string name, const DocumentOptions& options, std::string id) {
  const bool standard = name == "-";
  if (id.empty()) id = standard ? "stdin" : name.substr(name.rfind('/') + 1);
  return open_place({&source, standard ? "standard input" : std::move(name), id_of(id)}, options);
}

}  // namespace demarche::inline ingest
