// A text cut into pieces at the marks upon it.
//
//   Shape     text and marks {start, end, kind, …} -> pieces {text, mark} in order, which together are the text
//   Units     offsets count Unicode code points, half open, from the first one of the document; strings of
//             JavaScript count UTF-16 units, so that each offset is converted here and nowhere else
//   Errors    none: a mark that lies outside of the text, or begins within an earlier one, is left out

/** Code points of a text: an emoji is one. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) ++count;
  return count;
}

/** Position in UTF-16 units of each of the ascending `offsets` in code points. */
function units(text, offsets) {
  const found = new Map();
  let unit = 0;
  let point = 0;
  for (const offset of offsets) {
    while (point < offset && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      ++point;
    }
    found.set(offset, unit);
  }
  return found;
}

/** The part of `text` between two offsets in code points. */
export function slice(text, start, end) {
  const at = units(text, [start, end]);
  return text.slice(at.get(start), at.get(end));
}

/** @param {number} origin offset of the text's first code point in the document */
export function cut(text, marks, origin = 0) {
  const length = codePoints(text);
  const fitting = marks
    .filter((m) => Number.isInteger(m.start) && m.start >= origin && m.start < m.end && m.end - origin <= length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = [];
  let last = 0;
  for (const mark of fitting) {
    if (mark.start - origin < last) continue;
    last = mark.end - origin;
    kept.push(mark);
  }
  const at = units(text, kept.flatMap((m) => [m.start - origin, m.end - origin]));
  const pieces = [];
  let done = 0;
  for (const mark of kept) {
    const from = at.get(mark.start - origin);
    const to = at.get(mark.end - origin);
    if (from > done) pieces.push({ text: text.slice(done, from), mark: null });
    pieces.push({ text: text.slice(from, to), mark });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), mark: null });
  return pieces;
}

/** Where `words` stand in `text` as words of their own, outside of the marks there are; null if they do not. */
export function locate(text, words, marks, origin = 0) {
  if (!words) return null;
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const after = text.slice(at + words.length, at + words.length + 1);
    if (letter.test(before) || letter.test(after)) continue;
    const start = origin + codePoints(text.slice(0, at));
    const end = start + codePoints(words);
    if (marks.every((m) => m.end <= start || m.start >= end)) return { start, end };
  }
  return null;
}

/** The marks of one event upon its sentence, or upon its document (`text` from `origin`). */
export function eventMarks(event, text, origin) {
  const marks = [];
  const put = (kind, start, end, about) => {
    if (Number.isInteger(start) && end > start && marks.every((m) => m.end <= start || m.start >= end)) {
      marks.push({ kind, start, end, about });
    }
  };
  put("act", event.event_start, event.event_end, event.event);
  for (const kind of ["actor", "recipient"]) {
    for (const party of event[kind] ?? []) put(kind, party.start, party.end, party.code);
  }
  const found = (kind, words) => {
    const at = locate(text, words, marks, origin);
    if (at) put(kind, at.start, at.end);
  };
  found("date", event.date_text);
  found("place", event.event_loc?.extracted_place);
  for (const source of event.attribution ?? []) found("source", source.source);
  if (event.speaker) found("source", event.speaker.entity_text);
  found("answer", event.because_text);
  return marks;
}
