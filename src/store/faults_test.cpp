// What a store is worth when a process dies, the power goes or the disk fails, at each of its steps in turn.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/test_documents.h"

namespace demarche {
namespace {

/// The life of a small store: two commits, one with a correction, and a compaction. `acknowledge` hears of what is safe.
Status live(const std::string& path, const Files& files, const std::function<void(const std::string&)>& acknowledge) {
  const std::vector<NewDocument> commits[] = {
      {test_document("a", "one"), test_document("b", "two")},
      {test_document("a", "one, corrected"), test_document("c", "three")},
  };
  auto folder = Folder::create(path, files);
  if (!folder) return std::move(folder).error();
  for (const auto& documents : commits) {
    const auto placed = folder->commit(documents);
    if (!placed) return placed.error();
    for (const NewDocument& document : documents) acknowledge(document.hash);
  }
  const auto compacted = folder->compact();
  return compacted ? Status(Done{}) : Status(compacted.error());
}

/// How many steps that life has, and what is on the disk at its end.
struct Undisturbed {
  int steps = 0;
  std::map<std::string, std::string> files;
};

Undisturbed undisturbed() {
  const TestFolder test;
  Undisturbed out;
  const Files counting([&](Step, const std::string&) -> std::optional<Error> { return ++out.steps, std::nullopt; });
  const Status lived = live(test / "store", counting, [](const std::string&) {});
  EXPECT_TRUE(lived) << lived.error().text();
  out.files = contents(test / "store");
  EXPECT_GT(out.steps, 40);
  EXPECT_EQ(out.files.size(), 5U) << "three segments, the manifest and the lock: no leftovers";
  return out;
}

/// What a disk still holds after the power goes: bytes that were synced, under names whose folder was synced since.
/// Names are those of the files at the last sync of their folder, bytes those of the last sync of the file.
class Disk {
 public:
  explicit Disk(std::string root) : root_(std::move(root)) {}

  void note(Step step, const std::string& path) {
    settle();
    pending_ = {step, path};
  }
  /// Leaves the folder as a power cut would.
  void cut() {
    for (const auto& [path, bytes] : contents(root_)) {
      if (path != "lock") std::filesystem::remove(root_ + "/" + path);
    }
    for (const auto& [path, bytes] : kept_) std::ofstream(path, std::ios::binary) << bytes;
  }

 private:
  /// The step before this one has happened by now.
  void settle() {
    if (!pending_) return;
    const auto& [step, path] = *pending_;
    if (step == Step::kSync) synced_[path] = bytes_of(path);
    // A rename carries the synced bytes along; what was never synced is a file of no bytes.
    if (step == Step::kRename) {
      synced_[path] = synced_[path + ".new"];
      synced_.erase(path + ".new");
    }
    if (step == Step::kSyncFolder) {
      std::erase_if(kept_, [&, folder = path](const auto& file) { return std::filesystem::path(file.first).parent_path() == folder; });
      for (const auto& entry : std::filesystem::directory_iterator(path)) {
        if (entry.is_regular_file() && entry.path().filename() != "lock") kept_[entry.path().string()] = synced_[entry.path().string()];
      }
    }
    pending_.reset();
  }

