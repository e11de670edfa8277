// Money, dates and times as the reader writes them.

/** `{"amount":"88.00","currency":"CNY"}` as ¥88 or CN¥88.50; whole amounts without cents. */
export function money(price, locale) {
  const whole = /^\d+(\.0+)?$/.test(price.amount);
  const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { style: 'currency', currency: price.currency, ...digits }).format(Number(price.amount));
}

/** A price of a card: money, or text as it stands. */
export const priceText = (price, locale) => (price?.amount ? money(price, locale) : String(price ?? ''));

/** The hour on the same day, with the day before it otherwise. */
export function clock(at, locale, now = new Date()) {
  const time = new Date(at);
  const today = time.toDateString() === now.toDateString();
  const day = today ? {} : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit', hour12: false }).format(time);
}

/** A step's time: a day where it is one, an instant otherwise; what is no date stays as it stands. */
export const moment = (at, locale) => (Number.isNaN(Date.parse(at)) ? String(at) : clock(at, locale));
