import { end, session } from './session.js';
import { known, locale, say } from './words.js';

/** What the server refused, with the stable code of its problem document. `offline` where there was no answer at all. */
export class Problem extends Error {
  constructor(code, detail = '', status = 0, retryAfter = 0) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** A sentence that a person can act on. */
export function sentence(problem) {
  if (!(problem instanceof Problem)) return say('problem.page', { detail: problem?.message ?? String(problem) });
  const values = { code: problem.code, detail: problem.detail, seconds: problem.retryAfter || 30 };
  return known(`problem.${problem.code}`) ? say(`problem.${problem.code}`, values) : say('problem.other', values);
}

/** Asks the server and reads JSON; throws {@link Problem}. A token that is no longer taken ends the session. */
export async function ask(method, path, body, options = {}) {
  const response = await send(method, path, body, options);
  return response.status === 204 ? null : readJson(response);
}

/** The same, with the answer as it came: for downloads and streams. A body that is text or a file goes as it is; `token` is the session's unless another is given; `once` names what is done once however often it is asked. */
export async function send(method, path, body, { accept = 'application/json', type = 'application/json', signal, once, token = session()?.token } = {}) {
  const headers = { Accept: accept, 'Accept-Language': locale() };
  if (once) headers['Idempotency-Key'] = once;
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = type;
  let response;
  try {
    response = await fetch(path, { method, headers, signal, cache: 'no-store', body: body === undefined || typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem('offline');
  }
  if (response.ok) return response;
  throw await refusal(response, token);
}

async function refusal(response, token) {
  const document = await response.json().catch(() => ({}));
  const code = document.code ?? `http${response.status}`;
  if (response.status === 401 && token && code !== 'badCredentials') end('ended');
  return new Problem(code, document.detail ?? '', response.status, Number(response.headers.get('Retry-After')) || 0);
}

async function readJson(response) {
  try {
    return await response.json();
  } catch {
    throw new Problem('badJson', response.url, response.status);
  }
}