  std::string root_;
  std::optional<std::pair<Step, std::string>> pending_;
  std::map<std::string, std::string> synced_, kept_;
};

enum class Death { kKilled, kPowerCut };

/// Lives in a child that dies at step `fatal`; the hashes of what it had acknowledged.
std::vector<std::string> die_at(int fatal, Death death, const TestFolder& test) {
  const TestFolder elsewhere;  // what was heard of does not depend on the disk that fails
  const std::string heard = elsewhere / "acknowledged";
  std::ofstream(heard).flush();
  const pid_t child = ::fork();
  if (child == 0) {
    int steps = 0;
    Disk disk(test / "store");
    const Files files([&](Step step, const std::string& path) -> std::optional<Error> {
      disk.note(step, path);
      if (++steps < fatal) return std::nullopt;
      if (death == Death::kPowerCut) disk.cut();
      // Killed while writing: half a file is left.
      if (death == Death::kKilled && step == Step::kWrite) std::ofstream(path) << "PAR1 and not much more";
      ::_exit(9);
    });
    static_cast<void>(live(test / "store", files, [&](const std::string& hash) { std::ofstream(heard, std::ios::app) << hash << '\n' << std::flush; }));
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 9) << "step " << fatal << " was not reached: " << status;
  std::vector<std::string> hashes;
  std::ifstream in(heard);
  for (std::string line; std::getline(in, line);) hashes.push_back(line);
  return hashes;
}

void expect_nothing_lost(const std::string& path, const std::vector<std::string>& acknowledged, int step) {
  for (const std::string& hash : acknowledged) {
    EXPECT_EQ(asked(path, "SELECT count(*) FROM all_documents WHERE hash = '" + hash + "'"), "1") << "lost at step " << step;
  }
  if (!std::filesystem::exists(path + "/manifest")) return;
  EXPECT_EQ(asked(path, "SELECT count(*) - count(DISTINCT hash) FROM all_documents"), "0") << "stored twice at step " << step;
  EXPECT_EQ(asked(path, "SELECT (SELECT count(*) FROM all_events) - (SELECT count(*) FROM all_documents)"), "0") << "in part at step " << step;
}

void die_at_every_step(Death death) {
  const Undisturbed whole = undisturbed();
  std::size_t heard = 0;
  for (int step = 1; step <= whole.steps; ++step) {
    const TestFolder test;
    const auto acknowledged = die_at(step, death, test);
    heard += acknowledged.size();
    expect_nothing_lost(test / "store", acknowledged, step);
    const Status lived = live(test / "store", Files(), [](const std::string&) {});
    ASSERT_TRUE(lived) << "step " << step << ": " << lived.error().text();
    EXPECT_EQ(contents(test / "store"), whole.files) << "step " << step;
  }
  EXPECT_GT(heard, 0U) << "nothing was ever acknowledged";
}

TEST(Faults, KilledAtEveryStep) { die_at_every_step(Death::kKilled); }
TEST(Faults, PowerCutAtEveryStep) { die_at_every_step(Death::kPowerCut); }

TEST(Faults, ADiskThatFailsAtEveryStepLeavesTheStoreWhole) {
  const Undisturbed whole = undisturbed();
  for (int fatal = 1; fatal <= whole.steps; ++fatal) {
    const TestFolder test;
    int steps = 0;
    std::vector<std::string> acknowledged;
    const Files files([&](Step, const std::string& path) -> std::optional<Error> {
      if (++steps != fatal) return std::nullopt;
      return Error{ErrorCode::kResource, "cannot write: No space left on device", path};
    });
    const Status lived = live(test / "store", files, [&](const std::string& hash) { acknowledged.push_back(hash); });
    // Only the removal of leftovers after a failure may fail without a word.
    ASSERT_FALSE(lived) << "step " << fatal;
    EXPECT_EQ(lived.error().code, ErrorCode::kResource);
    EXPECT_NE(lived.error().text().find("No space left"), std::string::npos);
    expect_nothing_lost(test / "store", acknowledged, fatal);
    ASSERT_TRUE(live(test / "store", Files(), [](const std::string&) {})) << "step " << fatal;
    EXPECT_EQ(contents(test / "store"), whole.files) << "step " << fatal;
  }
}

TEST(Faults, AFullDiskGetsItsRoomBack) {
  const TestFolder test;
  ASSERT_TRUE(Folder::create(test / "store")->commit({test_document("a", "one")}));
  const auto before = contents(test / "store");
  const Files files([](Step step, const std::string& path) -> std::optional<Error> {
    if (step != Step::kWrite || path.find("documents") == std::string::npos) return std::nullopt;
    return Error{ErrorCode::kResource, "cannot write: No space left on device", path};
  });
  const auto folder = Folder::create(test / "store", files);
  EXPECT_FALSE(folder->commit({test_document("b", "two")}));
  EXPECT_EQ(contents(test / "store"), before) << "segments of the failed commit are removed at once";
}

}  // namespace
}  // namespace demarche
