// What can be chosen: the codebook, and the values that the store has. Asked for once and kept.
//
//   Errors  a failed question is asked again the next time

import { get } from "./api.js";

const kept = new Map();

function once(name, question) {
  if (!kept.has(name)) kept.set(name, question().catch((error) => { kept.delete(name); throw error; }));
  return kept.get(name);
}

export const codebook = () => once("codebook", () => get("/api/codebook"));
export const health = () => once("health", () => get("/api/health"));

/** Values of a key of count with their numbers of events, most first. */
export const valuesOf = (key) => once(`by ${key}`, async () => {
  const { rows } = await get("/api/count", [["by", key], ["limit", 500]]);
  return rows.filter((r) => r[key] !== null && r[key] !== "").map((r) => ({ value: String(r[key]), events: r.events }));
});
