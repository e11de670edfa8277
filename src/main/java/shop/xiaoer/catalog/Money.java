package shop.xiaoer.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount with two decimals and its ISO 4217 currency, on the wire {@code {"amount":"88.00","currency":"CNY"}}. */
public record Money(BigDecimal amount, String currency) {
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount: must not be negative, is " + amount);
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency: '" + currency + "' is no ISO 4217 code");
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** @throws IllegalArgumentException naming the field, where the text is no amount of two decimals at most */
    public static Money of(String amount, String currency) {
        try {
            return new Money(new BigDecimal(amount.strip()), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("amount: '" + amount + "' is no amount with two decimals at most", e);
        }
    }

    /** Without the decimals where they are zero: {@code 88}, {@code 59.90}. */
    public String plain() {
        return amount.stripTrailingZeros().scale() <= 0
                ? amount.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : amount.toPlainString();
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }
}
