package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Sentences;

/** Puts a sentence together and keeps where its slots and facts lie. */
final class DraftedBuilder {
    private final StringBuilder text = new StringBuilder();
    private final List<LiveSlot> slots = new ArrayList<>();
    private final List<Sentences.Span> emphasis = new ArrayList<>();
    private final Set<EvidenceRef.Source> sources = new LinkedHashSet<>();

    /** Appends words; spaces never double, and none stands before a comma that a left-out choice has moved up. */
    void words(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean spaceBefore = !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
            if (c == ' ' && (spaceBefore || text.isEmpty())) {
                continue;
            }
            if (spaceBefore && ",.?!:".indexOf(c) >= 0) {
                text.setLength(text.length() - 1);
            }
            text.append(c);
        }
    }

    void value(Value value) {
        int from = CodePoints.length(text.toString());
        text.append(value.text());
        int to = from + CodePoints.length(value.text());
        boolean figures = value.text().chars().anyMatch(c -> c < 0x80 && Character.isDigit(c));
        if (value.slot() != null) {
            slots.add(new LiveSlot(value.slot(), Objects.requireNonNull(value.product()), from, to));
        } else if (value.fact() || figures) {
            sources.addAll(value.sources());
        }
        if (value.fact() && to > from) {
            emphasis.add(new Sentences.Span(from, to));
        }
    }

    Drafted build(boolean capitals) {
        if (capitals) {
            capitalise();
        }
        return new Drafted(text.toString(), slots, emphasis, sources);
    }

    /** A capital at the start and after a stop inside; one letter for one, so that no offset moves. */
    private void capitalise() {
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (start && c >= 'a' && c <= 'z') {
                boolean brand = i + 1 < text.length() && Character.isUpperCase(text.charAt(i + 1));
                text.setCharAt(i, brand ? c : Character.toUpperCase(c));
            }
            boolean stop = (c == '.' || c == '?' || c == '!') && i + 1 < text.length() && text.charAt(i + 1) == ' ';
            start = stop || (start && c == ' ');
        }
    }
}
