#include "fetch/networks.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace demarche::inline fetch {
namespace {

struct Block {
  std::uint32_t first;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) { return a << 24 | b << 16 | c << 8; }

constexpr Block kClosed[] = {
    {ip(0), 8},          {ip(10), 8},         {ip(100, 64), 10},     {ip(127), 8},         {ip(169, 254), 16},
    {ip(172, 16), 12},   {ip(192, 0, 0), 24}, {ip(192, 0, 2), 24},   {ip(192, 88, 99), 24}, {ip(192, 168), 16},
    {ip(198, 18), 15},   {ip(198, 51, 100), 24}, {ip(203, 0, 113), 24}, {ip(224), 3},  // multicast, reserved, broadcast
};

bool begins(const in6_addr& address, std::initializer_list<std::uint8_t> bytes) noexcept { return std::equal(bytes.begin(), bytes.end(), address.s6_addr); }

in_addr inside(const in6_addr& address, std::size_t at) noexcept {
  in_addr out{};
  std::memcpy(&out, address.s6_addr + at, sizeof out);
  return out;
}

bool is_open(const sockaddr& address) noexcept {
  if (address.sa_family == AF_INET) return fetch::is_open(reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  return address.sa_family == AF_INET6 && fetch::is_open(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
}

struct FreeList {
  void operator()(addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};

}  // namespace

bool is_open(const in_addr& address) noexcept {
  const std::uint32_t value = ntohl(address.s_addr);
  return std::none_of(std::begin(kClosed), std::end(kClosed), [value](const Block& block) { return (value ^ block.first) >> (32 - block.bits) == 0; });
}

bool is_open(const in6_addr& address) noexcept {
  if (begins(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}) || begins(address, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) return is_open(inside(address, 12));
  if (begins(address, {0x20, 0x02})) return is_open(inside(address, 2));  // 6to4
  const bool global = (address.s6_addr[0] & 0xE0) == 0x20;
  const bool special = begins(address, {0x20, 0x01}) && address.s6_addr[2] < 2;  // Teredo and other protocols
  const bool documentation = begins(address, {0x20, 0x01, 0x0D, 0xB8}) || (begins(address, {0x3F, 0xFF}) && address.s6_addr[2] < 0x10);
  return global && !special && !documentation;
}

Result<std::string> address_of_host(const std::string& host, bool allow_private) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int failed = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
  const std::unique_ptr<addrinfo, FreeList> list(found);
  if (failed != 0) return Error{ErrorCode::kUnreadable, std::string("the name of the host leads nowhere: ") + ::gai_strerror(failed)};
  std::string refused;
  for (const addrinfo* entry = list.get(); entry != nullptr; entry = entry->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) continue;
    if (allow_private || is_open(*entry->ai_addr)) return std::string(text.data());
    if (refused.empty()) refused = text.data();
  }
  return Error{ErrorCode::kBadInput, "leads to " + refused + ", which is no address of the open network"};
}

}  // namespace demarche::inline fetch
