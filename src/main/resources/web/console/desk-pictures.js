import { Problem, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { say, table } from '../shared/words.js';
import './shop-picture.js';

/** As many as the server lets one message carry. */
export const AT_ONCE = 4;
const LARGEST = 10 * 1024 * 1024;
export const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'];

/** Why a file cannot be sent, in words; null where it can. The server looks into its bytes, this only spares the way there. */
export function refusalOf(file) {
  if (!TYPES.includes(file.type)) return say('pictures.type');
  return file.size > LARGEST ? say('pictures.size') : null;
}

/** What the server refused, in words that tell what to do. */
export function failure(problem) {
  const words = { tooMany: 'pictures.many', badField: 'pictures.type', tooLarge: 'pictures.size', forbidden: 'pictures.notYours' }[problem instanceof Problem ? problem.code : ''];
  return words ? say(words) : sentence(problem);
}

/** The files that come with a paste or a drop. */
export function filesOf(transfer) {
  return [...(transfer?.files ?? [])];
}

/** What a message of pictures alone says, in the language of the chat. */
export function wordFor(tongue) {
  return table['picture.word'][tongue === 'en' ? 1 : 0];
}

/** Everything that is to go with the words, small, with what became of it. */
export function pictureTray(pictures, conversation, detach) {
  if (pictures.length === 0) return null;
  return h('ul', { class: 'tray', 'aria-label': say('message.attachments', { count: pictures.length }) }, pictures.map((picture, index) =>
    h('li', { key: picture.key, class: picture.problem ? 'failed' : picture.id ? '' : 'leaving' },
      picture.url ? h('img', { src: picture.url, alt: picture.name }) : h('shop-picture', { 'data-conversation': conversation, 'data-picture': picture.id }),
      picture.problem ? h('span', { class: 'error', role: 'alert' }, picture.problem) : !picture.id && h('span', { class: 'soft', role: 'status' }, say('pictures.leaving')),
      h('button', { type: 'button', class: 'tool detach', 'aria-label': `${say('pictures.drop')} ${index + 1}`, title: say('pictures.drop'), onclick: () => detach(picture.key) }, icon('close')))));
}
