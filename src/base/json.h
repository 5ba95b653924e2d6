// JSON, written key by key.
//
//   Flow      base/: below the formats of engine/ and server/
//   Shape     appends to `out`; the caller opens and closes what it writes
//   Units     whole numbers are written without a point
//   Lifetime  borrows `out`
//   Errors    none
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::inline base {

/// Writes JSON by keys; remembers whether a comma is due.
class Json {
 public:
  explicit Json(std::string& out) : out_(out) {}

  void open(char bracket) {
    comma();
    out_ += bracket;
    due_ = false;
  }
  void close(char bracket) {
    out_ += bracket;
    due_ = true;
  }
  void key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    due_ = false;
  }
  void value(std::string_view text) {
    comma();
    quoted(text);
    due_ = true;
  }
  void number(double number) {
    comma();
    if (std::floor(number) == number && std::fabs(number) < 1e15) {
      fmt::format_to(std::back_inserter(out_), "{:.0f}", number);
    } else {
      fmt::format_to(std::back_inserter(out_), "{}", number);
    }
    due_ = true;
  }
  void decimals(double number, int digits) {
    comma();
    fmt::format_to(std::back_inserter(out_), "{:.{}f}", number, digits);
    due_ = true;
  }
  void boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    due_ = true;
  }

  /// Fields that are not known are left out.
  void text(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    value(text);
  }
  void list(std::string_view name, const std::vector<std::string>& items) {
    if (items.empty()) return;
    key(name);
    open('[');
    for (const std::string& item : items) value(item);
    close(']');
  }

 private:
  void comma() {
    if (due_) out_ += ',';
  }
  void quoted(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;  // from here on nothing has to be escaped
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
      out_.append(text, plain, at - plain);
      plain = at + 1;
      switch (c) {
        case '"': out_ += "\\\""; break;
        case '\\': out_ += "\\\\"; break;
        case '\n': out_ += "\\n"; break;
        case '\r': out_ += "\\r"; break;
        case '\t': out_ += "\\t"; break;
        default: fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
      }
    }
    out_.append(text, plain);
    out_ += '"';
  }

  std::string& out_;
  bool due_ = false;
};

}  // namespace demarche::inline base
