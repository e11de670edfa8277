package shop.xiaoer.guard.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads spoken numbers: 八十八, 一千二百点五, 百; eighty-eight, one hundred and five. Pure. */
final class Numerals {
    static final String HAN = "零〇一二两三四五六七八九十百千万亿";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Map<String, Integer> ENGLISH = english();

    private Numerals() {}

    static OptionalDouble chinese(String words) {
        int point = words.indexOf('点');
        if (point >= 0) {
            OptionalDouble whole = chinese(words.substring(0, point));
            StringBuilder decimals = new StringBuilder("0.");
            for (char c : words.substring(point + 1).toCharArray()) {
                decimals.append(digit(c));
            }
            return whole.isEmpty() || decimals.indexOf("-") >= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(whole.getAsDouble() + Double.parseDouble(decimals.toString()));
        }
        if (words.length() > 1 && words.chars().allMatch(c -> digit((char) c) >= 0)) {
            return spelled(words);
        }
        return counted(words);
    }

    private static OptionalDouble spelled(String words) {
        double value = 0;
        for (char c : words.toCharArray()) {
            value = value * 10 + digit(c);
        }
        return OptionalDouble.of(value);
    }

    private static OptionalDouble counted(String words) {
        double total = 0;
        double section = 0;
        double digit = -1;
        double last = 0;
        for (char c : words.toCharArray()) {
            double unit = unit(c);
            if (digit(c) >= 0) {
                digit = digit(c);
                last = digit == 0 ? 10 : last;
            } else if (unit >= 10_000) {
                total = (total + section + Math.max(digit, 0)) * unit;
                section = 0;
                digit = -1;
                last = unit;
            } else if (unit > 0) {
                section += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
                last = unit;
            } else {
                return OptionalDouble.empty();
            }
        }
        // 三百五 is 350: a digit after a unit, without 零, counts tenths of that unit.
        double rest = digit < 0 ? 0 : last > 10 ? digit * last / 10 : digit;
        return OptionalDouble.of(total + section + rest);
    }

    static int digit(char c) {
        return switch (c) {
            case '两' -> 2;
            case '〇' -> 0;
            default -> DIGITS.indexOf(c);
        };
    }

    private static double unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> -1;
        };
    }

    /** Words joined by spaces or hyphens, with or without "and". */
    static OptionalDouble english(String words) {
        double total = 0;
        double section = 0;
        for (String word : words.split("[\\s-]+")) {
            Integer value = ENGLISH.get(word);
            if (word.equals("and")) {
                continue;
            }
            if (value == null) {
                return OptionalDouble.empty();
            }
            if (value == 1000) {
                total += Math.max(section, 1) * 1000;
                section = 0;
            } else if (value == 100) {
                section = Math.max(section, 1) * 100;
            } else {
                section += value;
            }
        }
        return OptionalDouble.of(total + section);
    }

    static String englishWords() {
        return String.join(
                "|",
                ENGLISH.keySet().stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .toList());
    }

    private static Map<String, Integer> english() {
        Map<String, Integer> table = new HashMap<>();
        String[] small =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                                + " sixteen seventeen eighteen nineteen")
                        .split(" ");
        for (int i = 0; i < small.length; i++) {
            table.put(small[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            table.put(tens[i], (i + 2) * 10);
        }
        table.put("hundred", 100);
        table.put("thousand", 1000);
        table.put("dozen", 12);
        return Map.copyOf(table);
    }
}
