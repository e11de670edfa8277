package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.text.Language;

/** A model's segment, read sentence by sentence: marks become slots, and what stands in no fact is taken out. */
final class ModelText {
    private static final Pattern THINKING = Pattern.compile("(?s)<think>.*?</think>");
    private static final Pattern DECORATION = Pattern.compile("(?m)^\\s*(?:#+|[-*•]|\\d{1,2}[.、)])\\s*|\\*\\*|__|`+");
    private static final Pattern MARK = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>|\\[[A-Za-z_ ]+]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Marks around a whole sentence, which a model likes to put there. */
    private static final Pattern QUOTED = Pattern.compile("^[\"“「]+|[\"”」]+$");

    private final Language language;
    private final SentenceRules rules;
    private final SentenceMaker maker;

    ModelText(Language language, SentenceRules rules, SentenceMaker maker) {
        this.language = language;
        this.rules = rules;
        this.maker = maker;
    }

    record Read(List<List<Drafted>> units, List<Removed> removed) {}

    /** @param product null for a segment about none */
    Read read(String reply, Map<String, Value> slots, EvidenceJudge evidence, @Nullable String product) {
        List<List<Drafted>> units = new ArrayList<>();
        List<Removed> removed = new ArrayList<>();
        String text = DECORATION
                .matcher(THINKING.matcher(reply).replaceAll(""))
                .replaceAll("")
                .strip();
        for (Sentences.Span span : Sentences.of(text)) {
            String raw = QUOTED.matcher(CodePoints.slice(text, span.from(), span.to()))
                    .replaceAll("")
                    .replace('\n', ' ')
                    .strip();
            Judged judged = judge(raw, slots, evidence);
            switch (judged) {
                case Judged.Kept kept -> units.add(List.of(kept.drafted()));
                case Judged.Out out -> removed.add(new Removed(raw, out.why(), product));
            }
        }
        return new Read(units, removed);
    }

    private sealed interface Judged {
        record Kept(Drafted drafted) implements Judged {}

        record Out(String why) implements Judged {}
    }

    private Judged judge(String raw, Map<String, Value> slots, EvidenceJudge evidence) {
        if (TAG.matcher(raw).find()) {
            return new Judged.Out("has a tag in it");
        }
        boolean han = HAN.matcher(raw).find();
        if (raw.isEmpty() || han != (language == Language.ZH)) {
            return new Judged.Out("is not in the script's language");
        }
        DraftedBuilder builder = new DraftedBuilder();
        Matcher marks = MARK.matcher(raw);
        int at = 0;
        while (marks.find()) {
            Value slot = slots.get(marks.group(1).strip());
            if (slot == null) {
                return new Judged.Out("has a mark that no slot is for: " + marks.group());
            }
            builder.words(raw.substring(at, marks.start()));
            builder.value(slot);
            // A model writes the currency behind the mark that already brings it.
            at = marks.end() + currencyAfter(slot, raw.substring(marks.end()));
        }
        builder.words(raw.substring(at));
        return judge(builder.build(false), evidence);
    }

    private static int currencyAfter(Value slot, String rest) {
        for (String currency : List.of("元", "块钱", "块", " yuan", " dollars")) {
            if (rest.startsWith(currency)
                    && Character.isLetter(slot.text().charAt(slot.text().length() - 1))) {
                return currency.length();
            }
        }
        return 0;
    }

    private Judged judge(Drafted drafted, EvidenceJudge evidence) {
        if (!rules.allow(drafted)) {
            return new Judged.Out("says a price outside its slot, or a word that the persona never says");
        }
        String outside = SentenceRules.outsideSlots(drafted).replace(Sentences.SLOT_MARK, ' ');
        return switch (evidence.of(outside)) {
            case EvidenceJudge.Verdict.Unbound unbound -> new Judged.Out(unbound.why());
            case EvidenceJudge.Verdict.Bound bound -> fresh(sourced(drafted, bound.sources()));
            case EvidenceJudge.Verdict.NoFact none -> fresh(drafted);
        };
    }

    private static Drafted sourced(Drafted drafted, Set<shop.xiaoer.broadcast.EvidenceRef.Source> sources) {
        return new Drafted(drafted.text(), drafted.slots(), drafted.emphasis(), sources);
    }

    private Judged fresh(Drafted drafted) {
        return maker.fresh(drafted) ? new Judged.Kept(drafted) : new Judged.Out("was said before in this script");
    }
}
