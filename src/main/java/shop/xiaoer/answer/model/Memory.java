package shop.xiaoer.answer.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Source;
import shop.xiaoer.text.Language;

/**
 * What the model is told of the talk: its last lines as they were said, and of what lies further back one line with what
 * the shopper asked, which pages answered, and the orders named. Where a colleague had the talk, the lines say so and say
 * where it ended, so that the model does not take a person's words for its own. Made without a model, the same from the
 * same log. Pure.
 */
final class Memory {
    /** Lines said last that are kept whole, as long as they fit. */
    private static final int LAST_LINES = 8;
    /** In chars, for the last lines. */
    private static final int ROOM = 900;
    /** In chars, of one line; what is longer is cut in the middle. */
    private static final int LONGEST_LINE = 300;
    /** Earlier questions that the summary names, the newest of them. */
    private static final int SUMMED_UP = 6;
    /** In chars, of a question in the summary. */
    private static final int CLIPPED = 40;

    private static final Pattern ORDER = Pattern.compile("(?i)(?<![a-z0-9])xe\\d{10}(?!\\d)");

    private final Language language;
    private final List<Line> lines = new ArrayList<>();
    private boolean isPersons;

    /** @param sources the pages that an answer came from, empty for what people wrote */
    private record Line(String text, boolean byShopper, String said, List<String> sources) {}

    private Memory(Language language) {
        this.language = language;
    }

    /** The talk before that seq. */
    static String of(List<ConversationEvent> log, long before, Language language) {
        Memory memory = new Memory(language);
        for (ConversationEvent event : log) {
            if (event.seq() >= before) {
                break;
            }
            memory.hear(event);
        }
        return memory.told();
    }

    private void hear(ConversationEvent event) {
        switch (event.body()) {
            case EventBody.Said said -> said(event.author().kind(), said.text());
            case EventBody.Answered answered ->
                add(in("客服：", "Shop: "), answered.text(), false, names(answered.sources()));
            case EventBody.Asked asked -> add(in("客服：", "Shop: "), asked.text(), false, List.of());
            case EventBody.AgentJoined joined -> {
                isPersons = true;
                mark(in("（同事 " + joined.agent() + " 接手）", "(colleague " + joined.agent() + " takes over)"));
            }
            case EventBody.HandedBack ignored -> ended();
            case EventBody.Closed ignored -> ended();
            default -> {
                // Cards, steps and the like say nothing that the model needs.
            }
        }
    }

    private void said(Author.Kind author, String text) {
        boolean shopper = author == Author.Kind.shopper;
        add(shopper ? in("顾客：", "Shopper: ") : in("同事：", "Colleague: "), text, shopper, List.of());
    }

    private void ended() {
        if (isPersons) {
            isPersons = false;
            mark(in("（同事的接待到此为止，以下由你回答）", "(the colleague has left; from here on you answer)"));
        }
    }

    private void mark(String words) {
        lines.add(new Line(words, false, "", List.of()));
    }

    private void add(String speaker, String text, boolean byShopper, List<String> sources) {
        lines.add(new Line(speaker + clip(text, LONGEST_LINE), byShopper, text, sources));
    }

    private static List<String> names(List<Source> sources) {
        return sources.stream().map(Source::title).toList();
    }

    private String told() {
        int from = lines.size();
        int room = ROOM;
        while (from > 0
                && lines.size() - from < LAST_LINES
                && lines.get(from - 1).text().length() <= room) {
            from--;
            room -= lines.get(from).text().length();
        }
        List<String> told = new ArrayList<>();
        String summary = summary(lines.subList(0, from));
        if (!summary.isEmpty()) {
            told.add(summary);
        }
        lines.subList(from, lines.size()).forEach(line -> told.add(line.text()));
        return String.join("\n", told);
    }

    private String summary(List<Line> earlier) {
        List<String> asked = earlier.stream()
                .filter(line -> line.byShopper() && !line.said().isBlank())
                .map(line -> clip(line.said(), CLIPPED))
                .toList();
        if (asked.isEmpty()) {
            return "";
        }
        Set<String> pages = new LinkedHashSet<>();
        Set<String> orders = new LinkedHashSet<>();
        earlier.forEach(line -> {
            pages.addAll(line.sources());
            Matcher order = ORDER.matcher(line.said());
            while (order.find()) {
                orders.add(order.group().toUpperCase(Locale.ROOT));
            }
        });
        String questions = asked.subList(Math.max(0, asked.size() - SUMMED_UP), asked.size()).stream()
                .collect(Collectors.joining(in("；", "; ")));
        return in("（此前顾客说过：", "(earlier the shopper said: ")
                + questions
                + part(in("。已答：", ". Answered: "), pages)
                + part(in("。订单：", ". Orders: "), orders)
                + in("）", ")");
    }

    private String part(String name, Set<String> values) {
        return values.isEmpty() ? "" : name + String.join(in("、", ", "), values);
    }

    private String in(String chinese, String english) {
        return language == Language.ZH ? chinese : english;
    }

    /** One line, its middle left out where it is too long; counted in code points, so that no sign is cut in two. */
    private static String clip(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        int[] points = line.codePoints().toArray();
        int half = longest / 2;
        return points.length <= longest
                ? line
                : new String(points, 0, half) + "…" + new String(points, points.length - half, half);
    }
}
