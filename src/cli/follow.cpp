#include "cli/follow.h"

#include <fmt/core.h>

#include <csignal>
#include <thread>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/output.h"

namespace demarche {
namespace {

/// Turns the first SIGINT or SIGTERM into a wish to stop; a second one ends the program at once. Made before any other thread, so that all of
/// them leave the signals to this one.
class EndingSignals {
 public:
  EndingSignals() {
    sigemptyset(&ends_);
    sigaddset(&ends_, SIGINT);
    sigaddset(&ends_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends_, nullptr);
    thread_ = std::jthread([this](const std::stop_token& over) { listen(over); });
  }
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  void listen(const std::stop_token& over) {
    constexpr timespec kLook{.tv_sec = 0, .tv_nsec = 100'000'000};
    while (!over.stop_requested()) {
      if (sigtimedwait(&ends_, nullptr, &kLook) < 0) continue;
      pthread_sigmask(SIG_UNBLOCK, &ends_, nullptr);
      stop_.request_stop();
      return wait_for(over);
    }
  }
  /// A signal needs a thread that does not block it.
  static void wait_for(const std::stop_token& over) {
    while (!over.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }

  sigset_t ends_{};
  std::stop_source stop_;
  std::jthread thread_;
};

std::string line_of(const FollowedDocument& document) {
  const std::string events = fmt::format("{} event{}", document.events, document.events == 1 ? "" : "s");
  switch (document.outcome.kind) {
    case StoreOutcome::Kind::kAdded: return fmt::format("added {}: {}\n", document.id, events);
    case StoreOutcome::Kind::kCorrected: return fmt::format("corrected {}: version {}, {}\n", document.id, document.outcome.version, events);
    default: return "unchanged " + document.id + (document.outcome.stored_as == document.id ? "\n" : ": stored as " + document.outcome.stored_as + "\n");
  }
}

std::string line_of(const FollowRound& round) {
  return fmt::format("feeds: {} read, {} not modified, {} failed, {} waiting; documents: {} added, {} corrected, {} unchanged, {} refused\n", round.read, round.unchanged,
                     round.failed, round.waiting, round.added, round.corrected, round.known, round.refused);
}

}  // namespace

void FollowCommand::add_to(CLI::App& app) {
  command_ = app.add_subcommand("follow", "read feeds again and again, and store the events of what is new");
  FollowRequest& to = request_;
  command_->add_option("feeds", to.feeds, "a file of addresses of feeds and news sitemaps, one a line")->required();
  command_->add_option("--store", to.store, "the folder of the store; made where there is none")->required();
  command_->add_flag("--once", to.once, "one round, and end");
  command_->add_option("--interval", to.interval_s, "seconds from the beginning of a round to that of the next: 60 to 86400")->capture_default_str();
  command_->add_option("--contact", to.contact, "an address of mail or the web, for those who are asked; it stands in the User-Agent");
  command_->add_option("--metrics", to.metrics, "a file of OpenMetrics text, written after each round");
  command_->add_option("--state", to.state, "the file that remembers what was read")->default_str("STORE.follow");
  command_->add_flag("!--no-pages", to.pages, "code an item that carries only a summary from that, and fetch no page");
  command_->add_flag("--any-language", to.any_language, "keep items and pages that are not in English");
  command_->add_flag("--statements", to.code.statements, "store statements and appeals (CAMEO 01, 02) too");
  command_->add_option("--actors", to.open.actors_file, "a file of actors that add to the program's or override them (docs/formats/actors.md)");
  command_->add_flag("--allow-private", to.allow_private, "ask private networks too, and allow shorter intervals");
  command_->add_option("--host-interval", to.host_interval_ms, "milliseconds between two questions to one host: 500 to 3600000")->capture_default_str();
  command_->add_option("--timeout", to.timeout_s, "seconds for one answer: 1 to 600")->capture_default_str();
  command_->add_option("--max-redirects", to.max_redirects, "redirects that are followed: 0 to 20")->capture_default_str();
  command_->add_option("--max-body", to.max_body_mb, "MB of an answer as it comes: 1 to 1024")->capture_default_str();
  command_->add_option("--max-document", to.max_document_mb, "MB of a feed or page, unpacked: 1 to 1024")->capture_default_str();
  command_->add_option("--max-ratio", to.max_ratio, "bytes that one packed byte may become, beyond the first 16 MiB")->capture_default_str();
  command_->add_option("--max-items", to.max_items, "new items of one feed in one round; the others wait for the next")->capture_default_str();
  command_->add_option("--compact-every", to.compact_every, "commits, after which the store is compacted; 0: never")->capture_default_str();
}

std::optional<int> FollowCommand::run() const {
  if (!*command_) return std::nullopt;
  const EndingSignals signals;
  Output output;
  const FollowSink sink{[&](const FollowedDocument& document) { return output.write(line_of(document)); }, complain, complain,
                        [&](const FollowRound& round) { return output.write(line_of(round)); }};
  const auto sums = follow(request_, sink, signals.token());
  if (!sums) {
    complain(sums.error());
    // A file of the user's that is wrong is a wrong command; a state that is another program's is not.
    const bool of_actors = !request_.open.actors_file.empty() && sums.error().file == request_.open.actors_file;
    return of_actors ? opening_failed(request_.open) : exit_status(sums.error().code);
  }
  if (signals.token().stop_requested()) return 0;
  return sums->failed + sums->waiting + sums->refused > 0 ? 1 : 0;
}

}  // namespace demarche
