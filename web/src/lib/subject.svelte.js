// What the view shows just now, for the title of the window: a bookmark says which event or pair it is of.

import { onDestroy } from "svelte";

export const subject = $state({ now: "" });

/** @param {() => string} words empty: the view's own name */
export function about(words) {
  $effect(() => { subject.now = words(); });
  onDestroy(() => { subject.now = ""; });
}
