// Light, dark, or as the system has it. Kept in the browser: a link shows the same view in the reader's own light.

const kKey = "demarche-theme";

function stored() {
  try {
    return localStorage.getItem(kKey) ?? "auto";
  } catch {
    return "auto"; // no storage: as the system has it
  }
}

export const theme = $state({ choice: stored(), painted: 0 }); // painted: counts changes, for what is drawn on a canvas

export function applyTheme() {
  if (theme.choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme.choice;
  theme.painted += 1;
}

export function choose(choice) {
  theme.choice = choice;
  try {
    localStorage.setItem(kKey, choice);
  } catch {
    // kept until the page is closed
  }
  applyTheme();
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (theme.painted += 1));

/** The colour that a custom property of the page has now. */
export function colour(name) {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
