import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { say } from '../shared/words.js';

const STATUSES = ['online', 'away', 'offline'];

/** The bar above the console: who is there, whether I am, the sound, the keys. */
export function deskBar(desk, alarm, acts, turnTo) {
  const online = desk.agents.filter((agent) => agent.status === 'online').length;
  const tools = [
    desk.welcomed && h('span', { class: 'soft wide-text' }, say('agentsOnline', { count: online })),
    h('select', { class: 'status', 'aria-label': say('status.label'), value: desk.me.status ?? 'offline', onchange: (event) => turnTo(event.target.value) },
      STATUSES.map((status) => h('option', { value: status }, say(`status.${status}`)))),
    soundButton(alarm, acts),
    h('button', { class: 'tool keys-button', 'aria-label': say('keys.show'), title: `${say('keys.show')} ?`, onclick: () => acts.do('help') }, icon('keys')),
  ];
  return h('top-bar', { model: { page: 'console', tools } });
}

function soundButton({ muted }, acts) {
  const words = muted ? say('sound.off') : say('sound.on');
  return h('button', { class: 'tool', 'aria-pressed': String(!muted), 'aria-label': words, title: words, onclick: () => acts.do('sound') }, icon(muted ? 'bellOff' : 'bell'));
}

/** What stands in the way of serving anybody; null where nothing does. */
export function deskBanner(desk, retry, goOnline) {
  return linkBanner(desk, retry) ?? awayBanner(desk, goOnline);
}

function linkBanner({ link, welcomed }, retry) {
  if (link.state === 'open' || (link.state === 'connecting' && !welcomed)) return null;
  return h('div', { class: 'banner', role: 'alert' }, icon('warning'),
    h('span', null, link.state === 'connecting' ? say('link.connecting') : say('link.lost')),
    link.state === 'waiting' && h('button', { onclick: retry }, say('link.retry')));
}

/** Who is away gets nobody, and who has just signed in is away. */
function awayBanner({ welcomed, me, queue }, goOnline) {
  if (!welcomed || me.status === 'online') return null;
  return h('div', { key: 'away', class: 'banner away', role: 'status' }, icon('person'),
    h('span', null, say(me.status === 'away' ? 'status.nudge.away' : 'status.nudge.offline'),
      queue.length > 0 && h('span', { class: 'strong number' }, ` ${say('alert.waiting', { count: queue.length })}`)),
    h('button', { onclick: goOnline }, say('status.goOnline')));
}
