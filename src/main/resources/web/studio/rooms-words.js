/** What the server says of rooms in ids or in plain English, in the page's words; what is not known here stays as it came. */
import { sentence } from '../shared/api.js';
import { inOwnWords, known, say } from '../shared/words.js';
import { serverWords } from './script-words.js';

export function stateWords(state) {
  return known(`room.state.${state}`) ? say(`room.state.${state}`) : state;
}

/** Why a room does not speak: a code, or the name of who did it. */
export function reasonWords(reason) {
  if (!reason) return '';
  const [, name] = /^by (.+)$/s.exec(reason) ?? [];
  if (name) return say('room.reason.by', { name });
  return known(`room.reason.${reason}`) ? say(`room.reason.${reason}`) : reason;
}

export function kindWords(kind) {
  return known(`cue.${kind}`) ? say(`cue.${kind}`) : kind;
}

export function fateWords(fate) {
  return known(`fate.${fate}`) ? say(`fate.${fate}`) : fate;
}

/** One line of what was left out of a show. */
export function leftOutWords(line, titleOf) {
  const [, script] = /^script (\S+) has no valid approval$/.exec(line) ?? [];
  if (script) return say('leftOut.notApproved', { script: titleOf(script) });
  const [, n, of, why] = /^segment (\d+) of script (\S+?): (.*)$/s.exec(line) ?? [];
  if (!n) return line;
  return say('leftOut.segment', { n, script: titleOf(of), why: why === 'a live value is gone' ? say('leftOut.valueGone') : say('leftOut.rule', { rule: why }) });
}

/** A script has no name of its own: it is called by its products. */
export function scriptTitle(script, names) {
  if (script === undefined) return '';
  const about = script.products.map((id) => inOwnWords(names[id]) || id).join(say('comma'));
  return about || script.id.slice(0, 8);
}

const OWN = new Set(['closed', 'staleVersion', 'notApproved', 'platformForbids', 'notFound']);

/** A refusal of a room, for the person at its controls. */
export function roomSentence(problem) {
  if (problem.code === 'blockingFindings') {
    const [, rule, article] = /^text: ([^,]+), (.*)$/s.exec(problem.detail) ?? [];
    if (rule) return say('room.problem.blocking', { rule, article: serverWords(article) });
  }
  return OWN.has(problem.code) ? say(`room.problem.${problem.code}`) : sentence(problem);
}
