package shop.xiaoer.broadcast;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a script was made of, so that it can be made again and told apart. All but words and engine are hashes.
 *
 * @param words length that was asked for, 0 where nothing is known
 * @param engine {@code template}, or the model's name with its prompt
 * @param prompt the grammar, and the prompt where a model wrote
 * @param persona the host's manner, phrases and taboos
 * @param evidence all facts and policies that the writer was given; price and stock are none
 * @param rules the rules of the law in force
 * @param result the version as written, before any edit
 * @param again how it compares with the script that it was made again from, null where it was not
 */
public record Origin(
        int words,
        String engine,
        String prompt,
        String persona,
        String evidence,
        String rules,
        String result,
        @Nullable Again again) {

    /** A part of the making. The names are those on the wire. */
    public enum Part {
        prompt,
        persona,
        evidence,
        model,
        rules,
        /** Everything was the same and the words are not: the model does not repeat itself. */
        chance
    }

    /**
     * @param of the script that was made again
     * @param same whether the words are those that were written then
     * @param differs what of the making is another now; may name parts although the words are the same
     * @param segments numbers whose words differ from those that stand in the other script
     */
    public record Again(String of, boolean same, Set<Part> differs, List<Integer> segments) {
        public Again {
            differs = Set.copyOf(differs);
            segments = List.copyOf(segments);
        }
    }

    /** Of scripts that were written before this was kept. */
    public static Origin unknown() {
        return new Origin(0, "", "", "", "", "", "", null);
    }

    public boolean isKnown() {
        return words > 0;
    }

    public Optional<Again> comparison() {
        return Optional.ofNullable(again);
    }

    /** The same making, with its result. */
    public Origin written(String by, String version) {
        return new Origin(words, by, prompt, persona, evidence, rules, version, again);
    }

    Origin under(String law) {
        return new Origin(words, engine, prompt, persona, evidence, law, result, again);
    }

    /** The new script's origin with what became of making the old one again. */
    static Origin compared(Script old, Script made) {
        Origin was = old.origin();
        Origin is = made.origin();
        Set<Part> differs = EnumSet.noneOf(Part.class);
        add(differs, Part.prompt, was.prompt, is.prompt);
        add(differs, Part.persona, was.persona, is.persona);
        add(differs, Part.evidence, was.evidence, is.evidence);
        add(differs, Part.model, was.engine, is.engine);
        add(differs, Part.rules, was.rules, is.rules);
        boolean same = was.result.equals(is.result);
        if (!same && differs.isEmpty()) {
            differs.add(Part.chance);
        }
        Again again = new Again(old.id(), same, differs, differing(old, made));
        return new Origin(is.words, is.engine, is.prompt, is.persona, is.evidence, is.rules, is.result, again);
    }

    private static void add(Set<Part> differs, Part part, String was, String is) {
        if (!was.equals(is)) {
            differs.add(part);
        }
    }

    private static List<Integer> differing(Script old, Script made) {
        List<Integer> numbers = new ArrayList<>();
        int most = Math.max(old.segments().size(), made.segments().size());
        for (int n = 1; n <= most; n++) {
            Optional<String> was = old.segment(n).map(Segment::outsideSlots);
            if (!was.equals(made.segment(n).map(Segment::outsideSlots))) {
                numbers.add(n);
            }
        }
        return numbers;
    }
}
