import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { say } from '../shared/words.js';
import { calledDialog, closeDialog, reassignDialog, transferDialog, watchDialog, whisperDialog } from './desk-dialogs.js';
import { fillDialog, repliesDialog } from './desk-replies.js';
import { supervises } from './desk-state.js';
import { tagDialog } from './desk-tags.js';

/** The question that is open in the console, by its name in `ui.dialog`, and what is done with the answer. */
export class DeskQuestions {
  #store;
  #link;
  #acts;

  constructor(store, link, acts) {
    this.#store = store;
    this.#link = link;
    this.#acts = acts;
  }

  /** The dialog as it is drawn; null where none is open. */
  open() {
    const { dialog } = this.#store.ui;
    return dialog && this.#named[dialog.name](dialog, this.#store.desk);
  }

  #leave = () => this.#store.show({ dialog: null });

  #named = {
    keys: () => h('desk-keys', { onleave: this.#leave }),

    watch: ({ problem }) => watchDialog({ problem, leave: this.#leave, watch: (id) => this.#acts.watch(id) }),

    transfer: ({ conversation }, { agents, me }) =>
      transferDialog({ agents, me, leave: this.#leave, transfer: (to) => this.#answer(() => this.#handling.transfer(conversation, to), say('transferred.done', { to })) }),

    reassign: ({ conversation }, { agents, conversations }) =>
      reassignDialog({ agents, owner: conversations[conversation].owner, leave: this.#leave, reassign: (to) => this.#answer(() => this.#handling.reassign(conversation, to), say('reassign.done', { to })) }),

    whisper: ({ conversation }) =>
      whisperDialog({ leave: this.#leave, whisper: (text) => this.#answer(() => this.#handling.whisper(conversation, text), say('whisper.done')) }),

    called: ({ conversation }) =>
      calledDialog({ leave: this.#leave, called: (note) => this.#answer(() => this.#handling.called(conversation, note), say('callback.doneNow')) }),

    close: ({ conversation }, { tags, conversations }) =>
      closeDialog({ list: tags, chosen: conversations[conversation].tags, leave: this.#leave, close: (chosen) => this.#answer(() => this.#handling.close(conversation, chosen), say('closed.done')) }),

    tag: ({ conversation }, { tags, conversations }) =>
      tagDialog({ list: tags, chosen: conversations[conversation].tags, leave: this.#leave, tag: (chosen) => this.#answer(() => this.#handling.tag(conversation, chosen), say('tags.done')) }),

    fill: ({ conversation, reply, variable, values }) =>
      fillDialog({ variable, leave: this.#leave, fill: (value) => { this.#leave(); this.#acts.writing.reply(conversation, reply, { ...values, [variable]: value }); } }),

    replies: ({ edited, problem }, desk) =>
      repliesDialog({
        replies: desk.replies, edited, problem, mayShare: supervises(desk), leave: this.#leave, edit: this.#edit,
        save: (reply, words) => this.#save(reply, words),
        remove: (reply) => this.#acts.attempts.do(() => this.#link.replies.remove(reply), say('replies.removed')),
      }),
  };

  get #handling() {
    return this.#link.handling;
  }

  #answer(act, done) {
    this.#leave();
    this.#acts.attempts.do(act, done);
  }

  #edit = (edited, problem) => this.#store.show({ dialog: { name: 'replies', edited, problem } });

  /** What was refused is said in the form, beside what was written. */
  async #save(reply, words) {
    try {
      await this.#link.replies.save(reply, words);
      this.#edit(null);
      this.#store.notice(say('replies.saved'));
    } catch (problem) {
      this.#edit(reply, sentence(problem));
    }
  }
}
