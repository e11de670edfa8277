import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sayIn, table } from '../../main/resources/web/shared/words.js';

const WEB = fileURLToPath(new URL('../../main/resources/web/', import.meta.url));
const PAGES = ['shared', 'console', 'studio', 'office', 'docs'];

function sources() {
  return PAGES.flatMap((page) => readdirSync(join(WEB, page), { recursive: true }).filter((file) => file.endsWith('.js')).map((file) => ({ name: `${page}/${file}`, text: readFileSync(join(WEB, page, file), 'utf8') })));
}

const holes = (text) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

test('every entry is written in both languages, with the same holes', () => {
  for (const [key, entry] of Object.entries(table)) {
    assert.equal(entry.length, 2, key);
    const [zh, en] = entry;
    const forms = Array.isArray(en) ? en : [en];
    assert.ok(typeof zh === 'string' && zh.length > 0, key);
    for (const form of forms) assert.deepEqual(holes(form), holes(zh), key);
  }
});

test('no two tables say the same word differently', () => {
  const keys = sources().filter(({ name }) => name.startsWith('shared/words/')).flatMap(({ name, text }) => [...text.matchAll(/^ {2}'?([\w.]+)'?: \[/gm)].map(([, key]) => ({ key, name })));
  const first = new Map();
  for (const { key, name } of keys) {
    assert.ok(!first.has(key), `${key}: in ${first.get(key)} and in ${name}`);
    first.set(key, name);
  }
});

test('every word that the pages ask for is in the table', () => {
  for (const { name, text } of sources()) {
    for (const [, key] of text.matchAll(/\bsay\('([\w.]+)'/g)) assert.ok(key in table, `${name}: ${key}`);
  }
});

/** Looked up whole, by a group with the code of the wire behind it, or by a group that a function is given. */
test('every word of the table is one that a page asks for', () => {
  const text = sources().filter(({ name }) => !name.startsWith('shared/words/')).map((source) => source.text).join('\n');
  const whole = new Set([...text.matchAll(/'([\w.]+)'/g)].map(([, key]) => key));
  const built = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map(([, group]) => group);
  const given = [...text.matchAll(/\b(?:wordsFor|oneOf|verdict)\('([\w.]+)'/g)].map(([, group]) => `${group}.`);
  const eitherOf = [...text.matchAll(/\? '([\w.]+)' : '([\w.]+)'\}\.\$\{/g)].flatMap(([, one, other]) => [`${one}.`, `${other}.`]);
  const tracks = Object.keys(table).filter((key) => key.startsWith('track.')).map((key) => `${key.slice('track.'.length)}.`); // a cue's value stands under its track
  const groups = [...built, ...given, ...eitherOf, ...tracks];
  assert.deepEqual(Object.keys(table).filter((key) => !whole.has(key) && !groups.some((group) => key.startsWith(group))), []);
});

test('a count chooses the English form', () => {
  assert.equal(sayIn('en', 'findings.count', { blocking: 1, warning: 0, hint: 2 }), 'To fix: 1 · to look at: 0 · hints: 2');
  assert.equal(sayIn('en', 'seconds', { count: 1 }), '1 second');
  assert.equal(sayIn('en', 'seconds', { count: 2 }), '2 seconds');
  assert.equal(sayIn('zh', 'seconds', { count: 1 }), '1 秒');
});

test('no page has an inline script, an inline style or markup made from text', () => {
  for (const page of PAGES.slice(1)) {
    const html = readFileSync(join(WEB, page, 'index.html'), 'utf8');
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  }
  for (const { name, text } of sources()) assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setAttribute\('style'|new Function|\beval\(/, name);
});
