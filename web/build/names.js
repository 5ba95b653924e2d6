// What the page knows of the codes of states: names and positions, read from knowledge/ when the page is built.
//
//   Shape   modules "virtual:names", {"AFG": "Afghanistan", …}, and "virtual:positions", {"AFG": [33, 66], …}
//   Units   degrees, latitude first
//   Errors  a table without states stops the build

import { readFileSync } from "node:fs";

/** @param {string} text blocks "state CODE NAME" */
export function stateNames(text) {
  const found = {};
  for (const [, code, name] of text.matchAll(/^state ([A-Z]{3}) ([^#\n]+?) *(?:#.*)?$/gm)) found[code] ??= name;
  return found;
}

/** @param {string} text lines "  LAT,LON CODE …" */
export function statePositions(text) {
  const found = {};
  for (const [, lat, lon, code] of text.matchAll(/^ +(-?[\d.]+),(-?[\d.]+) ([A-Z]{3})\b/gm)) found[code] = [Number(lat), Number(lon)];
  return found;
}

const kModules = {
  "virtual:names": ["actors/states.txt", stateNames],
  "virtual:positions": ["places/countries.txt", statePositions],
};

export function names() {
  return {
    name: "demarche-names",
    resolveId: (id) => (id in kModules ? `\0${id}` : undefined),
    load(id) {
      const [file, read] = kModules[id.slice(1)] ?? [];
      if (!file) return;
      const found = read(readFileSync(new URL(`../../knowledge/${file}`, import.meta.url), "utf8"));
      if (Object.keys(found).length < 100) this.error(`no states in knowledge/${file}`);
      return `export default ${JSON.stringify(found)};`;
    },
  };
}
