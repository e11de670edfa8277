package shop.xiaoer.intent.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.TextRange;

/** One message on the search for entities: what was found keeps its place from what is looked for later. */
final class Scan {
    private final String written;
    private final Normaliser.Mapped mapped;
    private final Language language;
    private final List<Entity> found = new ArrayList<>();
    private final boolean[] taken;

    Scan(String written, Language language) {
        this.written = written;
        this.mapped = Normaliser.map(written);
        this.language = language;
        this.taken = new boolean[mapped.text().length()];
    }

    /** Normalised: half width, lower case, simplified. */
    String text() {
        return mapped.text();
    }

    Language language() {
        return language;
    }

    /**
     * Takes every match whose place is free and whose value can be told. Group {@code it}, where the pattern has one, is
     * the entity; else the whole match.
     */
    void each(Pattern pattern, Entity.Type type, Function<MatchResult, Optional<String>> value) {
        Matcher matcher = pattern.matcher(text());
        boolean named = pattern.namedGroups().containsKey("it");
        int at = 0;
        while (at <= text().length() && matcher.find(at)) {
            int from = named ? matcher.start("it") : matcher.start();
            int to = named ? matcher.end("it") : matcher.end();
            at = Math.max(matcher.end(), at + 1);
            if (from >= 0 && to > from && isFree(from, to)) {
                int start = from;
                int end = to;
                value.apply(matcher.toMatchResult()).ifPresent(one -> take(type, start, end, one));
            }
        }
    }

    private boolean isFree(int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private void take(Entity.Type type, int from, int to, String value) {
        block(from, to);
        TextRange range = mapped.original(from, to);
        found.add(new Entity(type, range.from(), range.to(), range.of(written), value));
    }

    /** Keeps a place from being anything: an address of the web, a word that only looks like one. */
    void block(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        while (matcher.find()) {
            block(matcher.start(), matcher.end());
        }
    }

    private void block(int from, int to) {
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
    }

    boolean holds(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    /** Whether the pattern is found in the few characters just before that place. */
    boolean before(int at, int characters, Pattern pattern) {
        return pattern.matcher(text().substring(Math.max(0, at - characters), at))
                .find();
    }

    boolean after(int at, int characters, Pattern pattern) {
        return pattern.matcher(text().substring(at, Math.min(text().length(), at + characters)))
                .find();
    }

    List<Entity> found() {
        found.sort(Comparator.comparingInt(Entity::from));
        return List.copyOf(found);
    }
}
