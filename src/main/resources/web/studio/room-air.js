import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { clock } from '../shared/time.js';
import { View } from '../shared/view.js';
import { inOwnWords, say } from '../shared/words.js';
import { answeredOf, isOn, mayLetModelSpeak, movesFor } from './rooms-state.js';
import { share } from './room-report.js';
import { kindWords, leftOutWords, reasonWords } from './rooms-words.js';

/**
 * A room and its operator: what is said, what comes, and all that she can do. Model: the parts of the rooms' state with `presence`,
 * `role`, `busy`, `refusal`; tells `move`, `microphone`, `sayline`, `comment`, `model`, `retry`. `said` and `posted` count up when a
 * field may be emptied.
 */
class RoomAir extends View {
  #line = '';
  #comment = '';
  #said = 0;
  #posted = 0;

  tree(model) {
    if (model === null) return null;
    this.#emptied(model);
    const { room } = model;
    return [
      this.#banner(model),
      h('div', { class: 'air' },
        h('div', { class: 'air-main' }, this.#why(model), this.#controls(model), this.#now(model), this.#next(model), this.#past(model)),
        h('div', { class: 'air-side' }, this.#light(model), this.#figures(model), this.#sayLine(model), this.#tryComment(model), this.#modelSwitch(model), this.#leftOut(model))),
    ];
  }

  #emptied({ said, posted }) {
    if (said !== this.#said) [this.#said, this.#line] = [said, ''];
    if (posted !== this.#posted) [this.#posted, this.#comment] = [posted, ''];
  }

  #banner({ link }) {
    if (link.state === 'refused') return h('div', { class: 'banner bad', role: 'alert' }, icon('warning'), say('room.refused'));
    return link.lost && h('div', { class: 'banner', role: 'status' }, icon('warning'), say('room.dropped'), h('button', { onclick: () => this.tell('retry') }, say('tryAgain')));
  }

  #why({ room: { state, reason }, name }) {
    if (state === 'ready') return h('p', { class: 'soft' }, say('room.notStarted'));
    if (state === 'microphone') return h('p', { class: 'why', role: 'status' }, icon('person'), h('span', null, reason === `by ${name}` ? say('room.micOn') : [say('room.micOther'), ' ', reasonWords(reason)]));
    return reason && h('p', { class: 'why', role: 'status' }, icon('pause'), h('span', null, reasonWords(reason)));
  }

  #controls({ room, busy, link }) {
    const may = movesFor(room.state);
    const listening = link.state !== 'connecting'; // who starts the show should see its first words
    const button = (open, name, kind, picture, act) => open && h('button', { key: name, class: kind, disabled: busy === 'move' || (name === 'start' && !listening), onclick: act }, icon(picture), say(`room.${name}`));
    const move = (how) => () => this.tell('move', { how });
    return h('div', { class: 'row controls' },
      button(may.start, 'start', 'main', 'play', move('start')),
      button(may.resume, 'resume', 'main', 'play', move('resume')),
      button(may.giveBack, 'giveBack', 'main', 'check', () => this.tell('microphone', { on: false })),
      button(may.take, 'take', '', 'person', () => this.tell('microphone', { on: true })),
      button(may.pause, 'pause', '', 'pause', move('pause')),
      button(may.stop, 'stop', 'stop', 'close', move('stop')),
      h('a', { key: 'stage', class: 'button to-stage', href: `/studio/stage.html?room=${encodeURIComponent(room.id)}`, target: '_blank', rel: 'noopener', title: say('stage.openWhy') }, icon('sound'), say('stage.open')));
  }

  #now(model) {
    const { air, room } = model;
    if (room.state === 'ready') return null;
    const cue = air.now;
    return h('section', { class: 'now', 'aria-label': say('room.now') }, h('h3', null, say('room.now')),
      cue === null ? h('p', { class: 'soft' }, say('room.nothingNow')) : [
        this.#about(cue, model),
        h('p', { key: cue.no, class: 'words', lang: cue.language, 'aria-live': 'polite' }, cue.text),
        this.#cueClock(air)]);
  }

  #cueClock({ now, since, whole }) {
    const real = Math.max(0, Date.now() - since);
    return h('div', { class: 'cue-clock' },
      h('progress', { 'aria-label': say('room.paceTitle'), max: String(now.estMs), value: Math.min(real, now.estMs) }),
      h('span', { class: 'soft number' }, say(whole ? 'room.clock' : 'room.clockPartly', { real: clock(real / 1000), estimated: clock(now.estMs / 1000) })));
  }

  #next(model) {
    const { air, room } = model;
    if (room.state === 'ready') return null;
    const cue = air.next;
    return h('section', { class: 'next', 'aria-label': say('room.next') }, h('h3', null, say('room.next')),
      cue === null ? h('p', { class: 'soft' }, say('room.nothingNext')) : [
        this.#about(cue, model),
        cue.interrupts !== undefined && h('p', { class: 'row interrupts' }, icon('warning'), say('room.interrupts', { no: cue.interrupts })),
        h('p', { key: cue.no, class: 'words', lang: cue.language }, cue.text)]);
  }

