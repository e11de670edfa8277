import { h } from '../shared/dom.js';
import { chip } from '../shared/marks.js';
import { View } from '../shared/view.js';
import { say, wordsFor } from '../shared/words.js';
import { exampleBlock, rowsTable } from './field-rows.js';

/** One operation of the HTTP interface, folded to its line. Model: what `readOpenApi` made of it. */
class ApiOperation extends View {
  tree(operation) {
    if (operation === null) return null;
    return h('details', { class: 'entry', id: operation.id },
      h('summary', null,
        h('span', { class: `method ${operation.method.toLowerCase()}` }, operation.method), h('code', { class: 'path' }, operation.path), h('span', { class: 'soft' }, operation.summary)),
      h('div', { class: 'stack' },
        access(operation),
        operation.description && h('p', { class: 'prose' }, operation.description),
        operation.parameters.length > 0 && part(say('docs.parameters'), rowsTable(operation.parameters.map(parameterRow))),
        operation.body.length > 0 && part(say('docs.body'), operation.body.map(contentPart)),
        operation.responses.length > 0 && part(say('docs.responses'), h('ul', { class: 'stack' }, operation.responses.map(responsePart))),
        operation.problems.length > 0 && part(say('docs.problems'), h('ul', { class: 'row' }, operation.problems.map(problemCode)))));
  }
}

/** Who may ask it. */
function access({ secured, scopes }) {
  return h('p', { class: 'row' }, chip(secured ? say('docs.secured') : say('docs.open')),
    scopes.length > 0 && h('span', { class: 'soft' }, say('docs.scopes') + say('colon') + scopes.join(say('comma'))));
}

function parameterRow(parameter) {
  return { ...parameter, depth: 0, place: wordsFor('docs.in', parameter.in) };
}

function responsePart({ status, description, contents }) {
  return h('li', { class: 'stack' }, h('p', null, h('span', { class: 'status-code number' }, status), ' ', description), contents.map(contentPart));
}

function problemCode(code) {
  return h('li', null, h('code', { class: 'chip' }, code));
}

function part(title, ...content) {
  return h('section', { class: 'stack' }, h('h4', null, title), ...content);
}

function contentPart({ type, rows, example }) {
  return h('div', { class: 'stack' }, h('code', { class: 'soft' }, type), rows.length > 0 && rowsTable(rows), exampleBlock(example));
}

customElements.define('api-operation', ApiOperation);
