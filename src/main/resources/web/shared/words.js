/**
 * Every word that the pages show, in Chinese and in English, from one table: `say('save')`, `say('seconds', {count: 2})`.
 * An entry is [zh, en]; where English needs two forms it is [zh, [for one, for others]] and `count` decides.
 */
import { session } from './session.js';
import { common } from './words/common.js';
import { console_ } from './words/console.js';
import { decision } from './words/decision.js';
import { docs } from './words/docs.js';
import { officeAccess } from './words/office-access.js';
import { officeDesk } from './words/office-desk.js';
import { office } from './words/office.js';
import { problems } from './words/problems.js';
import { studio } from './words/studio.js';

export const table = Object.freeze({ ...common, ...problems, ...console_, ...decision, ...studio, ...office, ...officeAccess, ...officeDesk, ...docs });

const KEPT = 'xiaoer.language';
const kept = globalThis.localStorage?.getItem(KEPT);
// One rule on every page: what the person chose, else the language of who is signed in, else the browser's.
let language = kept ?? tongueOf((globalThis.sessionStorage && session()?.language) || globalThis.navigator?.language);

/** Tells `change` when the language of the page is another one. */
export const speech = new EventTarget();

/** `zh` or `en`. */
export function spoken() {
  return language;
}

/** BCP 47 for Intl and `lang`. */
export function locale() {
  return language === 'zh' ? 'zh-CN' : 'en-US';
}

/** The person chose a language; it stays for this browser. */
export function speak(wanted) {
  globalThis.localStorage?.setItem(KEPT, wanted);
  turnTo(wanted);
}

/** The account has a language; it counts until the person chose one by hand. */
export function speakAsAccount(tag) {
  if (tag && globalThis.localStorage?.getItem(KEPT) == null) turnTo(tongueOf(tag));
}

function tongueOf(tag) {
  return tag?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function turnTo(wanted) {
  if (wanted === language) return;
  language = wanted;
  showLanguage();
  speech.dispatchEvent(new Event('change'));
}

function showLanguage() {
  if (globalThis.document) document.documentElement.lang = locale();
}
showLanguage();

export function say(key, values = {}) {
  return sayIn(language, key, values);
}

/** Whether the table has the entry: for codes that a newer server may send. */
export function known(key) {
  return key in table;
}

/** The page's words for a code of the wire, `reason` and `angry`; the code itself where a newer server sends one that has none. */
export function wordsFor(kind, code) {
  const key = `${kind}.${code}`;
  return known(key) ? say(key) : String(code ?? '');
}

/** A language tag as a word. */
export function languageWords(tag) {
  const start = (tag ?? '').slice(0, 2).toLowerCase();
  return known(`language.${start}`) ? say(`language.${start}`) : (tag ?? '');
}

export function sayIn(tongue, key, values = {}) {
  const entry = table[key];
  if (entry === undefined) throw new Error(`no words for ${key}`);
  const found = entry[tongue === 'zh' ? 0 : 1];
  const text = Array.isArray(found) ? found[values.count === 1 ? 0 : 1] : found;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A text that the server may send as one string or as one for each language. */
export function inOwnWords(text) {
  if (text === null || text === undefined) return '';
  if (typeof text !== 'object') return String(text);
  return String(text[language] ?? text[locale()] ?? Object.values(text)[0] ?? '');
}
