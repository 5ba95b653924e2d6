#include "cli/input_files.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>

namespace demarche {
namespace {

namespace fs = std::filesystem;

InputFile refused(std::string path, ErrorCode code, std::string message) {
  Error error{code, std::move(message), path};
  return {.path = std::move(path), .refused = std::move(error)};
}

void add_file(std::string path, std::string id, std::vector<InputFile>& out) {
  std::error_code none;
  const std::uint64_t bytes = fs::is_regular_file(path, none) ? fs::file_size(path, none) : 0;
  out.push_back({.path = std::move(path), .id = std::move(id), .bytes = none ? 0 : bytes});
}

/// `id`: of the folder, with a slash behind it; empty where the folder has no name of its own.
void add_folder(const std::string& path, const std::string& id, std::vector<InputFile>& out) {
  std::error_code problem;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(path, problem), end; !problem && at != end; at.increment(problem)) {
    if (!at->path().filename().native().starts_with(".")) entries.push_back(*at);
  }
  if (problem) return out.push_back(refused(path, ErrorCode::kUnreadable, "cannot read the folder: " + problem.message()));
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().native();
    if (entry.is_directory(problem)) {
      if (!entry.is_symlink(problem)) add_folder(entry.path().native(), id + name + "/", out);
    } else if (entry.is_regular_file(problem)) {
      add_file(entry.path().native(), id + name, out);
    }
  }
}

/// "a/news/" and "a/news" are "news/"; "." and "/" have no name.
std::string id_of_folder(const std::string& path) {
  fs::path last = fs::path(path).lexically_normal();
  if (!last.has_filename()) last = last.parent_path();
  const std::string name = last.filename().native();
  return name.empty() || name == "." || name == ".." || name == "/" ? "" : name + "/";
}

/// A file or a folder, by the name that leads to it.
void add_named(const std::string& path, std::vector<InputFile>& out) {
  std::error_code none;
  if (path == "-" || !fs::is_directory(path, none)) return add_file(path, {}, out);
  const std::size_t before = out.size();
  add_folder(path, id_of_folder(path), out);
  if (out.size() == before) out.push_back(refused(path, ErrorCode::kNotFound, "is a folder without a file to read"));
}

/// A pattern that the shell has not opened up: in quotes, or more names than a command may have.
void add_pattern(const std::string& pattern, std::vector<InputFile>& out) {
  ::glob_t found{};
  if (::glob(pattern.c_str(), 0, nullptr, &found) != 0) {
    out.push_back(refused(pattern, ErrorCode::kNotFound, "no file has a name like this"));
  } else {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) add_named(found.gl_pathv[i], out);
  }
  ::globfree(&found);
}

bool is_pattern(const std::string& name) {
  std::error_code none;
  return name.find_first_of("*?[") != std::string::npos && !fs::exists(fs::symlink_status(name, none));
}

}  // namespace

InputFiles list_inputs(const std::vector<std::string>& names, Shard shard) {
  InputFiles list;
  for (const std::string& name : names) is_pattern(name) ? add_pattern(name, list.files) : add_named(name, list.files);
  if (names.empty()) add_named("-", list.files);
  list.split_documents = list.files.size() == 1;
  if (!list.split_documents) std::erase_if(list.files, [shard](const InputFile& file) { return !shard.takes(file.path); });
  return list;
}

}  // namespace demarche
