package shop.xiaoer.intent.entity;

/**
 * Something named in a message.
 *
 * @param from where it begins, in {@code char}s of the message
 * @param to where it ends
 * @param text as written
 * @param value in the one form that its {@link Type} has
 */
public record Entity(Type type, int from, int to, String text, String value) {

    /** The kinds, named as on the wire. */
    public enum Type {
        /** Upper case, half width, no spaces, no {@code #}; dashes are kept. */
        orderNumber,
        /** Upper case, half width, no spaces. */
        parcelNumber,
        /** Digits, {@code +} before a country's code; the last four alone are {@code *5678}. */
        phone,
        /** Two decimals and the currency, {@code 88.00 CNY}; no currency where English names none. */
        amount,
        /** {@code 2026-11-20}, {@code 2027-05}, {@code 11-20}, {@code today-3d}, {@code week-1:wed}, {@code last:tue},
         * {@code month+0:end}, {@code day:15}, {@code holiday:springFestival} and the like. */
        date,
        /** {@code XL}, {@code 42}, {@code EU42}, {@code 180/100A}, {@code 1.8m}, {@code 120x60cm}, {@code 750ml},
         * {@code oneSize}. */
        size,
        /** Chinese without a final 色, simplified; English in lower case, {@code gray}. */
        colour,
        /** How many goods, a number. */
        quantity,
        /** The catalogue's id. */
        product
    }
}
