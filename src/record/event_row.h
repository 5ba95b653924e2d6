// Coded events as code/ makes them and link/ ties them.
//
//   Flow      code/ -> link/ -> engine/, which presents them
//   Shape     one row an event or a further mention of one; ids, never pointers
//   Units     token rows; confidence in [0, 1]
//   Lifetime  rows refer to the TokenTable, Mentions and knowledge image of the same run
//   Errors    none
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/civil.h"
#include "base/id.h"
#include "record/mentions.h"
#include "record/token_table.h"

namespace demarche::inline record {

using CategoryId = Id<struct CategoryKind>;  // rows of the ontology's tables
using ModeId = Id<struct ModeKind>;
using ContextId = Id<struct ContextKind>;
using CameoId = Id<struct CameoKind>;
using DisputeId = Id<struct DisputeKind>;  // rows of the table of disputes
using FrameId = Id<struct FrameKind>;  // rows of the table of frames
using EventId = Id<struct EventKind>;  // rows of the document's list of events

enum class EventStatus : std::uint8_t { kActual, kFuture, kHypothetical, kNegated, kHistorical };

/// A party of an event: the mention that named it and how it was reached.
struct Party {
  ActorMentionId mention;
  bool indirect = false;  // not the argument itself but what it belongs to: "76 individuals in Russia"
};

struct EventRow {
  FrameId frame;
  CategoryId category;  // none: a statement (CAMEO 01, 02)
  std::vector<ModeId> modes;
  std::vector<ContextId> contexts;
  CameoId cameo;
  EventStatus status = EventStatus::kActual;
  bool reciprocal = false;
  std::uint32_t sentence = 0;   // row of TokenTable::sentences
  TokenId trigger;              // the word whose frame fired
  TokenId completing;               // the word that completed it: "negotiations"; none for most
  TokenId awaits;                   // the act by this noun says to whom it is done; none: that is known
  bool judges_violence = false;     // "condemned the attack": link/ keeps it if that stays unknown, and drops others that await
  TokenRange trigger_words;     // "stop negotiations": from the trigger to the word that completed it
  std::vector<Party> actors;      // main party first
  std::vector<Party> recipients;  // main party first
  DateMentionId date_mention;     // none: no words give it a date of its own
  PartialDate date, enddate;
  PlaceMentionId place;
  Code home;                        // the country that it happened in, by its parties, where no place is named; empty: not known
  std::vector<QuantityMentionId> quantities;
  std::uint32_t dead = 0, injured = 0;  // 0: the text says none
  std::vector<SpeechId> speeches;       // innermost first: who says so
  std::vector<EventId> because;         // what this one answers
  std::string because_text;
  std::vector<EventId> after;           // what came before it, where the text says no more than that
  std::vector<DisputeId> disputes;      // what it is about, of what parties contest for years
  EventId same_as;                      // none: an event; else a further mention of that one
  float confidence = 0;
  std::vector<std::string> steps;  // what --explain tells, in order; empty unless asked for
};

}  // namespace demarche::inline record
