// The texts of all golden cases as articles, and some that are there for their letters.
//
//   Lifetime  owns everything
//   Errors    none: a file that cannot be read fails the test that asks
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "demarche/article.h"
#include "golden/cases.h"

namespace demarche::golden {

// Letters of one to four bytes before, inside and behind what is coded.
inline const std::vector<std::string> kOddTexts{
    "Côte d’Ivoire expelled the French ambassador, “Ndéyé” said.",
    "São Tomé\u00A0and Príncipe — Türkiye’s ally — imposed sanctions on Belarus.",
    "🕊️🕊️ Norway broke off talks with Iceland 😡 on Monday; Łódź was quiet.",
    "Ελλάδα: Greece summoned the Albanian ambassador. Россия молчала. Mali expelled the French ambassador.",
    "\uFEFFPakistan arrested ten Indian fishermen.\r\n\r\nChad bombed Sudan.",
};

inline std::vector<Article> all_articles(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Article> articles;
  const auto add = [&articles](const std::string& text, const std::string& date) {
    Article& article = articles.emplace_back();
    article.id = "a" + std::to_string(articles.size());
    article.text = text;
    article.date = date;
  };
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto cases = read_cases(text, file.filename().string());
    EXPECT_TRUE(cases.ok()) << (cases ? "" : cases.error().text());
    if (!cases) continue;
    for (const Case& one : *cases) add(one.text, one.date);
  }
  for (const std::string& text : kOddTexts) add(text, "2024-03-07");
  return articles;
}

}  // namespace demarche::golden
