/** What a key does: [act, single key, key with Alt that also works while one writes, words]. */
export const KEYS = [
  { act: 'next', single: ['j'], alt: ['ArrowDown'], words: 'key.next', shown: ['J', 'K'], shownAlt: ['Alt ↓', 'Alt ↑'] },
  { act: 'previous', single: ['k'], alt: ['ArrowUp'] },
  { act: 'claim', single: ['c', 'Enter'], alt: ['c'], words: 'key.claim', shown: ['C'], shownAlt: ['Alt C'] },
  { act: 'look', single: ['l'], alt: ['l'], words: 'key.look', shown: ['L'], shownAlt: ['Alt L'] },
  { act: 'chat', single: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], alt: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], words: 'key.chat', shown: ['1 … 9'], shownAlt: ['Alt 1 … 9'] },
  { act: 'nextChat', single: [']'], alt: [']'], words: 'key.cycle', shown: [']', '['], shownAlt: ['Alt ]', 'Alt ['] },
  { act: 'previousChat', single: ['['], alt: ['['] },
  { act: 'beside', single: ['b'], alt: ['b'], words: 'key.beside', shown: ['B'], shownAlt: ['Alt B'] },
  { act: 'nextPane', single: ['.'], alt: ['.'], words: 'key.pane', shown: ['.', ','], shownAlt: ['Alt .', 'Alt ,'] },
  { act: 'previousPane', single: [','], alt: [','] },
  { act: 'reply', single: ['r'], alt: ['r'], words: 'key.reply', shown: ['R'], shownAlt: ['Alt R'] },
  { act: 'suggest', single: ['s'], alt: ['s'], words: 'key.suggest', shown: ['S'], shownAlt: ['Alt S'] },
  { act: 'summary', single: ['u'], alt: ['u'], words: 'key.summary', shown: ['U'], shownAlt: ['Alt U'] },
  { act: 'translation', single: ['v'], alt: ['v'], words: 'key.translation', shown: ['V'], shownAlt: ['Alt V'] },
  { act: 'note', single: ['n'], alt: ['n'], words: 'key.note', shown: ['N'], shownAlt: ['Alt N'] },
  { act: 'handBack', single: ['h'], alt: ['h'], words: 'key.handBack', shown: ['H'], shownAlt: ['Alt H'] },
  { act: 'transfer', single: ['t'], alt: ['t'], words: 'key.transfer', shown: ['T'], shownAlt: ['Alt T'] },
  { act: 'close', single: ['x'], alt: ['x'], words: 'key.close', shown: ['X'], shownAlt: ['Alt X'] },
  { act: 'byId', single: ['g'], alt: ['g'], words: 'key.byId', shown: ['G'], shownAlt: ['Alt G'] },
  { act: 'whisper', single: ['w'], alt: ['w'], words: 'key.whisper', shown: ['W'], shownAlt: ['Alt W'] },
  { act: 'stepIn', single: ['i'], alt: ['i'], words: 'key.stepIn', shown: ['I'], shownAlt: ['Alt I'] },
  { act: 'reassign', single: ['a'], alt: ['a'], words: 'key.reassign', shown: ['A'], shownAlt: ['Alt A'] },
  { act: 'find', single: ['f'], alt: ['f'], words: 'key.find', shown: ['F'], shownAlt: ['Alt F'] },
  { act: 'sound', single: ['m'], alt: ['m'], words: 'key.sound', shown: ['M'], shownAlt: ['Alt M'] },
  { act: 'help', single: ['?'], alt: ['/'], words: 'key.help', shown: ['?'], shownAlt: ['Alt /'] },
];

const SINGLE = 'xiaoer.singleKeys';

export function singleKeys() {
  return localStorage.getItem(SINGLE) !== 'false';
}

export function keepSingleKeys(wanted) {
  localStorage.setItem(SINGLE, String(wanted));
}

/** What a key press asks for, or null: `{act, key}`. Single letters count outside of fields only, and where the person wants them. */
export function actOf(event) {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null;
  const writing = event.target.closest?.('input, textarea, select, [contenteditable]');
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) {
    // On a Mac, Alt changes the letter; the key's own name does not change.
    const letter = /^(Key|Digit)(.)$/.exec(event.code)?.[2].toLowerCase() ?? key;
    const found = KEYS.find((one) => one.alt.includes(letter));
    return found ? { act: found.act, key: letter } : null;
  }
  if (writing || !singleKeys()) return null;
  if (key === 'Enter' && event.target.closest?.('button, a, summary')) return null;
  const found = KEYS.find((one) => one.single.includes(key));
  return found ? { act: found.act, key } : null;
}
