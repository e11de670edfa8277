/** How the office reads what the server says about itself. Pure, so that every shape of an answer can be tried. */

const FINE = new Set(['up', 'ok', 'on']);
// Without a model the shop still answers; it is a state to know, not one to be alarmed by.
const TO_KNOW = new Set(['off', 'slow', 'loading']);

/** One part of `/health/ready`: `{name, state, level: good | know | bad, faults, lines}`, `lines` being its detail, one statement each, `faults` their number where the server counts them. */
export function partsOf(health) {
  return Object.entries(health.parts ?? {}).map(([name, part]) => {
    const { state = 'up', detail } = typeof part === 'string' ? { state: part } : part;
    const [, count, rest] = (typeof detail === 'string' && /^(\d+) faults?: (.*)$/s.exec(detail)) || [null, null, detail];
    const lines = linesOf(rest);
    return { name, state, lines, faults: count === null ? null : Number(count), level: levelOf(name, state, lines) };
  });
}

function levelOf(name, state, lines) {
  if (name === 'demo') return FINE.has(state) ? 'know' : 'good';
  if (name === 'knowledge' && FINE.has(state) && lines.some((line) => faultLine(line))) return 'bad';
  if (FINE.has(state)) return 'good';
  return TO_KNOW.has(state) ? 'know' : 'bad';
}

/** A fault of a file is named by its place: `faq/zh/shipping.md:3`. */
function faultLine(line) {
  return /\.(md|ya?ml|csv|txt):\d+/.test(line);
}

function linesOf(detail) {
  if (detail === undefined || detail === null || detail === '') return [];
  if (Array.isArray(detail)) return detail.flatMap(linesOf);
  if (typeof detail === 'object') return Object.entries(detail).flatMap(([key, value]) => (Array.isArray(value) ? value.flatMap(linesOf) : [`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}`]));
  return String(detail).split(/\r?\n|;\s+/).filter((line) => line.trim() !== '');
}

/** Whether the demo shop is on, wherever the server says so. */
export function demoIsOn(health) {
  const part = health.parts?.demo;
  const state = typeof part === 'object' ? part?.state : part;
  return health.demo === true || state === 'on' || state === 'up' || state === true;
}

const EDITORS = new Set(['merchant', 'admin']);

export function mayEdit(role) {
  return EDITORS.has(role);
}

const FOR_ALL = ['health', 'products', 'account'];
const FOR_MANAGERS = ['accounts', 'trail'];

/** The sections that somebody of that role finds in the office, in their order; the own account comes last. */
export function sectionsOf(role) {
  return mayEdit(role) ? [...FOR_ALL.slice(0, -1), ...FOR_MANAGERS, 'account'] : FOR_ALL;
}

const SERVING = new Set(['agent', 'supervisor', 'admin']);

/** Whether that role answers shoppers, so that languages, skills and room mean something. */
export function serves(role) {
  return SERVING.has(role);
}

/** Words between commas, Chinese ones too; each once. */
export function listOf(text) {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim()).filter((word) => word !== ''))];
}

/** The query of `/api/v1/audit`: what is filled in, and the page before an entry. */
export function trailQuery(filter, before) {
  const given = Object.entries(filter).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given);
  if (before !== null) query.set('before', before);
  return query;
}

/** The detail of an entry as one line: `role: agent, now: merchant`. */
export function detailOf(detail, name) {
  const text = (value) => (Array.isArray(value) ? value.map(text).join(' ') : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
  return Object.entries(detail ?? {}).filter(([, value]) => value !== null && text(value) !== '').map(([key, value]) => `${name(key)}: ${text(value)}`).join(', ');
}

/** What differs between a product and what was written into its row, as the body of a PATCH; or the key of a complaint. */
export function changeOf(product, { price, stock }) {
  const amount = price.trim();
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(amount) || Number(amount) === 0) return { complaint: 'products.badPrice' };
  if (!/^\d{1,9}$/.test(stock.trim())) return { complaint: 'products.badStock' };
  const [whole, cents = ''] = amount.split('.');
  const written = `${Number(whole)}.${cents.padEnd(2, '0')}`;
  const body = {};
  if (Number(written) !== Number(product.price.amount)) body.price = { amount: written, currency: product.price.currency };
  if (Number(stock) !== product.stock) body.stock = Number(stock);
  return { body };
}
