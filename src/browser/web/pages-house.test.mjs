import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../main/resources/web/', import.meta.url));
const TESTS = fileURLToPath(new URL('.', import.meta.url));
const read = (file) => readFileSync(join(WEB, file), 'utf8');
const named = (ending) => readdirSync(WEB, { recursive: true }).filter((file) => file.endsWith(ending)).sort();
const scripts = named('.js').map((name) => ({ name, text: read(name) }));
const sheets = named('.css').map((name) => ({ name, text: read(name) }));

const LONGEST_FILE = 250;
/** Longer, with the reason. */
const LONG = new Map([
  ['shared/words/console.js', 'a table of words, looked up by key'],
  ['shared/words/studio.js', 'a table of words, looked up by key'],
  ['widget.js', 'all that a page loads that nobody chats on: a second file would be a second request'],
  ['widget/chat.js', 'the widget weighs every file that it loads'],
  ['widget/panel.js', 'the widget weighs every file that it loads'],
  ['studio/rooms-link.js', 'the line of a room with all that is asked over it'],
]);

/** Colours that are no tokens, with the reason. */
const OWN_COLOURS = new Map([['studio/studio.css', 'the teleprompter is black and white in light and in dark']]);

/** Custom properties that a shop or an element sets, so that no sheet defines them. */
const SET_FROM_OUTSIDE = /^--shop-/;

test('no file is so long that it must be two', () => {
  const long = scripts.filter(({ text }) => text.split('\n').length - 1 > LONGEST_FILE).map(({ name }) => name);
  assert.deepEqual(long, [...LONG.keys()].filter((name) => long.includes(name)).sort());
});

test('the root keeps its size, so that a rem is what the tokens say', () => {
  for (const { name, text } of sheets) {
    for (const [rule] of text.matchAll(/(?:^|\n)(?:html|:root)[^{]*\{[^}]*\}/g)) {
      const size = /[{;]\s*font(?:-size)?:([^;}]*)/.exec(rule)?.[1] ?? '';
      assert.ok(size === '' || size.includes('--type-16'), `${name}: ${size}`);
    }
  }
});

test('each custom element has a file of its own', () => {
  const defining = scripts.filter(({ text }) => text.includes('customElements.define('));
  assert.ok(defining.length > 30);
  for (const { name, text } of defining) {
    const elements = [...text.matchAll(/customElements\.define\('([\w-]+)'/g)].map(([, element]) => element);
    assert.equal(elements.length, 1, name);
    assert.equal([...text.matchAll(/^(?:export )?class \w+ extends/gm)].length, 1, `${name}: one class`);
  }
});

test('an element that a page draws is loaded by who draws it, or by who loads that', () => {
  const home = new Map(scripts.flatMap(({ name, text }) => [...text.matchAll(/customElements\.define\('([\w-]+)'/g)].map(([, element]) => [element, name])));
  for (const page of ['console/desk-app.js', 'studio/studio-app.js', 'office/office-app.js', 'docs/docs-app.js']) {
    const loaded = loadedBy(page);
    for (const name of loaded) {
      for (const [, element] of read(name).matchAll(/\bh\('([a-z]+-[a-z-]+)'/g)) assert.ok(loaded.has(home.get(element)), `${page}: ${element} of ${name}`);
    }
  }
});

/** The modules that come with a page, at once or when they are wanted. */
function loadedBy(page, seen = new Set()) {
  if (seen.has(page)) return seen;
  seen.add(page);
  for (const [, from] of read(page).matchAll(/(?:^import (?:[^;]*? from )?|\bimport\()'(\.[^']+)'/gm)) loadedBy(join(page, '..', from), seen);
  return seen;
}

test('what a module exports is wanted by another', () => {
  const tests = readdirSync(TESTS).filter((file) => file.endsWith('.mjs')).map((file) => readFileSync(join(TESTS, file), 'utf8')).join('\n');
  for (const { name, text } of scripts) {
    for (const [, wanted] of text.matchAll(/^export (?:async )?(?:function|const|let|class) (\w+)/gm)) {
      const word = new RegExp(`\\b${wanted}\\b`);
      assert.ok(word.test(tests) || scripts.some((other) => other.name !== name && word.test(other.text)), `${name}: ${wanted}`);
    }
  }
});

test('colours are tokens', () => {
  for (const { name, text } of sheets) {
    if (name === 'shared/tokens.css' || OWN_COLOURS.has(name)) continue;
    assert.deepEqual(text.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\([^)]*\)|:\s*(?:white|black)\b/gi) ?? [], [], name);
  }
});

test('every custom property that is used is a token, or set by an element', () => {
  const defined = new Set([...sheets, ...scripts].flatMap(({ text }) => [...text.matchAll(/(--[\w-]+)(?:'?:|')/g)].map(([, property]) => property)));
  for (const { name, text } of sheets) {
    for (const [, property] of text.matchAll(/var\((--[\w-]+)/g)) assert.ok(defined.has(property) || SET_FROM_OUTSIDE.test(property), `${name}: ${property}`);
    if (name !== 'shared/tokens.css') assert.doesNotMatch(text, /^\s*--[\w-]+:/m, `${name}: tokens are told in tokens.css`);
  }
});

/** It loads nothing else, so it has to bring them; they are the same nevertheless. */
test("the widget's colours are those of the tokens", () => {
  const valuesOf = (text) => Object.fromEntries([...text.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, property, value]) => [property, plain(value)]));
  const plain = (value) => value.replace(/^var\(--shop-[\w-]+, (.*)\)$/, '$1').replace(/^#fff$/, '#ffffff');
  const [light, dark] = read('shared/tokens.css').split('@media (prefers-color-scheme: dark)').map(valuesOf);
  const parts = /const LIGHT = css`([^`]*)`;\s*const DARK = css`([^`]*)`/.exec(read('widget.js'));
  for (const [own, tokens] of [[valuesOf(parts[1]), light], [valuesOf(parts[2]), dark]]) {
    assert.ok(Object.keys(own).length > 10);
    for (const [property, value] of Object.entries(own)) assert.equal(value, tokens[property], property);
  }
});

test('no sheet says again what another sheet of the same page says', () => {
  const shared = rulesOf('shared/page.css').concat(rulesOf('shared/tokens.css'));
  for (const name of ['console/console.css', 'office/office.css', 'docs/docs.css']) {
    const own = rulesOf(name);
    own.forEach((rule, at) => {
      const twin = [...shared, ...own.slice(at + 1)].find((other) => other.within === rule.within && other.says === rule.says);
      assert.equal(twin, undefined, `${name}: ${rule.selector} says the same as ${twin?.selector}`);
    });
  }
});

/** Rules of three declarations and more, in an order of their own; shorter ones may be alike by chance. */
function rulesOf(name) {
  const text = read(name).replace(/\/\*[\s\S]*?\*\//g, '');
  const rules = [];
  let within = '';
  for (const [, media, close, selector, body] of text.matchAll(/(@media[^{]*)\{|(^\}|\s\}\s*$)|([^{}@]+)\{([^{}]*)\}/gm)) {
    if (media) within = media.trim();
    else if (close) within = '';
    else {
      const says = body.split(';').map((one) => one.trim().replace(/\s+/g, ' ')).filter(Boolean).sort();
      if (says.length > 2) rules.push({ selector: selector.trim(), says: says.join('; '), within });
    }
  }
  return rules;
}
