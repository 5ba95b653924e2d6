// A question to the server that is asked again when what it depends on changes.
//
//   Shape     ask(() => (signal) => Promise) -> {data, error, loading, again()}
//   Lifetime  of the component that asks; an answer that is no longer wanted is dropped
//   Errors    in `error`; the last good answer stays in `data` while the next is awaited

import { untrack } from "svelte";

/** The field that the server refused last, for the filter bar to point at. */
export const refused = $state({ field: "" });

export function ask(question) {
  let state = $state.raw({ data: null, error: null, loading: true });
  let tries = $state(0);
  $effect(() => {
    void tries;
    const run = question();
    if (!run) {
      state = { data: null, error: null, loading: false };
      return;
    }
    const stop = new AbortController();
    state = { ...untrack(() => state), loading: true };
    run(stop.signal).then(
      (data) => { if (!stop.signal.aborted) { state = { data, error: null, loading: false }; refused.field = ""; } },
      (error) => { if (!stop.signal.aborted) { state = { data: null, error, loading: false }; refused.field = error.field ?? ""; } },
    );
    return () => stop.abort();
  });
  return {
    get data() { return state.data; },
    get error() { return state.error; },
    get loading() { return state.loading; },
    again: () => (tries += 1),
  };
}
