#include "ingest/documents.h"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <array>

namespace demarche {
namespace {

using std::string_literals::operator""s;

std::string gzipped(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view text, std::string_view dictionary = {}) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), text.data(), text.size(), dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  return out;
}

std::string octal(std::size_t value, std::size_t digits) {
  std::string out(digits, '0');
  for (std::size_t i = digits; i-- > 0; value /= 8) out[i] = static_cast<char>('0' + value % 8);
  return out;
}

std::string tar_entry(std::string name, std::string_view bytes, char type = '0') {
  std::string head(512, '\0');
  const auto put = [&](std::size_t at, std::string_view what) { std::copy(what.begin(), what.end(), head.begin() + static_cast<std::ptrdiff_t>(at)); };
  put(0, name);
  put(124, octal(bytes.size(), 11));
  put(148, "        ");
  head[156] = type;
  put(257, "ustar\00000"s);
  std::size_t sum = 0;
  for (const char c : head) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + "\0 "s);
  std::string out = head + std::string(bytes);
  out.resize((out.size() + 511) / 512 * 512);
  return out;
}

std::string warc_record(std::string_view type, std::string_view id, std::string_view content_type, std::string_view block) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Record-ID: <urn:uuid:" + std::string(id) + ">\r\nWARC-Target-URI: https://a.example/2024/03/05/" + std::string(id) +
         "\r\nContent-Type: " + std::string(content_type) + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

std::string answer(std::string_view page, std::string_view more = "", std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: text/html; charset=utf-8\r\n" + std::string(more) + "\r\n" + std::string(page);
}

std::string response(std::string_view id, std::string_view page, std::string_view more = "") {
  return warc_record("response", id, "application/http; msgtype=response", answer(page, more));
}

constexpr std::string_view kPage = "<html><p>Chad expelled the French ambassador on Monday after a quarrel over a border post.</p>";
constexpr std::string_view kPageText = "Chad expelled the French ambassador on Monday after a quarrel over a border post.";
constexpr std::string_view kLines = "{\"text\": \"Mali left.\"}\n\n{\"id\": \"b\", \"text\": \"Chad left.\"}\n";

/// "id: text" of each document and "! file:line: message" of each error, one a line.
std::string shown(std::string_view bytes, DocumentOptions options, std::string name = "in.x") {
  MemoryBytes source(bytes);
  auto stream = read_documents(source, std::move(name), options);
  std::string out;
  for (int i = 0; i < 1000; ++i) {
    auto document = stream->next();
    if (!document) return out;
    out += *document ? (*document)->id + ": " + (*document)->text + "\n" : "! " + document->error().text() + "\n";
  }
  return out + "does not end";
}

DocumentOptions of(std::string format) {
  DocumentOptions options;
  options.format = std::move(format);
  return options;
}

const std::string kBoth = "in-1: Mali left.\nb: Chad left.\n";
const std::string kOne = "x: " + std::string(kPageText) + "\n";

TEST(Documents, ArePackedInAnyWay) {
  const std::string lines(kLines);
  EXPECT_EQ(shown(lines, of("jsonl")), kBoth);
  EXPECT_EQ(shown(gzipped(lines), of("jsonl")), kBoth);
  EXPECT_EQ(shown(gzipped(lines.substr(0, 9)) + gzipped(lines.substr(9)), of("jsonl")), kBoth);      // members of one stream
  EXPECT_EQ(shown(gzipped(lines) + std::string(1000, '\0'), of("jsonl")), kBoth);                    // padding
  EXPECT_EQ(shown(zstandard(lines), of("jsonl")), kBoth);
  EXPECT_EQ(shown(zstandard(lines.substr(0, 9)) + zstandard(lines.substr(9)), of("jsonl")), kBoth);
  EXPECT_EQ(shown(gzipped(zstandard(lines)), of("jsonl")), kBoth);
  EXPECT_EQ(shown(gzipped("Mali left."), of("text"), "a/b.txt.gz"), "b: Mali left.\n");
}

