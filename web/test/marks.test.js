import { test } from "node:test";
import assert from "node:assert/strict";
import { codePoints, cut, eventMarks, locate, slice } from "../src/lib/marks.js";

const shown = (pieces) => pieces.map((p) => (p.mark ? `[${p.mark.kind}:${p.text}]` : p.text)).join("");

test("offsets count code points, not UTF-16 units", () => {
  assert.equal(codePoints("a😀b"), 3);
  assert.equal(slice("😀 Norway", 2, 8), "Norway");
  assert.equal(shown(cut("😀 Norway met 🇮🇸.", [{ kind: "actor", start: 2, end: 8 }])), "😀 [actor:Norway] met 🇮🇸.");
  assert.equal(shown(cut("e\u0301te\u0301 Oslo", [{ kind: "place", start: 6, end: 10 }])), "e\u0301te\u0301 [place:Oslo]"); // a combining accent is a code point of its own
});

test("offsets are the document's, the text is a part of it", () => {
  assert.equal(shown(cut("Norway left.", [{ kind: "act", start: 107, end: 111 }], 100)), "Norway [act:left].");
});

test("marks come in any order; one that overlaps an earlier one or lies outside is left out", () => {
  const marks = [{ kind: "b", start: 7, end: 11 }, { kind: "a", start: 0, end: 6 }, { kind: "c", start: 3, end: 8 }, { kind: "d", start: 9, end: 99 }, { kind: "e", start: 5, end: 5 }];
  assert.equal(shown(cut("Norway left.", marks)), "[a:Norway] [b:left].");
});

test("the pieces together are the text", () => {
  const text = "<script>alert(1)</script> 😀\n\tend";
  for (let start = -1; start < 36; ++start) {
    for (let end = start; end < 36; ++end) assert.equal(cut(text, [{ kind: "x", start, end }]).map((p) => p.text).join(""), text);
  }
});

test("words are found as words, and not upon another mark", () => {
  assert.deepEqual(locate("Malian troops left Mali.", "Mali", []), { start: 19, end: 23 });
  assert.deepEqual(locate("Mali left Mali.", "Mali", [{ start: 0, end: 4 }]), { start: 10, end: 14 });
  assert.equal(locate("Malian troops", "Mali", []), null);
  assert.equal(locate("anything", "", []), null);
});

test("an event marks its act, parties, date, place and source", () => {
  const text = "On Monday Norway broke off talks with Iceland in Oslo, NTB said.";
  const event = {
    event: "SANCTION", event_start: 17, event_end: 32, date_text: "Monday", event_loc: { extracted_place: "Oslo" },
    actor: [{ code: "NOR", start: 10, end: 16 }], recipient: [{ code: "ISL", start: 38, end: 45 }], attribution: [{ source: "NTB" }],
  };
  assert.equal(shown(cut(text, eventMarks(event, text, 0))),
    "On [date:Monday] [actor:Norway] [act:broke off talks] with [recipient:Iceland] in [place:Oslo], [source:NTB] said.");
});
