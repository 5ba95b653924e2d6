// Questions to the server.
//
//   Shape   path, pairs of parameters -> the parsed answer
//   Errors  throws Problem: its message is for the reader of the page, `field` names the filter that is wrong

export class Problem extends Error {
  constructor(message, { code = "", field = "", status = 0 } = {}) {
    super(message);
    Object.assign(this, { code, field, status });
  }
}

async function answer(request) {
  let response;
  try {
    response = await request();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("The server does not answer. Is demarche serve still running?", { code: "unreachable" });
  }
  let body;
  try {
    body = await response.json();
  } catch {
    throw new Problem(`The server answered ${response.status} with something that is not JSON.`, { status: response.status });
  }
  if (response.ok) return body;
  const { message = `The server answered ${response.status}.`, code, field } = body?.error ?? {};
  throw new Problem(message, { code, field, status: response.status });
}

export function get(path, pairs = [], signal = undefined) {
  const query = new URLSearchParams(pairs).toString();
  return answer(() => fetch(query ? `${path}?${query}` : path, { signal, headers: { Accept: "application/json" } }));
}

export function post(path, body, pairs = [], signal = undefined) {
  const query = new URLSearchParams(pairs).toString();
  return answer(() => fetch(query ? `${path}?${query}` : path, {
    method: "POST", signal, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }));
}
