// The state of the page, which is the state of its address.
//
//   Shape   route.now as read() gives it; go() writes a new address, href() one for a link
//   Law     nothing that a link should show is kept elsewhere

import { emptyFilter, read, write } from "./address.js";

let now = $state.raw(read(location.search));

export const route = {
  get now() { return now; },
  get filter() { return now.filter; },
  get options() { return now.options; },
};

/** The address of a state; what is not given is empty. */
export const href = (state) => `?${write(state)}`;

/** The same view with another filter or other options. */
export const changed = (changes) => ({
  view: now.view, filter: { ...now.filter, ...changes.filter }, options: { ...now.options, ...changes.options },
});

export function go(state, { replace = false } = {}) {
  const query = write(state);
  const address = query ? `?${query}` : location.pathname;
  if (query === location.search.replace(/^\?/, "")) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  const other = (state.view ?? "overview") !== now.view || state.options?.id !== now.options.id;
  now = read(location.search);
  if (other) scrollTo(0, 0);
}

export const setFilter = (filter) => go(changed({ filter }));
export const setOptions = (options, how) => go(changed({ options }), how);
export const clearFilter = () => go({ view: now.view, filter: emptyFilter(), options: now.options });

addEventListener("popstate", () => (now = read(location.search)));

/** Follows links of the page without loading it again. */
export function follow(event) {
  const link = event.target.closest?.("a[href^='?']");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(read(link.getAttribute("href")));
}
