#include "fetch/networks.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Row {
  const char* address;
  bool open;
};

constexpr Row kRows[] = {
    {"8.8.8.8", true},          {"0.0.0.0", false},        {"10.1.2.3", false},         {"11.0.0.1", true},        {"100.63.255.255", true}, {"100.64.0.1", false},
    {"100.128.0.1", true},      {"127.0.0.1", false},      {"127.255.255.255", false},  {"128.0.0.1", true},       {"169.254.169.254", false},
    {"172.15.255.255", true},   {"172.16.0.1", false},     {"172.31.255.255", false},   {"172.32.0.1", true},      {"192.168.1.1", false},
    {"192.169.0.1", true},      {"198.18.0.1", false},     {"198.20.0.1", true},        {"203.0.113.7", false},    {"224.0.0.1", false},
    {"255.255.255.255", false}, {"2606:4700::1111", true}, {"::1", false},              {"::", false},             {"fe80::1", false},
    {"fc00::1", false},         {"fd12:3456::1", false},   {"ff02::1", false},          {"2001:db8::1", false},    {"2001::1", false},
    {"::ffff:10.0.0.1", false}, {"::ffff:8.8.8.8", true},  {"64:ff9b::7f00:1", false},  {"2002:7f00:1::", false},  {"2002:808:808::", true},
};

TEST(Networks, PrivateAddressesAreTold) {
  for (const Row& row : kRows) {
    in_addr four{};
    in6_addr six{};
    const bool is_four = ::inet_pton(AF_INET, row.address, &four) == 1;
    ASSERT_TRUE(is_four || ::inet_pton(AF_INET6, row.address, &six) == 1) << row.address;
    EXPECT_EQ(is_four ? is_open(four) : is_open(six), row.open) << row.address;
  }
}

// Hosts that are numbers, in every spelling that the system takes.
TEST(Networks, SpellingsOfThisMachineAreRefused) {
  for (const char* host : {"127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "::1", "::ffff:127.0.0.1", "localhost"}) {
    EXPECT_FALSE(address_of_host(host, false)) << host;
    EXPECT_TRUE(address_of_host(host, true)) << host;
  }
  EXPECT_EQ(*address_of_host("127.1", true), "127.0.0.1");
}

}  // namespace
}  // namespace demarche
