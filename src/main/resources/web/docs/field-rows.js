import { h } from '../shared/dom.js';
import { chip } from '../shared/marks.js';
import { say } from '../shared/words.js';

const DEEPEST = 6;

/** Fields as a list whose depth is seen by its indent and said by its order. */
export function rowsTable(rows) {
  return h('ul', { class: 'fields' }, rows.map(({ depth, name, type, place, required, description }) => h('li', { class: `depth-${Math.min(depth, DEEPEST)}` },
    h('span', { class: 'row' },
      name && h('code', { class: 'strong' }, name), h('code', { class: 'type' }, type),
      place && h('span', { class: 'soft' }, place), required && chip(say('docs.required'))),
    description && h('p', { class: 'soft prose' }, description))));
}

export function exampleBlock(example) {
  return example ? h('figure', null, h('figcaption', { class: 'soft' }, say('docs.example')), h('pre', { tabindex: '0' }, example)) : null;
}