TEST(Documents, OfATarHaveItsNameAndTheirs) {
  const std::string tar = tar_entry("a/x.txt", "Mali left.") + tar_entry("a/", "", '5') + tar_entry("y.txt.gz", gzipped("Chad left.")) + std::string(1024, '\0');
  const std::string wanted = "t/a/x: Mali left.\nt/y: Chad left.\n";
  EXPECT_EQ(shown(tar, of("text"), "t.tar"), wanted);
  EXPECT_EQ(shown(gzipped(tar), of("text"), "t.tar.gz"), wanted);
  const std::string long_name = std::string(150, 'n') + ".txt";
  EXPECT_EQ(shown(tar_entry("././@LongLink", long_name + '\0', 'L') + tar_entry("n", "Mali left."), of("text"), "t.tar"), "t/" + std::string(150, 'n') + ": Mali left.\n");
  EXPECT_EQ(shown(tar_entry("PaxHeaders/n", "20 path=deep/name.t\n", 'x') + tar_entry("n", "Mali left."), of("text"), "t.tar"), "t/deep/name: Mali left.\n");
}

TEST(Documents, OfFilesWhoseNamesAreNoUtf8HaveIdsThatAre) {
  EXPECT_EQ(shown("Mali left.", of("text"), "a/caf\xE9.txt"), "caf\xEF\xBF\xBD: Mali left.\n");
  EXPECT_EQ(shown(tar_entry("caf\xE9.txt", "Mali left."), of("text"), "t.tar"), "t/caf\xEF\xBF\xBD: Mali left.\n");
}

