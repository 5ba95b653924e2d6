// The codebook as the server gives it, read from knowledge/ontology.

import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../../knowledge/ontology/${name}.txt`, import.meta.url), "utf8");

function blocks(text) {
  const out = [];
  for (const line of text.split("\n")) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, indent, key, value] = /^( *)(\S+) ?(.*)$/.exec(line);
    if (indent) out.at(-1).facts.push([key, value]);
    else out.push({ name: value, facts: [] });
  }
  return out;
}

const fact = (block, key) => block.facts.find(([k]) => k === key)?.[1];

export function codebook() {
  return {
    categories: blocks(read("plover")).map((b) => ({
      event: b.name, about: fact(b, "about"), quad_code: Number(fact(b, "quad")), event_scale: Number(fact(b, "score")), recipient: fact(b, "recipient") === "required",
      modes: b.facts.filter(([k]) => k === "mode").map(([, v]) => {
        const [, mode, scale, about] = /^(\S+) (\S+) ?(.*)$/.exec(v);
        return { mode, about, event_scale: Number(scale) };
      }),
    })),
    contexts: blocks(read("contexts")).map((b) => ({ context: b.name, about: fact(b, "about") })),
    cameo: blocks(read("cameo")).map((b) => {
      const [event, mode] = (fact(b, "plover") ?? "").split(" ");
      return { cameo: b.name, name: fact(b, "name"), goldstein: Number(fact(b, "goldstein")), ...(event && { event }), ...(mode && { mode }) };
    }),
  };
}
