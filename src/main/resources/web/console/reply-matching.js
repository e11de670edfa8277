import { known } from '../shared/words.js';

/** As many as the list beside the reply shows. */
const SHOWN = 8;

/** Those that `typed`, a slash and the beginning of a shortcut or a word, finds in a language: shortcuts first. Null where it is no search. */
export function matching(replies, typed, tongue) {
  const search = /^\/(\S*)$/.exec(typed)?.[1].toLowerCase();
  if (search === undefined) return null;
  const inTongue = replies.filter((reply) => reply.texts[tongue]);
  const rank = (reply) => {
    const shortcut = reply.shortcut.toLowerCase();
    if (shortcut.startsWith(search)) return 0;
    if (shortcut.includes(search)) return 1;
    return reply.texts[tongue].toLowerCase().includes(search) ? 2 : 3;
  };
  return inTongue.map((reply) => [rank(reply), reply]).filter(([place]) => place < 3).sort(([a], [b]) => a - b).slice(0, SHOWN).map(([, reply]) => reply);
}

/** The name of the variable that a refused filling names, or null. */
export function missingVariable(problem) {
  const name = /^(\w+):/.exec(problem?.detail ?? '')?.[1];
  return problem?.code === 'badField' && name && known(`variable.${name}`) ? name : null;
}
