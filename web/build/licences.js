// dist/licences.txt: every package of which something is in the page, with its licence, as most of them ask for.
//
//   Errors  a package without a licence file stops the build

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const modules = new URL("../node_modules", import.meta.url).pathname;

function licence(name) {
  const folder = join(modules, name);
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  if (!file) return null;
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

export function licences() {
  return {
    name: "demarche-licences",
    generateBundle(_, bundle) {
      const names = new Set();
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.moduleIds ?? []) {
          const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
          if (name) names.add(name);
        }
      }
      const texts = [...names].sort().map((name) => licence(name) ?? this.error(`${name} has no licence file`));
      const map = "Shapes of countries: Natural Earth, in the public domain.\n";
      this.emitFile({ type: "asset", fileName: "licences.txt", source: [...texts, map].join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}
