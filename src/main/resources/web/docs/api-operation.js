import { h } from '../shared/dom.js';
import { View } from '../shared/view.js';
import { say, wordsFor } from '../shared/words.js';

/** One operation of the HTTP interface, folded to its line. Model: what `readOpenApi` made of it. */
class ApiOperation extends View {
  tree(operation) {
    if (operation === null) return null;
    return h('details', { class: 'entry', id: operation.id },
      h('summary', null, h('span', { class: `method ${operation.method.toLowerCase()}` }, operation.method), h('code', { class: 'path' }, operation.path), h('span', { class: 'soft' }, operation.summary)),
      h('div', { class: 'stack' },
        h('p', { class: 'row' }, h('span', { class: 'chip' }, operation.secured ? say('docs.secured') : say('docs.open')), operation.scopes.length > 0 && h('span', { class: 'soft' }, say('docs.scopes') + say('colon') + operation.scopes.join(say('comma')))),
        operation.description && h('p', { class: 'prose' }, operation.description),
        operation.parameters.length > 0 && part(say('docs.parameters'), rowsTable(operation.parameters.map((parameter) => ({ ...parameter, depth: 0, place: wordsFor('docs.in', parameter.in) })))),
        operation.body.length > 0 && part(say('docs.body'), operation.body.map(contentPart)),
        operation.responses.length > 0 && part(say('docs.responses'), h('ul', { class: 'stack' }, operation.responses.map((response) => h('li', { class: 'stack' }, h('p', null, h('span', { class: 'status-code number' }, response.status), ' ', response.description), response.contents.map(contentPart))))),
        operation.problems.length > 0 && part(say('docs.problems'), h('ul', { class: 'row' }, operation.problems.map((code) => h('li', null, h('code', { class: 'chip' }, code)))))));
  }
}

function part(title, ...content) {
  return h('section', { class: 'stack' }, h('h4', null, title), ...content);
}

function contentPart({ type, rows, example }) {
  return h('div', { class: 'stack' }, h('code', { class: 'soft' }, type), rows.length > 0 && rowsTable(rows), exampleBlock(example));
}

export function exampleBlock(example) {
  return example ? h('figure', null, h('figcaption', { class: 'soft' }, say('docs.example')), h('pre', { tabindex: '0' }, example)) : null;
}

/** Fields as a list whose depth is seen by its indent and said by its order. */
export function rowsTable(rows) {
  return h('ul', { class: 'fields' }, rows.map((row) => h('li', { class: `depth-${Math.min(row.depth, 6)}` },
    h('span', { class: 'row' }, row.name && h('code', { class: 'strong' }, row.name), h('code', { class: 'type' }, row.type), row.place && h('span', { class: 'soft' }, row.place), row.required && h('span', { class: 'chip' }, say('docs.required'))),
    row.description && h('p', { class: 'soft prose' }, row.description))));
}

customElements.define('api-operation', ApiOperation);
