package shop.xiaoer.text.spoken;

/** Figures in English words. */
final class EnglishNumbers {
    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] LARGE = {"", " thousand", " million", " billion", " trillion"};

    private EnglishNumbers() {}

    /** One by one: {@code 5678} is five six seven eight. Other signs fall away. */
    static String digits(String figures) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < figures.length(); i++) {
            char c = figures.charAt(i);
            if (Reader.digit(c)) {
                out.append(out.isEmpty() ? "" : " ").append(SMALL[c - '0']);
            }
        }
        return out.toString();
    }

    /** {@code 1,299} is one thousand two hundred ninety-nine; {@code 0.5} zero point five. */
    static String cardinal(String figures) {
        String[] parts = figures.replace(",", "").split("\\.", 2);
        String whole = whole(parts[0]);
        return parts.length == 1 || parts[1].isEmpty() ? whole : whole + " point " + digits(parts[1]);
    }

    private static String whole(String figures) {
        String plain = figures.isEmpty() ? "0" : figures.replaceFirst("^0+(?=\\d)", "");
        if (plain.length() > 15) {
            return digits(plain);
        }
        long value = Long.parseLong(plain);
        if (value == 0) {
            return "zero";
        }
        StringBuilder out = new StringBuilder();
        for (int g = (plain.length() - 1) / 3; g >= 0; g--) {
            int group = (int) (value / (long) Math.pow(1000, g) % 1000);
            if (group > 0) {
                out.append(out.isEmpty() ? "" : " ").append(group(group)).append(LARGE[g]);
            }
        }
        return out.toString();
    }

    private static String group(int value) {
        String hundreds = value >= 100 ? SMALL[value / 100] + " hundred" : "";
        int rest = value % 100;
        if (rest == 0) {
            return hundreds;
        }
        return (hundreds.isEmpty() ? "" : hundreds + " ") + underHundred(rest);
    }

    private static String underHundred(int value) {
        if (value < 20) {
            return SMALL[value];
        }
        return TENS[value / 10] + (value % 10 == 0 ? "" : "-" + SMALL[value % 10]);
    }

    /** 1 is first, 22 twenty-second, 30 thirtieth. */
    static String ordinal(String figures) {
        String words = cardinal(figures);
        int cut = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        String head = words.substring(0, cut);
        String last = words.substring(cut);
        return head
                + switch (last) {
                    case "one" -> "first";
                    case "two" -> "second";
                    case "three" -> "third";
                    case "five" -> "fifth";
                    case "eight" -> "eighth";
                    case "nine" -> "ninth";
                    case "twelve" -> "twelfth";
                    default -> last.endsWith("y") ? last.substring(0, last.length() - 1) + "ieth" : last + "th";
                };
    }

    /** 2026 is twenty twenty-six, 2005 two thousand five, 1900 nineteen hundred, 1907 nineteen oh seven. */
    static String year(String figures) {
        int year = Integer.parseInt(figures);
        int high = year / 100;
        int low = year % 100;
        if (year % 1000 < 10) {
            return cardinal(figures);
        }
        if (low == 0) {
            return underHundred(high) + " hundred";
        }
        return underHundred(high) + " " + (low < 10 ? "oh " : "") + underHundred(low);
    }
}
