#include "fetch/address.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Row {
  std::string_view text, read;
};

constexpr Row kAddresses[] = {
    {"http://a.example", "http://a.example/"},
    {"HTTPS://A.Example:443/News?q=1#top", "https://a.example/News?q=1"},
    {"http://a.example:8080/x", "http://a.example:8080/x"},
    {"http://a.example?q=1", "http://a.example/?q=1"},
    {"http://[::1]:80/", "http://[::1]/"},
    {"http://a.example/a/../../b/./c/..", "http://a.example/b/"},   // nothing climbs above the root
    {"http://a.example/a?q=/../b", "http://a.example/a?q=/../b"},   // dots of a query are only dots
    {"http://a.example/caf\xC3\xA9 1", "http://a.example/caf%C3%A9%201"},
    {"http://a.example/%7ea", "http://a.example/%7ea"},             // sent as it was written
    {"ftp://a.example/", "! is no address of http or https"},
    {"http:/a.example/", "! is no address of http or https"},
    {"a.example", "! is no address of http or https"},
    {"http://user:secret@a.example/", "! has the name of a user"},
    {"http:///x", "! has no host"},
    {"http://a.example:0/", "! has a port that is none"},
    {"http://a.example:99999/", "! has a port that is none"},
    {"http://a.example:8x/", "! has a port that is none"},
    {"http://caf\xC3\xA9.example/", "! has a host of other letters"},
    {"http://a.example\\@b.example/", "! has the name of a user"},
    {"http://a.example/\r\nHost: b", "! has a control character"},
};

std::string shown(const Result<WebAddress>& address) { return address ? address->text() : "! " + address.error().message; }

TEST(WebAddress, IsReadAsItIsSent) {
  for (const Row& row : kAddresses) {
    const std::string found = shown(read_address(row.text));
    EXPECT_EQ(row.read.starts_with('!') ? found.substr(0, row.read.size()) : found, row.read) << row.text;
  }
  EXPECT_FALSE(read_address("http://a.example/" + std::string(9000, 'x')));
}

// RFC 3986, 5.4, with a base of two folders and a query.
constexpr Row kReferences[] = {
    {"g", "http://a.example/b/c/g"},     {"./g", "http://a.example/b/c/g"},       {"g/", "http://a.example/b/c/g/"},
    {"/g", "http://a.example/g"},        {"//g.example", "http://g.example/"},    {"?y", "http://a.example/b/c/d?y"},
    {"g?y", "http://a.example/b/c/g?y"}, {"#s", "http://a.example/b/c/d?q"},      {"", "http://a.example/b/c/d?q"},
    {".", "http://a.example/b/c/"},      {"..", "http://a.example/b/"},           {"../g", "http://a.example/b/g"},
    {"../../../g", "http://a.example/g"}, {"g:h", "! is no address of http or https"}, {"https://g.example/x", "https://g.example/x"},
    {"javascript:alert(1)", "! is no address of http or https"},
};

TEST(WebAddress, ReferencesLeadOn) {
  const auto base = read_address("http://a.example/b/c/d?q");
  ASSERT_TRUE(base);
  for (const Row& row : kReferences) EXPECT_EQ(shown(read_reference(row.text, *base)), row.read) << row.text;
}

}  // namespace
}  // namespace demarche
