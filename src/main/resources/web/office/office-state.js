import { isAmount } from '../shared/money.js';

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

/** The moment so many days before `now`, as the server reads it. */
export function sinceDays(days, now) {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}

const EDITORS = new Set(['merchant', 'admin']);

export function mayEdit(role) {
  return EDITORS.has(role);
}

const FOR_ALL = ['health', 'products', 'account'];
const FOR_SHARERS = ['service', 'replies', 'tags'];
const FOR_MANAGERS = ['service', 'hours', 'entrances', 'skills', 'replies', 'tags', 'accounts', 'keys', 'trail'];

/** The sections that somebody of that role finds in the office, in their order; the own account comes last. */
export function sectionsOf(role) {
  const more = mayEdit(role) ? FOR_MANAGERS : role === 'supervisor' ? FOR_SHARERS : [];
  return [...FOR_ALL.slice(0, -1), ...more, 'account'];
}

const SERVING = new Set(['agent', 'supervisor', 'admin']);

/** Whether that role answers shoppers, so that languages, skills and room mean something. */
export function serves(role) {
  return SERVING.has(role);
}

export const DAYS = Object.freeze(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** Spans as they are written into a field: `09:00-12:00, 13:00-21:00`. */
export function spansText(spans) {
  return (spans ?? []).map(({ from, to }) => `${from}-${to}`).join(', ');
}

/** The spans of a field; `bad` is the part that cannot be read. */
export function spansOf(text) {
  const spans = [];
  for (const part of listOf(text)) {
    const found = /^(\d{1,2})[:：](\d{2})\s*[-–—~至到]\s*(\d{1,2})[:：](\d{2})$/.exec(part);
    if (!found || [found[1], found[3]].some((hour) => Number(hour) > 23) || [found[2], found[4]].some((minute) => Number(minute) > 59)) return { bad: part };
    spans.push({ from: `${found[1].padStart(2, '0')}:${found[2]}`, to: `${found[3].padStart(2, '0')}:${found[4]}` });
  }
  return { spans };
}

/** The body of `/api/v1/hours` from what is written; or the key of a complaint and its values. */
export function hoursBody(week, holidays) {
  const body = { week: {}, holidays: [] };
  for (const day of DAYS) {
    const { spans, bad } = spansOf(week[day]);
    if (bad !== undefined) return { complaint: 'hours.bad', values: { text: bad } };
    body.week[day] = spans;
  }
  for (const { from, to, open } of holidays) {
    const { spans, bad } = spansOf(open);
    if (bad !== undefined) return { complaint: 'hours.bad', values: { text: bad } };
    if (from === '' || to === '' || to < from) return { complaint: 'hours.badDay', values: {} };
    body.holidays.push({ from, to, open: spans });
  }
  return { body };
}

/** The moment so many days from now, as the wire has it. */
export function endAfter(days, now) {
  return new Date(now + days * 86_400_000).toISOString();
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
  if (!isAmount(amount) || Number(amount) === 0) return { complaint: 'products.badPrice' };
  if (!/^\d{1,9}$/.test(stock.trim())) return { complaint: 'products.badStock' };
  const [whole, cents = ''] = amount.split('.');
  const written = `${Number(whole)}.${cents.padEnd(2, '0')}`;
  const body = {};
  if (Number(written) !== Number(product.price.amount)) body.price = { amount: written, currency: product.price.currency };
  if (Number(stock) !== product.stock) body.stock = Number(stock);
  return { body };
}
