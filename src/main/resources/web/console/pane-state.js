import { changeChat } from './chat-state.js';

/** Which conversations stand in the panes, which of the panes the window shows, and where the keyboard is. */

/** The conversation with the keyboard; null where that pane is empty. */
export function focused(desk) {
  return desk.panes[desk.focusPane];
}

/** Shows a conversation in a pane; the same one is never in both. */
export function shown(desk, id, pane = desk.focusPane) {
  const panes = desk.panes.map((there, index) => (index === pane ? id : there === id ? null : there));
  const next = { ...desk, panes, focusPane: pane };
  return id === null ? next : changeChat(next, id, (one) => ({ ...one, unread: 0 }));
}

/** Only what nobody needs any more goes; a draft that was not sent stays with its conversation. */
export function hidden(desk, pane) {
  const panes = desk.panes.map((there, index) => (index === pane ? null : there));
  const next = panes.findIndex((there) => there !== null);
  return { ...desk, panes, focusPane: panes[desk.focusPane] === null && next !== -1 ? next : desk.focusPane };
}

/** The panes that the window shows, from left to right: the one with the keyboard, and others as far as there is room. */
export function visible(desk) {
  const open = desk.panes.flatMap((id, pane) => (id === null ? [] : [pane]));
  const first = open.filter((pane) => pane === desk.focusPane);
  return [...first, ...open.filter((pane) => pane !== desk.focusPane)].slice(0, desk.room).sort();
}

/** Whether the agent can see a conversation: one behind another pane is not seen. */
export function inSight(desk, id) {
  return visible(desk).some((pane) => desk.panes[pane] === id);
}

/** Where a conversation goes that is to stand beside the others: the first free pane, else the last one without the keyboard. */
export function besidePane(desk) {
  const free = desk.panes.findIndex((there, pane) => there === null && pane < desk.room);
  return free !== -1 ? free : (lastBeside(desk) ?? desk.focusPane);
}

/** The last of the panes shown that has not the keyboard. */
export function lastBeside(desk) {
  return visible(desk).findLast((pane) => pane !== desk.focusPane);
}

/** The keyboard goes to the next pane that is shown, `step` 1, or to the one before, -1. */
export function paneBeside(desk, step) {
  const panes = visible(desk);
  if (panes.length < 2) return desk;
  return { ...desk, focusPane: panes[(panes.indexOf(desk.focusPane) + step + panes.length) % panes.length] };
}
