// Documents for the tests of the store.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "store/folder.h"

namespace demarche {

/// A folder of its own for a test, gone with it.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "demarche-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// A document whose content is `text`, with one event and one mention of it.
inline NewDocument test_document(const std::string& id, const std::string& text, const std::string& url = {}) {
  NewDocument document{id, url, hash_of(text), {}, {}, {}};
  document.row = "{\"id\":\"" + id + "\",\"hash\":\"" + document.hash + "\",\"url\":\"" + url + "\"}";
  document.events = {"{\"id\":\"" + id + "-1\",\"doc\":\"" + id + "\",\"date\":\"2024-03\",\"event\":\"AID\",\"actor\":[{\"code\":\"NOR\"}],\"text\":\"" + text + "\"}"};
  document.mentions = {"{\"id\":\"" + id + "-2\",\"doc\":\"" + id + "\",\"same_as\":[\"" + id + "-1\"],\"text\":\"" + text + " again\"}"};
  return document;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

/// Every file below a folder, by name.
inline std::map<std::string, std::string> contents(const std::string& folder) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[std::filesystem::relative(entry.path(), folder).string()] = bytes_of(entry.path());
  }
  return files;
}

/// One value out of the views of a store; what went wrong where there is none.
inline std::string asked(const std::string& folder, const std::string& select) {
  const auto snapshot = Snapshot::open(folder, nullptr);
  if (!snapshot) return snapshot.error().text();
  const auto database = Database::open();
  if (!database) return database.error().text();
  if (Status made = snapshot->create_views(*database); !made) return made.error().text();
  const auto value = database->value(select);
  return value ? *value : value.error().text();
}

}  // namespace demarche
