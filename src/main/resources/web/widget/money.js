// Money, dates and times as the reader writes them.

import { amount } from './amount.js';

/** A price of a card: money, or text as it stands. */
export const priceText = (price, locale) => (price?.amount ? amount(price, locale) : String(price ?? ''));

/** The hour on the same day, with the day before it otherwise. */
export function clock(at, locale, now = new Date()) {
  const time = new Date(at);
  const today = time.toDateString() === now.toDateString();
  const day = today ? {} : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit', hour12: false }).format(time);
}
