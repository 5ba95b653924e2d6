// What can go wrong, as a value that knows its place.
//
//   Flow      the vocabulary of every folder; base/ hands it on
//   Shape     Error: code, message, place. Result<T>: a T or an Error
//   Units     line and column count from 1, offset counts bytes; 0 means that it does not apply
//   Lifetime  owns its strings
//   Errors    taking the value of a failed Result, or the error of a good one, is a mistake of ours: assert
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace demarche {

enum class ErrorCode : std::uint8_t {
  kBadRequest,  ///< the request itself is wrong: a flag, a limit, a combination
  kNotFound,    ///< no such file
  kNotAFile,    ///< a folder or a device where a file is wanted
  kUnreadable,  ///< it is there but cannot be read
  kBadInput,    ///< the content is wrong: malformed, binary, too large
  kBadData,     ///< a file of ours (knowledge, model) is foreign, old or damaged
  kResource,    ///< disk, memory, a store
};

struct Error {
  ErrorCode code = ErrorCode::kBadInput;
  std::string message{};  ///< one sentence without a full stop; what to do where that is known
  std::string file{};     ///< empty: no file is involved
  std::size_t line = 0;
  std::size_t column = 0;
  std::string field{};  ///< of a request: which of its fields is wrong; empty: no single one

  [[nodiscard]] Error&& in_file(std::string_view name) &&;
  [[nodiscard]] Error&& at_line(std::size_t number) &&;
  [[nodiscard]] Error&& at_column(std::size_t number) &&;
  [[nodiscard]] Error&& in_field(std::string_view name) &&;
  /// "knowledge/actors/states.txt:12:7: no such code 'XYZ'"
  [[nodiscard]] std::string text() const;
};

/// The name of a code in messages and JSON: "bad_request", "not_found", …
[[nodiscard]] std::string_view name(ErrorCode code) noexcept;

/// Exit status of the command line for a run that ended with this error: 1, 2 or 3.
[[nodiscard]] int exit_status(ErrorCode code) noexcept;
/// Status of an HTTP answer that says so: 400, 404, 500, …
[[nodiscard]] int http_status(ErrorCode code) noexcept;

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  [[nodiscard]] T& operator*() & { return assert(ok()), *std::get_if<0>(&state_); }
  [[nodiscard]] const T& operator*() const& { return assert(ok()), *std::get_if<0>(&state_); }
  [[nodiscard]] T&& operator*() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] T* operator->() { return assert(ok()), std::get_if<0>(&state_); }
  [[nodiscard]] const T* operator->() const { return assert(ok()), std::get_if<0>(&state_); }

  [[nodiscard]] Error& error() & { return assert(!ok()), *std::get_if<1>(&state_); }
  [[nodiscard]] const Error& error() const& { return assert(!ok()), *std::get_if<1>(&state_); }
  [[nodiscard]] Error&& error() && { return assert(!ok()), std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

/// A Result without a value.
struct Done {};
using Status = Result<Done>;

}  // namespace demarche
