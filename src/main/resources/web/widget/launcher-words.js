// The words on the button that opens the chat, and which language they are in.

const zh = {
  launcher: '问小二',
  launcherFailed: '没有连上，再点一次',
  launcherUnread: (n) => `问小二，${n} 条新消息`,
};

const en = {
  launcher: 'Ask Xiaoer',
  launcherFailed: 'Not connected. Try again',
  launcherUnread: (n) => `Ask Xiaoer, ${n} new ${n === 1 ? 'message' : 'messages'}`,
};

export const isChinese = (locale) => /^zh\b/i.test(locale ?? '');

/** The table for a BCP 47 tag: Chinese for zh, English for all others. */
export const launcherWords = (locale) => (isChinese(locale) ? zh : en);

export const tables = { zh, en };
