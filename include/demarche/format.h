// Events as text: one line of JSON, one row of CSV, a table for a person.
//
//   Shape     each function appends to `out`; every line ends in "\n"
//   Errors    none
//   Source    docs/formats/events.md
#pragma once

#include <span>
#include <string>

#include "demarche/article.h"
#include "demarche/event.h"

namespace demarche {

void append_json(const Event& event, std::string& out);

/// A document as it came in: docs/formats/documents.md.
void append_json(const Article& article, std::string& out);

void append_csv_header(std::string& out);
void append_csv(const Event& event, std::string& out);

struct TableStyle {
  int width = 100;     ///< columns of the terminal
  bool colour = false;
  bool explain = false;
};

/// The events of one document, in the order given.
void append_table(std::span<const Event> events, const TableStyle& style, std::string& out);

}  // namespace demarche
