package shop.xiaoer.guard;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Dimension;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Readings;

/** Days are counted from the event that the evidence counts them from: seven days after delivery are not seven after payment. */
final class StartGuard implements Guard {
    private enum Start {
        PAID("付款|下单|购买|拍下|\\bpurchase[ds]?|\\border(?:ed|ing)?\\b|\\bpa(?:id|yment|ying)\\b|\\bbought"),
        SENT("发货|寄出|发出|\\bdispatch(?:ed)?|\\bship(?:ped|ping)?\\b|\\bsen[dt]\\b"),
        RECEIVED("签收|收到|收货|送达|到货|\\bdeliver(?:y|ed)|\\breceiv(?:e|ed|ing)|\\breceipt|\\barriv(?:e|al|ed|es)"),
        OPENED("拆封|开封|打开|启用|\\bopen(?:ed|ing)?\\b"),
        CONFIRMED("确认|\\bconfirm(?:ed|ation)?|\\bagree[sd]?");

        private final Pattern said;

        Start(String said) {
            this.said = Pattern.compile(said);
        }
    }

    private static final Pattern FROM_BEFORE =
            Pattern.compile("([^,。;]{0,14}?)(?:之日|次日|那天|当天)?(?:起算?|开始算?|算起|以后|之后|后)[^,。;\\d]{0,6}$");
    private static final Pattern FROM_AFTER = Pattern.compile(
            "^ ?(?:from|of|after|since|counted from)((?: \\w+){1,5})|^[^,。;]{0,4}从([^,。;]{1,10})(?:起|算|开始)");
    private static final Pattern COUNT_FROM = Pattern.compile(
            "(?:从|自)([^,。;]{1,12}?)(?:起|算|开始)|\\b(?:count(?:s|ed)?|run(?:s|ning)?|days|months) from ((?:\\w+ ?){1,7})");

    private static final Readings<List<Window>> WINDOWS = new Readings<>(normal -> windows(normal, false));

    private record Window(Quantity length, Set<Start> starts) {}

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        Set<Window> known = new HashSet<>();
        material.evidence().forEach(evidence -> known.addAll(WINDOWS.of(evidence.normal())));
        for (Window said : windows(statement.normal(), true)) {
            if (isElsewhere(said, known)) {
                return Guard.finding("window", "the evidence counts it from another day");
            }
        }
        return List.of();
    }

    private static boolean isElsewhere(Window said, Set<Window> known) {
        List<Window> same = known.stream()
                .filter(window -> said.length.says(window.length) && !window.starts.isEmpty())
                .toList();
        return !said.starts.isEmpty()
                && !same.isEmpty()
                && same.stream().noneMatch(window -> window.starts.stream().anyMatch(said.starts::contains));
    }

    /** @param wide whether "counted from" may stand anywhere in the sentence */
    private static List<Window> windows(String normal, boolean wide) {
        return Quantities.of(normal).stream()
                .filter(quantity -> quantity.dimension() == Dimension.TIME || quantity.dimension() == Dimension.WORKDAY)
                .map(quantity -> new Window(quantity, starts(normal, quantity, wide)))
                .toList();
    }

    private static Set<Start> starts(String normal, Quantity length, boolean wide) {
        Set<Start> starts = EnumSet.noneOf(Start.class);
        var before = FROM_BEFORE.matcher(normal.substring(0, length.from()));
        if (before.find()) {
            add(starts, before.group(1));
        }
        var after = FROM_AFTER.matcher(normal.substring(length.to()));
        if (after.find()) {
            add(starts, after.group(1) == null ? after.group(2) : after.group(1));
        }
        var counted = COUNT_FROM.matcher(normal);
        if (starts.isEmpty() && wide && counted.find()) {
            add(starts, counted.group(1) == null ? counted.group(2) : counted.group(1));
        }
        return starts;
    }

    private static void add(Set<Start> starts, String words) {
        for (Start start : Start.values()) {
            if (start.said.matcher(words).find()) {
                starts.add(start);
            }
        }
    }
}
