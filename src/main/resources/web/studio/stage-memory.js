// What a stage has begun outlives a reload of its page: no number is said twice.

export function keepNumber(room, no, sentence) {
  sessionStorage.setItem(`xiaoer.stage.${room}`, `${no} ${sentence}`);
}

function kept(room) {
  const [no, sentence] = (sessionStorage.getItem(`xiaoer.stage.${room}`) ?? '0 0').split(' ').map(Number);
  return Number.isInteger(no) && Number.isInteger(sentence) ? { no, sentence } : { no: 0, sentence: 0 };
}

export function keptNumber(room) {
  return kept(room).no;
}

/** How far that cue had come; nothing where another one was the last. */
export function keptSentence(room, no) {
  const last = kept(room);
  return last.no === no ? last.sentence : 0;
}
