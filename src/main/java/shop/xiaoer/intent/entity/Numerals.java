package shop.xiaoer.intent.entity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Numbers as words, Chinese and English, up to what shoppers say. */
final class Numerals {
    /** One sign of a Chinese number, for use inside a pattern. */
    static final String ZH = "零〇一二两三四五六七八九十百千万半";

    static final String EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
            + "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred";

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100));

    private Numerals() {}

    /** {@code 1,299}, {@code 88.5}, {@code 1.2万}, {@code 一百二}, {@code two}, {@code twenty five}. */
    static Optional<BigDecimal> parse(String text) {
        String plain = text.strip().replace(",", "");
        if (plain.matches("\\d{1,12}(\\.\\d+)?")) {
            return Optional.of(new BigDecimal(plain));
        }
        if (plain.matches("\\d{1,8}(\\.\\d+)?[百千万k]")) {
            BigDecimal number = new BigDecimal(plain.substring(0, plain.length() - 1));
            return Optional.of(number.multiply(BigDecimal.valueOf(unit(plain.charAt(plain.length() - 1)))));
        }
        if (!plain.isEmpty() && plain.chars().allMatch(c -> ZH.indexOf(c) >= 0)) {
            return chinese(plain);
        }
        return english(plain);
    }

    private static int unit(char sign) {
        return switch (sign) {
            case '十' -> 10;
            case '百' -> 100;
            case '千', 'k' -> 1000;
            case '万' -> 10_000;
            default -> 0;
        };
    }

    private static int digit(char sign) {
        return sign == '两' ? 2 : "零一二三四五六七八九".indexOf(sign == '〇' ? '零' : sign);
    }

    private static Optional<BigDecimal> chinese(String text) {
        if (text.equals("半")) {
            return Optional.of(new BigDecimal("0.5"));
        }
        if (text.length() > 1 && text.chars().allMatch(c -> digit((char) c) >= 0)) {
            StringBuilder digits = new StringBuilder();
            text.chars().forEach(c -> digits.append(digit((char) c)));
            return Optional.of(new BigDecimal(digits.toString()));
        }
        long total = 0;
        long section = 0;
        int pending = -1;
        int lastUnit = 1;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int unit = unit(sign);
            if (unit == 10_000) {
                total = (total + section + Math.max(pending, 0)) * unit;
                section = 0;
                pending = -1;
                lastUnit = unit;
            } else if (unit > 0) {
                section += (long) (pending < 0 ? 1 : pending) * unit;
                pending = -1;
                lastUnit = unit;
            } else if (digit(sign) >= 0) {
                pending = digit(sign);
                lastUnit = sign == '零' || sign == '〇' ? 1 : lastUnit;
            } else {
                return Optional.empty();
            }
        }
        // 一百二 is 120, 三千五 is 3500: the unit below the last is left out.
        boolean shortened = pending > 0 && lastUnit >= 100;
        long rest = pending < 0 ? 0 : (long) pending * (shortened ? lastUnit / 10 : 1);
        return Optional.of(BigDecimal.valueOf(total + section + rest));
    }

    private static Optional<BigDecimal> english(String text) {
        int total = 0;
        for (String word : text.split("[\\s-]+")) {
            Integer value = WORDS.get(word);
            if (value == null) {
                return Optional.empty();
            }
            total = value == 100 ? Math.max(total, 1) * 100 : total + value;
        }
        return Optional.of(BigDecimal.valueOf(total));
    }
}
