// Small helpers over text: lines, fields, case, typographic variants.
//
//   Lifetime  every view borrows from its argument
//   Errors    none
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/span.h"

namespace demarche::inline base {

struct Line {
  std::string_view text;   // without its end of line
  std::size_t number = 0;  // from 1
};

/// The lines of `text`, "\n" or "\r\n". A last line without an end counts.
[[nodiscard]] std::vector<Line> lines(std::string_view text DM_BORROWED);

[[nodiscard]] std::string_view trim(std::string_view text DM_BORROWED) noexcept;  ///< spaces and tabs
/// Every field, trimmed, empty ones too. An empty text has one empty field.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text DM_BORROWED, char separator);
/// Runs of blanks separate; no empty word.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text DM_BORROWED);

[[nodiscard]] constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// False where the whole of `text` is no such number; `base` of whole numbers is ten unless said.
template <class Number, class... Base>
bool read_number(std::string_view text, Number& number, Base... base) noexcept {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base...);
  return error == std::errc() && end == text.data() + text.size();
}
template <class Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view text) noexcept {
  Number number{};
  return read_number(text, number) ? std::optional<Number>(number) : std::nullopt;
}

/// Appends `text` as it is looked up: lower case (ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters), typographic
/// quotes and apostrophes as ' and ", dashes as -, non-breaking spaces as a space. Requires valid UTF-8.
void append_folded(std::string_view text, std::string& out);
[[nodiscard]] std::string folded(std::string_view text);
/// The Latin letters of `text` without their marks: "Erdoğan" as "Erdogan". Requires valid UTF-8.
[[nodiscard]] std::string without_marks(std::string_view text);

}  // namespace demarche::inline base
