import { h } from '../shared/dom.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { exampleBlock, rowsTable } from './field-rows.js';

/** One socket with the frames of both sides. Model: what `readAsyncApi` made of it. */
class ApiChannel extends View {
  tree(channel) {
    if (channel === null) return null;
    return h('section', { class: 'stack', id: channel.id },
      h('h3', null, h('code', null, channel.address)),
      channel.description && h('p', { class: 'prose' }, channel.description),
      frames(say('docs.fromClient'), channel.client, `${channel.id}-client`),
      frames(say('docs.fromServer'), channel.server, `${channel.id}-server`));
  }
}

function frames(title, list, key) {
  if (list.length === 0) return null;
  return h('div', { class: 'stack-frames' }, h('h4', null, title), list.map((frame) => framePart(frame, `${key} ${frame.name}`)));
}

function framePart({ name, summary, description, rows, example }, key) {
  return h('details', { key, class: 'entry' },
    h('summary', null, h('code', { class: 'path' }, name), h('span', { class: 'soft' }, summary)),
    h('div', { class: 'stack' }, description && h('p', { class: 'prose' }, description), rows.length > 0 && rowsTable(rows), exampleBlock(example)));
}

customElements.define('api-channel', ApiChannel);
