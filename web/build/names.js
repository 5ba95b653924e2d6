// What the page knows of the codes of states: their names, read from knowledge/ when the page is built.
//
//   Shape   module "virtual:names" with one constant, {"AFG": "Afghanistan", …}
//   Errors  a table without states stops the build

import { readFileSync } from "node:fs";

const source = new URL("../../knowledge/actors/states.txt", import.meta.url);

/** @param {string} text blocks "state CODE NAME" */
export function stateNames(text) {
  const found = {};
  for (const [, code, name] of text.matchAll(/^state ([A-Z]{3}) ([^#\n]+?) *(?:#.*)?$/gm)) found[code] ??= name;
  return found;
}

export function names() {
  return {
    name: "demarche-names",
    resolveId: (id) => (id === "virtual:names" ? "\0names" : undefined),
    load(id) {
      if (id !== "\0names") return;
      const found = stateNames(readFileSync(source, "utf8"));
      if (Object.keys(found).length < 100) this.error(`no states in ${source.pathname}`);
      return `export default ${JSON.stringify(found)};`;
    },
  };
}