  #about(cue, { names }) {
    const product = cue.product && (inOwnWords(names[cue.product]) || cue.product);
    return h('p', { class: 'row' }, h('span', { class: `chip kind-${cue.kind}` }, kindWords(cue.kind)),
      h('span', { class: 'soft number' }, [say('room.cueNo', { no: cue.no }), product, cue.resumes !== undefined && say('room.resumes', { n: cue.resumes }), cue.comments?.length > 0 && say('room.answers', { count: cue.comments.length })].filter(Boolean).join(' · ')));
  }

  #past({ air }) {
    return air.past.length > 0 && h('details', null, h('summary', null, say('room.past')),
      h('ol', { class: 'cues' }, air.past.map((cue) => h('li', { key: cue.no }, h('span', { class: 'chip' }, kindWords(cue.kind)), h('span', { class: 'cut' }, cue.text), h('span', { class: 'soft small number' }, cue.cut ? say('room.cut') : clock(cue.estMs / 1000))))));
  }

  #light({ presence, beat, room }) {
    const on = isOn(room.state);
    const failed = on && presence !== 'away' && beat.failed;
    const [light, words] = !on ? ['idle', say('room.beatIdle')] : presence === 'away' ? ['bad', say('room.away')] : failed ? ['bad', say('room.beatFailed')] : presence === 'asked' ? ['late', say('room.asked')] : ['good', say('room.hereWhy')];
    return h('section', { class: `light ${light}`, 'aria-label': say('room.here') }, h('i', { 'aria-hidden': 'true' }),
      h('span', null, light === 'good' && h('span', { class: 'strong' }, say('room.here')), h('span', { class: light === 'good' ? 'soft' : '' }, words)));
  }

  #figures({ report, room }) {
    const { answered, all } = answeredOf(report);
    return h('dl', { class: 'facts' },
      room.state !== 'ready' && [h('dt', null, say('room.place')), h('dd', { class: 'number' }, say('room.placeWords', { loop: room.place.loop, item: room.place.item + 1 }))],
      h('dt', null, say('room.paceTitle')), h('dd', { class: 'number' }, report === null || report.realToEstimated === 0 ? say('room.paceNone') : say('room.pace', { share: share(report.realToEstimated) })),
      h('dt', null, say('room.commentsAnswered')), h('dd', { class: 'number answered' }, say('room.answeredOf', { answered, all })));
  }

  #sayLine({ room, busy, refusal }) {
    const may = movesFor(room.state).say;
    return h('form', { class: 'stack-tight say-line', onsubmit: (event) => { event.preventDefault(); if (this.#line.trim()) this.tell('sayline', { text: this.#line.trim() }); } },
      h('h3', null, say('room.sayTitle')),
      h('textarea', { rows: '2', maxlength: '1000', 'aria-label': say('room.sayLabel'), disabled: !may, value: this.#line, oninput: (event) => { this.#line = event.target.value; } }),
      h('p', { class: 'error', role: 'alert', hidden: !refusal }, refusal ?? ''),
      h('div', null, h('button', { type: 'submit', disabled: !may || busy === 'say' }, icon('send'), say('room.say'))));
  }

  #tryComment({ room, busy, tried, air }) {
    const may = room.state === 'onAir';
    return h('form', { class: 'stack-tight try-comment', onsubmit: (event) => { event.preventDefault(); if (this.#comment.trim()) this.tell('comment', { text: this.#comment.trim() }); } },
      h('h3', null, say('room.tryTitle')),
      h('div', { class: 'try-field' }, h('input', { maxlength: '500', 'aria-label': say('room.tryLabel'), placeholder: say('room.tryPlace'), disabled: !may, value: this.#comment, oninput: (event) => { this.#comment = event.target.value; } }),
        h('button', { type: 'submit', disabled: !may || busy === 'comment' }, say('room.send'))),
      tried.length > 0 && h('ul', { class: 'tried' }, tried.map((one) => h('li', { key: one.msgId }, h('span', null, one.text), h('span', { class: 'soft small number' }, one.msgId in air.answered ? say('room.triedAnswered', { no: air.answered[one.msgId] }) : say('room.triedWaits'))))));
  }

  #modelSwitch({ room, role, busy }) {
    const may = mayLetModelSpeak(role);
    const on = Boolean(room.modelAnswersBy);
    return h('section', { class: 'stack-tight' }, h('h3', null, say('room.modelTitle')),
      h('label', { class: 'inline' }, h('input', { type: 'checkbox', role: 'switch', checked: on, disabled: !may || busy === 'model', onchange: (event) => this.tell('model', { on: event.target.checked }) }), say('room.modelOn')),
      h('p', { class: 'soft' }, say('room.modelWarning'), on && ` ${say('room.modelBy', { name: room.modelAnswersBy })}`, !may && ` ${say('room.modelForbidden')}`));
  }

  #leftOut({ room, titleOf }) {
    const lines = room.leftOut ?? [];
    return room.state !== 'ready' && h('section', { class: 'stack-tight left-out' }, h('h3', null, say('room.leftOut')),
      lines.length === 0 ? h('p', { class: 'soft' }, say('room.leftOutNone')) : h('ul', { class: 'stack-tight' }, lines.map((line) => h('li', { key: line }, leftOutWords(line, titleOf)))));
  }
}

customElements.define('room-air', RoomAir);