TEST(Documents, OfAWebArchive) {
  const std::string info = warc_record("warcinfo", "i", "application/warc-fields", "software: x\r\n");
  const std::string request = warc_record("request", "r", "application/http", "GET / HTTP/1.1\r\n\r\n");
  const std::string moved = warc_record("response", "m", "application/http; msgtype=response", answer(kPage, "", "301 Moved"));
  const std::string picture = warc_record("resource", "p", "image/png", "not a page");
  EXPECT_EQ(shown(info + request + moved + picture + response("x", kPage), of("warc")), kOne);
  EXPECT_EQ(shown(gzipped(info) + gzipped(response("x", kPage)), of("warc")), kOne);
  EXPECT_EQ(shown(warc_record("resource", "x", "text/html", kPage), of("warc")), kOne);
  EXPECT_EQ(shown(warc_record("conversion", "x", "text/plain", kPageText), of("warc")), kOne);
  EXPECT_EQ(shown(response("x", gzipped(kPage), "Content-Encoding: gzip\r\n"), of("warc")), kOne);
  EXPECT_EQ(shown(response("x", kPage, "Content-Encoding: gzip\r\n"), of("warc")), kOne);  // unpacked by the crawler
  EXPECT_EQ(shown(response("x", "3\r\n<ht\r\n" + std::string("5c\r\n") + std::string(kPage.substr(3)) + "\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), of("warc")), kOne);
  EXPECT_EQ(shown(response("x", kPage, "Transfer-Encoding: chunked\r\n"), of("warc")), kOne);  // says so and is not
}

TEST(Documents, OfAWebArchiveHaveAddressesInUtf8) {
  std::string record = response("x", kPage);
  record.replace(record.find("/03/05/"), 7, "/\xE9\xFF/");
  MemoryBytes source(record);
  const DocumentOptions options = of("warc");
  const auto stream = read_documents(source, "in.x", options);
  const auto document = stream->next();
  ASSERT_TRUE(document && *document);
  EXPECT_EQ((*document)->url, "https://a.example/2024/\xEF\xBF\xBD\xEF\xBF\xBD/x");
}

TEST(Documents, OfAWebArchiveWithADictionary) {
  const std::string dictionary = "WARC/1.0 WARC-Type: response Content-Type: application/http; msgtype=response Chad expelled the French ambassador";
  const auto size = static_cast<std::uint32_t>(dictionary.size());
  std::string frame = "\x5D\x2A\x4D\x18"s;
  for (int i = 0; i < 4; ++i) frame += static_cast<char>(size >> (8 * i) & 0xFF);
  EXPECT_EQ(shown(frame + dictionary + zstandard(response("x", kPage), dictionary), of("warc")), kOne);
  EXPECT_EQ(shown(frame + dictionary.substr(0, 20), of("warc")), "! in.x: ends in its dictionary, at byte 29 of the packed file\n");
}

struct Refused {
  std::string what, bytes, format, begin;  // of what is shown
};

TEST(Documents, ThatCannotBeReadAreNamedWithTheirPlace) {
  const std::string good = response("x", kPage);
  const std::string zeros(64 << 20, '\0');
  const Refused rows[] = {
      {"gzip cut short", gzipped(kLines).substr(0, 30), "jsonl", "! in.x: ends in the middle of what gzip has packed, at byte 31 of the packed file\n"},
      {"gzip with another thing behind", gzipped(kLines) + "behind", "jsonl", kBoth + "! in.x: damaged: what gzip has packed cannot be unpacked"},
      {"zstd cut short", zstandard(kLines).substr(0, 20), "jsonl", "! in.x: ends in the middle of what zstd has packed"},
      {"zstd damaged", zstandard(kLines).replace(10, 4, "????"), "jsonl", "! in.x: "},
      {"much out of little, gzip", gzipped(zeros), "jsonl", "! in.x: unpacks to more than 200 times its size"},
      {"much out of little, zstd", zstandard(zeros), "jsonl", "! in.x: unpacks to more than 200 times its size"},
      {"packed too often", gzipped(gzipped(gzipped(gzipped("Mali left.")))), "text", "! in.x: is packed in what is packed, more than three times\n"},
      {"a path that climbs out", tar_entry("a/../../x.txt", "Mali left.") + tar_entry("y.txt", "Chad left."), "text",
       "! in.x: a file whose name climbs out of the archive: 'a/../../x.txt', at byte 1\nin/y: Chad left.\n"},
      {"a path from the root", tar_entry("/etc/x.txt", "Mali left.") + tar_entry("y.txt", "Chad left."), "text", "! in.x: a file whose name climbs out of the archive: '/etc/x.txt', at byte 1\nin/y"},
      {"tar cut short", tar_entry("y.txt", "Mali left.").substr(0, 515), "text", "! in.x/y.txt: entry 1 at byte 1: the archive ends in a file, at byte 1\n"},
      {"tar damaged", tar_entry("y.txt", "Mali left.") + std::string(512, 'x'), "text", "in/y: Mali left.\n! in.x: what should be the header of a file in a tar archive is none, at byte 1025\n"},
      {"one bad page of a tar", tar_entry("y.html", "<p>") + tar_entry("z.html", kPage), "html", "! in.x/y.html: entry 1 at byte 1: has no text of an article\nin/z: Chad"},
      {"no archive", "Mali left.\nChad left.\n", "warc", "! in.x: record 1 at byte 1: is no record of a web archive\n"},
      {"something between records", good + "garbage\r\n" + good, "warc", kOne + "! in.x: record 2 at byte 341: is no record of a web archive\n" + kOne},
      {"record cut short", good.substr(0, good.size() - 30), "warc", "! in.x: record 1 at byte 1: is cut short: 127 of 153 bytes are there\n"},
      {"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good, "warc", "! in.x: record 1 at byte 1: has no Content-Length that is a number\n" + kOne},
      {"no answer", warc_record("response", "y", "application/http", "GOPHER") + good, "warc", "! in.x: record 1 at byte 1: holds no answer of HTTP\n" + kOne},
      {"a coding that is not read", response("y", "????", "Content-Encoding: br\r\n") + good, "warc", "! in.x: record 1 at byte 1: is packed by 'br', which is not read\n" + kOne},
      {"a page without an article", response("y", "<p>") + good, "warc", "! in.x: record 1 at byte 1: has no text of an article\n" + kOne},
      {"no column", "id,body\n1,Mali left.\n", "csv", "! in.x:1: has no column 'text'; --map text=NAME says which one holds the text\n"},
      {"a row of other length", "id,text\n1\n2,Chad left.\n", "csv", "! in.x:2: has 1 fields and not 2\n2: Chad left.\n"},
      {"an open quote", "id,text\n1,\"Mali left.\n2,Chad left.\n", "csv", "! in.x:2: a quote that is never closed\n"},
      {"no such day", "text,date\nMali left.,2024-02-30\n", "csv", "! in.x:2: \"date\" is no day: '2024-02-30'"},
      {"an empty table", "", "csv", "! in.x: is empty\n"},
  };
  for (const Refused& row : rows) {
    const std::string out = shown(row.bytes, of(row.format));
    EXPECT_TRUE(out.starts_with(row.begin)) << row.what << ":\n" << out.substr(0, 600);
  }
}

/// The page with a piece of it turned over, as a bad disk leaves it: zlib notices in the middle or by the checksum.
std::string damaged(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
  return bytes;
}

// Every byte of a member may be the one that is damaged: the record is refused, or the damage did no harm; the next one is always read.
TEST(Documents, BehindADamagedMemberOfAWebArchiveAreRead) {
  const std::string first = gzipped(response("a", kPage)), second = gzipped(response("b", kPage)), third = gzipped(response("c", kPage));
  const std::string a = "a: " + std::string(kPageText) + "\n", b = "b: " + std::string(kPageText) + "\n", c = "c: " + std::string(kPageText) + "\n";
  const std::string place = "damaged: what gzip has packed cannot be unpacked in the piece from byte " + std::to_string(first.size() + 1) + " on, at byte ";
  std::size_t refused = 0;
  for (std::size_t at = 0; at < second.size(); ++at) {
    const std::string out = shown(first + damaged(second, at) + third, of("warc"));
    if (out == a + b + c) continue;  // a byte that means nothing, as the time of packing
    EXPECT_TRUE(out.starts_with(a) && out.ends_with(c)) << at << ":\n" << out;
    EXPECT_EQ(out.find(b), std::string::npos) << at << ":\n" << out;
    EXPECT_NE(out.find("! in.x: record 2 at byte "), std::string::npos) << at << ":\n" << out;
    if (out.find(place) != std::string::npos) ++refused;
  }
  EXPECT_GT(refused, second.size() * 9 / 10);
  const std::string out = shown(damaged(first, 30) + second, of("warc"));
  EXPECT_TRUE(out.starts_with("! in.x: record 1 at byte 1: damaged: what gzip has packed cannot be unpacked in the piece from byte 1 on, ") && out.ends_with(b)) << out;
  EXPECT_EQ(shown(gzipped(zstandard(response("a", kPage)) + damaged(zstandard(response("b", kPage)), 40)) + third, of("warc")).substr(0, a.size()), a);  // one in the other
}

TEST(Documents, BehindADamagedFrameOfAWebArchiveAreRead) {
  const std::string first = zstandard(response("a", kPage)), second = zstandard(response("b", kPage));
  const std::string out = shown(damaged(first, first.size() / 2).replace(8, 4, "????") + second, of("warc"));
  EXPECT_TRUE(out.starts_with("! in.x: record 1 at byte 1: damaged: ") && out.ends_with("b: " + std::string(kPageText) + "\n")) << out;
}

/// `record` with another Content-Length.
std::string with_length(std::string record, std::string_view length) {
  const std::size_t at = record.find("Content-Length: ") + 16;
  return record.replace(at, record.find('\r', at) - at, length);
}

TEST(Documents, BehindARecordOfTheWrongLengthAreRead) {
  const std::string good = response("x", kPage), bad = response("y", kPage);
  const std::string more = "! in.x: record 1 at byte 1: has a Content-Length of 400, and the next record begins after 153\n";
  EXPECT_EQ(shown(with_length(bad, "400") + good + good, of("warc")), more + kOne + kOne);
  EXPECT_EQ(shown(with_length(bad, "400") + good.substr(0, 200), of("warc")).substr(0, more.size()), more);  // leads behind the end as well
  EXPECT_EQ(shown(with_length(bad, "99") + good, of("warc")),
            "! in.x: record 1 at byte 1: has a Content-Length of 99, and no record ends there\n! in.x: record 2 at byte " +
                std::to_string(bad.size() - 4 - 153 + 99) + ": is no record of a web archive\n" + kOne);
  EXPECT_EQ(shown(bad.substr(0, bad.size() - 4) + "\n" + good.substr(0, good.size() - 4), of("warc")), "y: " + std::string(kPageText) + "\n" + kOne);  // few ends of line
}

// Each record claims all that follows: going back is bounded, so that the work is too.
TEST(Documents, OfNothingButWrongLengthsTakeLinearTime) {
  std::string archive;
  for (int i = 0; i < 20000; ++i) archive += with_length(response("y", kPage), "30000000");
  EXPECT_NE(shown(archive, of("warc")).find("has a Content-Length of 30000000"), std::string::npos);
}

TEST(Documents, LimitsAreOptions) {
  DocumentOptions options = of("html");
  options.document_bytes = 50;
  EXPECT_EQ(shown(kPage, options), "! in.x: is larger than 50 bytes, which is the most that is read of one document\n");
  options.format = "warc";
  EXPECT_EQ(shown(response("x", kPage), options).substr(0, 60), "! in.x: record 1 at byte 1: is a record of 153 bytes, and at");
  options.format = "jsonl";
  EXPECT_EQ(shown(gzipped("{\"text\": \"" + std::string(100, 'x') + "\"}\n{\"text\": \"Mali left.\"}"), options), "! in.x:1: is a line of more than 50 bytes\nin-2: Mali left.\n");
  options.format = "csv";
  EXPECT_EQ(shown("text\n" + std::string(100, 'x') + "\nMali left.\n", options), "! in.x:2: a row of more than 50 bytes\nin-3: Mali left.\n");
  options = of("jsonl");
  options.unpack.bytes = 10;
  EXPECT_NE(shown(gzipped(kLines), options).find("more than 10 bytes unpacked"), std::string::npos);
}

TEST(Documents, OfATableAndOfFieldsWithOtherNames) {
  EXPECT_EQ(shown("id;text\r\n1;\"Mali \"\"left\"\";\nagain.\"\r\n2;Chad left.\r\n", of("csv")), "1: Mali \"left\";\nagain.\n2: Chad left.\n");
  DocumentOptions options = of("csv");
  options.map = *FieldMap::read("text=body, id=no,date=when");
  EXPECT_EQ(shown("\xEF\xBB\xBFno\tbody\twhen\n7\tMali left.\t5 March 2024\n", options), "7: Mali left.\n");
  options.format = "jsonl";
  EXPECT_EQ(shown("{\"no\": \"7\", \"body\": \"Mali left.\", \"when\": \"Tue, 05 Mar 2024 10:00:00 GMT\"}\n{\"text\": \"x\"}\n", options), "7: Mali left.\n! in.x:2: has no \"body\"\n");
}

TEST(Documents, OfATableAreUtf8InEveryField) {
  MemoryBytes source("text,title,url\nMali left.,t\xE9tle,https://a.example\n");
  const DocumentOptions options = of("csv");
  const auto stream = read_documents(source, "in.csv", options);
  const auto document = stream->next();
  ASSERT_TRUE(document && *document);
  EXPECT_EQ((*document)->title, "t\xEF\xBF\xBDtle");
  ASSERT_EQ((*document)->issues.size(), 1U);
  EXPECT_EQ((*document)->issues[0].message, "broken UTF-8 in \"title\" replaced by U+FFFD");
}

TEST(Documents, MapsThatMeanNothingAreRefused) {
  EXPECT_EQ(FieldMap::read("texts=body").error().message, "--map: documents have no field 'texts'");
  EXPECT_EQ(FieldMap::read("text=a,text=b").error().message, "--map: 'text' twice");
  EXPECT_EQ(FieldMap::read("text").error().message, "--map: 'text' is not FIELD=NAME");
}

}  // namespace
}  // namespace demarche
