package shop.xiaoer.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shop.xiaoer.guard.reading.Quantities;
import shop.xiaoer.guard.reading.Quantity;
import shop.xiaoer.guard.reading.Readings;
import shop.xiaoer.guard.reading.Vocabulary;
import shop.xiaoer.text.Normaliser;
import shop.xiaoer.text.Sentences;

/**
 * One piece of evidence with all that can be read of it alone. Immutable, and remembered: a page is evidence for many
 * replies.
 *
 * @param normal its sentences in one spelling, a line each
 * @param whole all of it in one spelling, for the names of goods
 * @param statements its sentences, without those that were planted to order the bot about
 * @param figures every figure
 * @param content its content words
 * @param names names of closed kinds
 * @param units what it asserts and denies
 * @param claims what it claims
 * @param bound its values with what they belong to
 */
record Passage(
        String normal,
        String whole,
        List<Statement> statements,
        List<Quantity> figures,
        Set<String> content,
        Set<Vocabulary.Named> names,
        List<NegationGuard.Unit> units,
        Set<Claims.Claim> claims,
        List<BindingGuard.Bound> bound) {
    private static final Readings<Passage> READ = new Readings<>(Passage::read);

    /** Reads a page or the sentence of a fact. */
    static Passage of(String text) {
        return READ.of(text);
    }

    private static Passage read(String text) {
        List<Statement> statements = Sentences.split(text).stream()
                .map(range -> Statement.of(range.of(text), ""))
                .filter(statement -> !Planted.in(statement.normal()))
                .toList();
        String normal =
                String.join("\n", statements.stream().map(Statement::normal).toList());
        Set<Claims.Claim> claims = new HashSet<>();
        statements.forEach(statement -> statement.clauses().forEach(clause -> claims.addAll(Claims.of(clause))));
        return new Passage(
                normal,
                Normaliser.normalise(text),
                statements,
                statements.stream()
                        .flatMap(statement -> Quantities.of(statement.normal()).stream())
                        .toList(),
                Set.copyOf(Vocabulary.content(normal)),
                Set.copyOf(Vocabulary.names(normal)),
                statements.stream()
                        .flatMap(statement -> NegationGuard.known(statement).stream())
                        .toList(),
                Set.copyOf(claims),
                statements.stream()
                        .flatMap(statement -> BindingGuard.bound(statement).stream())
                        .toList());
    }
}
