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
    {"zero", 0},      {"nought", 0},    {"naught", 0},    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};

inline constexpr NumberWord kScales[] = {
    {"dozen", 12},      {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9},
    {"trillion", 1e12}, {"bn", 1e9},      {"m", 1e6},        {"k", 1e3},       {"tn", 1e12},
    {"b", 1e9},         {"mn", 1e6},      {"lakh", 1e5},     {"crore", 1e7},    {"mil", 1e6},      {"doz", 12}};

struct Currency {
  std::string_view word, code;
};

// A sign or code stands before the number.
inline constexpr Currency kSigns[] = {
    {"$", "USD"},      {"us$", "USD"},    {"usd", "USD"},    {"\u20ac", "EUR"}, {"eur", "EUR"},
    {"\u00a3", "GBP"}, {"gbp", "GBP"},    {"\u00a5", "JPY"}, {"a$", "AUD"},     {"au$", "AUD"},
    {"c$", "CAD"},     {"nz$", "NZD"},    {"hk$", "HKD"},    {"s$", "SGD"},     {"nt$", "TWD"},
    {"r$", "BRL"},     {"\u20b9", "INR"}, {"rs", "INR"},     {"rs.", "INR"},    {"\u20aa", "ILS"},
    {"\u20ba", "TRY"}, {"\u20bd", "RUB"}, {"\u20a9", "KRW"}, {"\u20b4", "UAH"}, {"\u20ad", "LAK"},
    {"\u0e3f", "THB"}, {"\u20ab", "VND"}, {"\u20a6", "NGN"}, {"\u20b1", "PHP"}, {"\u20b8", "KZT"},
    {"\u20be", "GEL"}, {"\u20bc", "AZN"}, {"\u20a1", "CRC"}, {"\u20b2", "PYG"}, {"\u20b5", "GHS"},
    {"\u20ae", "MNT"}, {"\u20a8", "INR"}, {"mx$", "MXN"},    {"mex$", "MXN"},   {"mxn$", "MXN"},
    {"cad$", "CAD"},   {"aud$", "AUD"},   {"ca$", "CAD"},    {"u.s.$", "USD"}};
// A name stands behind it, alone …
inline constexpr Currency kNames[] = {
    {"dollar", "USD"}, {"euro", "EUR"},  {"yen", "JPY"},     {"yuan", "CNY"},    {"renminbi", "CNY"},
    {"rouble", "RUB"}, {"ruble", "RUB"}, {"hryvnia", "UAH"}, {"won", "KRW"},     {"lira", "TRY"},
    {"shekel", "ILS"}, {"krona", "SEK"}, {"krone", "NOK"},   {"zloty", "PLN"},   {"forint", "HUF"},
    {"rand", "ZAR"},   {"naira", "NGN"}, {"baht", "THB"},    {"ringgit", "MYR"}, {"tenge", "KZT"},
    {"sterling", "GBP"},   {"rmb", "CNY"},        {"kuai", "CNY"},      {"afghani", "AFN"},   {"lek", "ALL"},
    {"dram", "AMD"},       {"kwanza", "AOA"},     {"manat", "AZN"},     {"taka", "BDT"},      {"lev", "BGN"},
    {"boliviano", "BOB"},  {"ngultrum", "BTN"},   {"pula", "BWP"},      {"birr", "ETB"},      {"lari", "GEL"},
    {"cedi", "GHS"},       {"dalasi", "GMD"},     {"quetzal", "GTQ"},   {"lempira", "HNL"},   {"gourde", "HTG"},
    {"rupiah", "IDR"},     {"riel", "KHR"},       {"kip", "LAK"},       {"loti", "LSL"},      {"ariary", "MGA"},
    {"denar", "MKD"},      {"kyat", "MMK"},       {"tugrik", "MNT"},    {"pataca", "MOP"},    {"ouguiya", "MRU"},
    {"rufiyaa", "MVR"},    {"metical", "MZN"},    {"cordoba", "NIO"},   {"kina", "PGK"},      {"guarani", "PYG"},
    {"leone", "SLE"},      {"somoni", "TJS"},     {"vatu", "VUV"},      {"tala", "WST"},      {"bolivar", "VES"},
    {"dong", "VND"},       {"nakfa", "ERN"},      {"koruna", "CZK"},    {"yen", "JPY"},       {"dollars", "USD"},
    {"euros", "EUR"},      {"greenback", "USD"},  {"deutschmark", "DEM"}};
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
    {"ethiopian", "birr", "ETB"},  {"romanian", "leu", "RON"},     {"moldovan", "leu", "MDL"},
    {"american", "dollar", "USD"}, {"states", "dollar", "USD"},    {"jamaican", "dollar", "JMD"},
    {"bahamian", "dollar", "BSD"}, {"barbadian", "dollar", "BBD"}, {"fijian", "dollar", "FJD"},
    {"guyanese", "dollar", "GYD"}, {"liberian", "dollar", "LRD"},  {"namibian", "dollar", "NAD"},
    {"zimbabwean", "dollar", "ZWL"}, {"zimbabwe", "dollar", "ZWL"}, {"new taiwan", "dollar", "TWD"},
    {"algerian", "dinar", "DZD"},  {"bahraini", "dinar", "BHD"},   {"tunisian", "dinar", "TND"},
    {"omani", "rial", "OMR"},      {"qatari", "rial", "QAR"},      {"cambodian", "riel", "KHR"},
    {"mauritian", "rupee", "MUR"}, {"seychelles", "rupee", "SCR"}, {"uruguayan", "peso", "UYU"},
    {"dominican", "peso", "DOP"},  {"bolivian", "boliviano", "BOB"}, {"tanzanian", "shilling", "TZS"},
    {"somali", "shilling", "SOS"}, {"congolese", "franc", "CDF"},  {"rwandan", "franc", "RWF"},
    {"burundian", "franc", "BIF"}, {"guinean", "franc", "GNF"},    {"djibouti", "franc", "DJF"},
    {"malawian", "kwacha", "MWK"}, {"zambian", "kwacha", "ZMW"},   {"kyrgyz", "som", "KGS"},
    {"uzbek", "sum", "UZS"},       {"peruvian", "sol", "PEN"},     {"costa rican", "colon", "CRC"},
    {"icelandic", "krona", "ISK"}, {"swedish", "krona", "SEK"},    {"irish", "pound", "IEP"},
    {"south sudanese", "pound", "SSP"}, {"french", "franc", "FRF"}, {"belgian", "franc", "BEF"},
    {"hong", "dollar", "HKD"},     {"turkish", "lira", "TRY"},     {"italian", "lira", "ITL"}};

// ISO 4217: stands before or behind the number, in capitals.
inline constexpr std::string_view kCurrencyCodes[] = {
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN",
    "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "GBP",
    "GEL", "GHS", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS",
    "KHR", "KMF", "KPW", "KRW", "KWD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON",
    "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SLE", "SOS", "SRD", "SSP", "STN", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP",
    "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XOF", "YER", "ZAR", "ZMW"};

template <class Row, std::size_t N>
const Row* find(const Row (&rows)[N], std::string_view word) noexcept {
  const auto* found =
      std::find_if(std::begin(rows), std::end(rows), [word](const Row& row) { return row.word == word; });
  return found == std::end(rows) ? nullptr : found;
}

}  // namespace demarche::inline mention
