// The words of amounts: numbers, scales, currencies.
//
//   Flow      mention/: read by quantities.cpp
//   Shape     tables of folded words
//   Units     currencies after ISO 4217
//   Lifetime  tables are constant
//   Errors    a word that is in no table gives null
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace demarche::inline mention {

struct NumberWord {
  std::string_view word;
  double value;
};

inline constexpr NumberWord kUnits[] = {
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};

inline constexpr NumberWord kScales[] = {
    {"dozen", 12},      {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9},
    {"trillion", 1e12}, {"bn", 1e9},      {"m", 1e6},        {"k", 1e3},       {"tn", 1e12}};

struct Currency {
  std::string_view word, code;
};

// A sign or code stands before the number.
inline constexpr Currency kSigns[] = {
    {"$", "USD"},      {"us$", "USD"},    {"usd", "USD"},    {"\u20ac", "EUR"}, {"eur", "EUR"},
    {"\u00a3", "GBP"}, {"gbp", "GBP"},    {"\u00a5", "JPY"}, {"a$", "AUD"},     {"au$", "AUD"},
    {"c$", "CAD"},     {"nz$", "NZD"},    {"hk$", "HKD"},    {"s$", "SGD"},     {"nt$", "TWD"},
    {"r$", "BRL"},     {"\u20b9", "INR"}, {"rs", "INR"},     {"rs.", "INR"},    {"\u20aa", "ILS"},
    {"\u20ba", "TRY"}, {"\u20bd", "RUB"}, {"\u20a9", "KRW"}, {"\u20b4", "UAH"}};
// A name stands behind it, alone …
inline constexpr Currency kNames[] = {
    {"dollar", "USD"}, {"euro", "EUR"},  {"yen", "JPY"},     {"yuan", "CNY"},    {"renminbi", "CNY"},
    {"rouble", "RUB"}, {"ruble", "RUB"}, {"hryvnia", "UAH"}, {"won", "KRW"},     {"lira", "TRY"},
    {"shekel", "ILS"}, {"krona", "SEK"}, {"krone", "NOK"},   {"zloty", "PLN"},   {"forint", "HUF"},
    {"rand", "ZAR"},   {"naira", "NGN"}, {"baht", "THB"},    {"ringgit", "MYR"}, {"tenge", "KZT"},
    {"usd", "USD"},    {"eur", "EUR"},   {"sterling", "GBP"}};
// … or with its country: "20 million Egyptian pounds".
struct NationalCurrency {
  std::string_view country, word, code;
};
inline constexpr NationalCurrency kNational[] = {
    {"us", "dollar", "USD"},       {"u.s.", "dollar", "USD"},      {"australian", "dollar", "AUD"},
    {"canadian", "dollar", "CAD"}, {"singapore", "dollar", "SGD"}, {"taiwan", "dollar", "TWD"},
    {"kong", "dollar", "HKD"},     {"zealand", "dollar", "NZD"},   {"british", "pound", "GBP"},
    {"egyptian", "pound", "EGP"},  {"syrian", "pound", "SYP"},     {"lebanese", "pound", "LBP"},
    {"sudanese", "pound", "SDG"},  {"swiss", "franc", "CHF"},      {"cfa", "franc", "XOF"},
    {"danish", "krone", "DKK"},    {"norwegian", "krone", "NOK"},  {"indian", "rupee", "INR"},
    {"pakistani", "rupee", "PKR"}, {"lankan", "rupee", "LKR"},     {"nepalese", "rupee", "NPR"},
    {"iranian", "rial", "IRR"},    {"yemeni", "rial", "YER"},      {"saudi", "riyal", "SAR"},
    {"qatari", "riyal", "QAR"},    {"mexican", "peso", "MXN"},     {"argentine", "peso", "ARS"},
    {"philippine", "peso", "PHP"}, {"colombian", "peso", "COP"},   {"chilean", "peso", "CLP"},
    {"cuban", "peso", "CUP"},      {"iraqi", "dinar", "IQD"},      {"kuwaiti", "dinar", "KWD"},
    {"jordanian", "dinar", "JOD"}, {"libyan", "dinar", "LYD"},     {"serbian", "dinar", "RSD"},
    {"emirati", "dirham", "AED"},  {"moroccan", "dirham", "MAD"},  {"czech", "koruna", "CZK"},
    {"brazilian", "real", "BRL"},  {"kenyan", "shilling", "KES"},  {"ugandan", "shilling", "UGX"},
    {"ethiopian", "birr", "ETB"},  {"romanian", "leu", "RON"}};

template <class Row, std::size_t N>
const Row* find(const Row (&rows)[N], std::string_view word) noexcept {
  const auto* found =
      std::find_if(std::begin(rows), std::end(rows), [word](const Row& row) { return row.word == word; });
  return found == std::end(rows) ? nullptr : found;
}

}  // namespace demarche::inline mention
