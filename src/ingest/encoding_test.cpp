#include "ingest/encoding.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

using std::string_literals::operator""s;

struct Row {
  std::string bytes;
  std::string_view said;  // by the server
  std::string_view text, charset;
  std::size_t issues = 0;
};

const Row kRows[] = {
    {"S\xC3\xA3o", "", "S\u00e3o", "utf-8"},
    {"S\xE3o", "", "S\u00e3o", "windows-1252"},                  // no UTF-8, and nothing said: what browsers take
    {"\x93ok\x94 \x80", "iso-8859-1", "\u201cok\u201d \u20ac", "windows-1252"},  // Latin-1 means Windows-1252
    {"S\xC3\xA3o", "iso-8859-1", "S\u00e3o", "utf-8"},           // says Latin-1, is UTF-8
    {"S\xE3o Tom\xE9", "utf-8", "S\u00e3o Tom\u00e9", "windows-1252"},  // says UTF-8, has none of it
    {"\xC3\xA9\xC3\xA9\xFF", "utf-8", "\u00e9\u00e9\ufffd", "utf-8", 1},  // UTF-8 with a broken place
    {"\xEF\xBB\xBFok\xFF", "windows-1251", "ok\ufffd", "utf-8", 1},      // a mark counts more than what is said
    {"\xFF\xFEo\0k\0"s, "", "ok", "utf-16le"},
    {"\xFE\xFF\0o\0k"s, "utf-8", "ok", "utf-16be"},
    {"<\0p\0>\0o\0k\0 \0n\0o\0w\0"s, "", "<p>ok now", "utf-16le"},  // without a mark, by its zeros
    {"\x93\xFA\x96{", "shift_jis", "\u65e5\u672c", "shift_jis"},
    {"\xED\xC9\xD2", "KOI8-R", "\u041c\u0438\u0440", "koi8-r"},
    {"\xCC\xE8\xF0", "windows-1251", "\u041c\u0438\u0440", "windows-1251"},
    {"\xB9\xFA", "gb2312", "\u56fd", "gbk"},
    {"a\x81 b", "cp1252", "a\ufffd b", "windows-1252", 1},         // a byte that Windows-1252 lacks
    {"\x93", "shift_jis", "\ufffd", "shift_jis", 1},               // the end of the text in the middle of a character
    {"", "koi8-r", "", "koi8-r"},
};

TEST(Encoding, BytesBecomeText) {
  for (const Row& row : kRows) {
    const auto decoded = decode(row.bytes, charset_of(row.said), std::nullopt);
    ASSERT_TRUE(decoded) << row.text;
    EXPECT_EQ(decoded->text, row.text);
    EXPECT_EQ(decoded->charset, row.charset) << row.text;
    EXPECT_EQ(decoded->issues.size(), row.issues) << row.text;
  }
}

TEST(Encoding, TheFirstBrokenByteIsNamed) {
  const auto decoded = decode("ok \x81\x81", charset_of("latin1"), std::nullopt);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->issues.at(0).message, "broken windows-1252: 2 places replaced by U+FFFD, the first one at byte 4");
}

TEST(Encoding, WhatPagesMayNotHaveIsRefused) {
  const auto decoded = decode("~{VPND~}", charset_of("hz-gb-2312"), std::nullopt);
  ASSERT_FALSE(decoded);
  EXPECT_NE(decoded.error().message.find("an encoding that pages may not have"), std::string::npos);
}

TEST(Encoding, EveryLabelHasAConverter) {
  for (const char* label : {"iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14",
                            "iso-8859-15", "iso-8859-16", "ibm866", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic", "windows-874", "windows-1250", "windows-1251", "windows-1253",
                            "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr"}) {
    const auto charset = charset_of(label);
    ASSERT_TRUE(charset) << label;
    const auto decoded = decode("ok", charset, std::nullopt);
    EXPECT_TRUE(decoded && decoded->text == "ok") << label;
  }
  EXPECT_FALSE(charset_of("utf-7"));
  EXPECT_FALSE(charset_of(""));
  EXPECT_EQ(charset_of(" Latin1\n")->name, "windows-1252");
}

struct HeadRow {
  std::string_view html, charset;
};

constexpr HeadRow kHeads[] = {
    {"<meta charset=koi8-r>", "koi8-r"},
    {"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Shift_JIS'>", "shift_jis"},
    {"<meta content='text/html; charset=koi8-r'>", ""},            // no http-equiv: says nothing
    {"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"},
    {"<a title='<meta charset=koi8-r>'><meta charset=big5>", "big5"},
    {"<meta charset=utf-16>", "utf-8"},                             // it could be read, so it is not UTF-16
    {"<metacharset=koi8-r>", ""},
    {"<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"},
    {"<meta charset=koi8-r", ""},                                   // the tag may go on
};

TEST(Encoding, TheHeadDeclares) {
  for (const HeadRow& row : kHeads) {
    const auto found = declared_in_head(row.html);
    EXPECT_EQ(found ? found->name : "", row.charset) << row.html;
  }
  EXPECT_FALSE(declared_in_head(std::string(1 << 14, ' ') + "<meta charset=koi8-r>"));
}

}  // namespace
}  // namespace demarche
