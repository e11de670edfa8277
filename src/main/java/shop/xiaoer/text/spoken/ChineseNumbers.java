package shop.xiaoer.text.spoken;

/** Figures in Chinese words. */
final class ChineseNumbers {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] SMALL = {"", "十", "百", "千"};
    private static final String[] LARGE = {"", "万", "亿", "万亿"};

    private ChineseNumbers() {}

    /** One by one: {@code 1380} is 一三八零. Other signs fall away. */
    static String digits(String figures) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < figures.length(); i++) {
            char c = figures.charAt(i);
            if (Reader.digit(c)) {
                out.append(DIGITS.charAt(c - '0'));
            }
        }
        return out.toString();
    }

    /** A quantity: {@code 1,299} is 一千二百九十九, {@code 2000} 两千, {@code 0.5} 零点五. A lone 2 is 二. */
    static String cardinal(String figures) {
        String[] parts = figures.replace(",", "").split("\\.", 2);
        String whole = whole(parts[0]);
        return parts.length == 1 || parts[1].isEmpty() ? whole : whole + "点" + digits(parts[1]);
    }

    /** A quantity before a measure word: a lone 2 is 两. */
    static String counted(String figures) {
        return figures.equals("2") ? "两" : cardinal(figures);
    }

    private static String whole(String figures) {
        String plain = figures.replaceFirst("^0+(?=\\d)", "");
        if (plain.length() > 16) {
            return digits(plain);
        }
        if (plain.equals("0")) {
            return "零";
        }
        StringBuilder out = new StringBuilder();
        int groups = (plain.length() + 3) / 4;
        boolean gap = false;
        for (int g = groups - 1; g >= 0; g--) {
            int end = plain.length() - 4 * g;
            String group = plain.substring(Math.max(0, end - 4), end);
            int value = Integer.parseInt(group);
            if (value == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (!out.isEmpty() && (gap || value < 1000)) {
                out.append('零');
            }
            out.append(group(value, out.isEmpty(), g)).append(LARGE[g]);
            gap = false;
        }
        return out.toString();
    }

    /** 1 to 9999. 两 before 千 and 万 and where 200 is all there is; 十 without 一 at the head. */
    private static String group(int value, boolean head, int large) {
        if (value == 2 && head && large > 0) {
            return "两";
        }
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = value / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append('零');
                gap = false;
            }
            boolean two = digit == 2 && (place == 3 || (place == 2 && value == 200 && head));
            boolean bareTen = digit == 1 && place == 1 && out.isEmpty() && head;
            out.append(bareTen ? "" : two ? "两" : String.valueOf(DIGITS.charAt(digit)))
                    .append(SMALL[place]);
        }
        return out.toString();
    }
}
