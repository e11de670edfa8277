package shop.xiaoer.answer.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Card;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * A talk in up to three lines without a model: the shopper's own words, the orders and pages that came up, why a person is
 * needed. The same from the same log. Pure.
 */
final class PlainSummary {
    /** In code points, of the shopper's words. */
    private static final int LONGEST_WORDS = 80;
    /** Orders and pages that are named, the newest of them. */
    private static final int NAMED = 4;

    private static final Pattern ORDER = Pattern.compile("(?i)(?<![a-z0-9])xe\\d{10}(?!\\d)");

    private final WordTable words;

    PlainSummary(WordTable words) {
        this.words = words;
    }

    /**
     * @param wantsPerson words that ask for nothing but a person
     * @param ticket what was written down when a person was called, blank where nothing was
     * @return empty where the shopper said nothing yet
     */
    Optional<String> of(
            List<ConversationEvent> log, Predicate<String> wantsPerson, @Nullable String ticket, Language language) {
        List<String> said = log.stream().flatMap(event -> said(event).stream()).toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        String wish = said.reversed().stream()
                .filter(text -> !wantsPerson.test(text))
                .findFirst()
                .orElse(said.getLast());
        StringBuilder lines = new StringBuilder(words.say(language, "summary.wants", "words", clip(wish)));
        Set<String> known = known(log);
        if (!known.isEmpty()) {
            String list = String.join(words.say(language, "summary.comma"), known);
            lines.append('\n').append(words.say(language, "summary.known", "facts", list));
        }
        boolean says = ticket != null && !ticket.isBlank() && !wantsPerson.test(ticket);
        stuck(log, says ? ticket : null, language)
                .ifPresent(why -> lines.append('\n').append(words.say(language, "summary.stuck", "why", why)));
        return Optional.of(lines.toString());
    }

    private static Optional<String> said(ConversationEvent event) {
        return event.author().kind() == Author.Kind.shopper
                        && event.body() instanceof EventBody.Said said
                        && said.option() == null
                        && !said.text().isBlank()
                ? Optional.of(said.text())
                : Optional.empty();
    }

    private Optional<String> stuck(List<ConversationEvent> log, @Nullable String ticket, Language language) {
        if (ticket != null) {
            return Optional.of(ticket);
        }
        return log.reversed().stream()
                .filter(event -> event.body() instanceof EventBody.HandoffRequested)
                .map(event -> ((EventBody.HandoffRequested) event.body()).reason())
                .findFirst()
                .map(reason -> words.say(language, "summary.because." + reason.name()));
    }

    /** What came up, the newest last. */
    private static Set<String> known(List<ConversationEvent> log) {
        Set<String> found = new LinkedHashSet<>();
        for (ConversationEvent event : log) {
            said(event).ifPresent(text -> {
                Matcher order = ORDER.matcher(text);
                while (order.find()) {
                    again(found, order.group().toUpperCase(Locale.ROOT));
                }
            });
            if (event.body() instanceof EventBody.CardShown shown) {
                again(found, named(shown.card()));
            }
            if (event.body() instanceof EventBody.Answered answered) {
                answered.sources().forEach(source -> again(found, source.title()));
            }
        }
        return new LinkedHashSet<>(List.copyOf(found).subList(Math.max(0, found.size() - NAMED), found.size()));
    }

    private static void again(Set<String> found, String name) {
        found.remove(name);
        found.add(name);
    }

    private static String named(Card card) {
        String state = card.state();
        String name = card.kind() == Card.Kind.order ? card.id() : card.title();
        return state == null ? name : name + " " + state;
    }

    private static String clip(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int[] points = line.codePoints().toArray();
        return points.length <= LONGEST_WORDS ? line : new String(points, 0, LONGEST_WORDS) + "…";
    }
}
