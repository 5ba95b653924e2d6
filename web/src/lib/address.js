// What the page shows, as the query of its address and back.
//
//   Shape     {view, filter, options}: filter has the names of the server's filters; options are the view's own
//   Units     strings, as the server takes them; a list is given once for each value
//   Lifetime  plain objects, never shared: read() makes a new one each time
//   Errors    none: what is not known is dropped, so that an old link still opens
//   Law       write(read(q)) is the same address for every q that write() gave

export const kViews = ["overview", "dyad", "map", "actor", "event", "text", "data"];

export const kLists = ["actor", "recipient", "party", "sector", "event", "mode", "context", "cameo", "status", "quad",
  "country", "place", "source", "doc"];
export const kSingles = ["from", "to", "text", "confidence", "min_sources", "same_days"];
export const kFlags = ["statements"];

// Options of views; each is one string.
const kOptions = ["id", "first", "second", "code", "period", "scale", "order", "most"];

export function emptyFilter() {
  const filter = {};
  for (const name of kLists) filter[name] = [];
  for (const name of kSingles) filter[name] = "";
  for (const name of kFlags) filter[name] = false;
  return filter;
}

/** @param {string} query with or without "?" */
export function read(query) {
  const given = new URLSearchParams(query);
  const filter = emptyFilter();
  for (const name of kLists) filter[name] = [...new Set(given.getAll(name).filter((v) => v !== ""))];
  for (const name of kSingles) filter[name] = given.get(name) ?? "";
  for (const name of kFlags) filter[name] = given.get(name) === "true";
  const options = {};
  for (const name of kOptions) if (given.get(name)) options[name] = given.get(name);
  const view = given.get("view");
  return { view: kViews.includes(view) ? view : "overview", filter, options };
}

/** The filter as pairs of names and values, in one order. */
export function filterPairs(filter) {
  const pairs = [];
  for (const name of kLists) for (const value of filter[name]) pairs.push([name, value]);
  for (const name of kSingles) if (filter[name] !== "") pairs.push([name, filter[name]]);
  for (const name of kFlags) if (filter[name]) pairs.push([name, "true"]);
  return pairs;
}

/** The query of an address, without "?"; empty for the overview of everything. */
export function write({ view = "overview", filter = emptyFilter(), options = {} }) {
  const query = new URLSearchParams();
  if (view !== "overview") query.append("view", view);
  for (const name of kOptions) if (options[name]) query.append(name, options[name]);
  for (const [name, value] of filterPairs(filter)) query.append(name, value);
  return query.toString();
}

/** A copy of `filter` with some of its fields set. */
export const withFilter = (filter, changes) => ({ ...filter, ...changes });

export const isEmpty = (filter) => filterPairs(filter).length === 0;
