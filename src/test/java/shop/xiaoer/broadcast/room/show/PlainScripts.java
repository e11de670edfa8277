package shop.xiaoer.broadcast.room.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Variants;
import shop.xiaoer.broadcast.room.LiveFact;
import shop.xiaoer.broadcast.room.SaidSentences;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/** Scripts whose every sentence says where it stands, with a price in some; approved until somebody says otherwise. */
final class PlainScripts implements ShowScripts {
    private final Map<String, Script> scripts = new HashMap<>();
    final Map<String, Integer> prices = new HashMap<>();
    final Set<String> withdrawn = new HashSet<>();
    final Set<String> gone = new HashSet<>();
    /** Words that the law has come to forbid. */
    final Set<String> forbidden = new HashSet<>();

    private final Map<String, Script> filled = new HashMap<>();
    private final Language language;

    PlainScripts(Language language) {
        this.language = language;
    }

    /** @param sentences how many each segment has; each third of the whole script names the price of P1 */
    PlainScripts with(String id, int... sentences) {
        List<Segment> segments = new ArrayList<>();
        int count = 0;
        for (int n = 1; n <= sentences.length; n++) {
            StringBuilder text = new StringBuilder();
            List<LiveSlot> slots = new ArrayList<>();
            for (int s = 0; s < sentences[n - 1]; s++) {
                text.append(id).append("的第").append(n).append("段第").append(s).append("句话就说到这里");
                if (count++ % 3 == 2) {
                    text.append("，现在");
                    int from = CodePoints.length(text.toString());
                    text.append("1元");
                    slots.add(new LiveSlot(LiveSlot.Kind.price, "P1", from, CodePoints.length(text.toString())));
                }
                text.append("。");
            }
            segments.add(Segment.of(
                    n,
                    SegmentType.sellingPoint,
                    "P1",
                    text.toString(),
                    language,
                    slots,
                    List.of(),
                    List.of(),
                    List.of()));
        }
        scripts.put(
                id,
                new Script(
                        id,
                        "v",
                        new ScriptState.Draft(null),
                        language,
                        "own",
                        "standard",
                        1,
                        "template",
                        List.of("P1"),
                        segments,
                        List.of(),
                        List.of(),
                        Origin.unknown()));
        prices.putIfAbsent("P1", 1);
        return this;
    }

    /** Gives each segment of a script other ways, whose sentences begin with their number. */
    PlainScripts varied(String id, int ways) {
        Script script = Objects.requireNonNull(scripts.get(id));
        List<Segment> segments = script.segments().stream()
                .map(segment -> segment.with(new Variants(
                        IntStream.rangeClosed(2, ways)
                                .mapToObj(way -> other(segment, way))
                                .toList(),
                        List.of())))
                .toList();
        scripts.put(id, script.with(segments, List.of()));
        return this;
    }

    private Segment other(Segment segment, int way) {
        String text = SaidSentences.of(segment.text()).stream()
                .map(sentence -> "第" + way + "种说法：" + sentence.replace("，现在1元", ""))
                .collect(Collectors.joining());
        return Segment.of(
                segment.n(),
                segment.type(),
                segment.product(),
                text,
                language,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Optional<Script> approved(String id) {
        Script script = scripts.get(id);
        if (script == null || withdrawn.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(filled.computeIfAbsent(id + " " + prices, _ -> filled(script)));
    }

    private Script filled(Script script) {
        List<Segment> now = script.segments().stream()
                .map(segment -> segment.withSlotValues(slot -> Optional.of(prices.get(slot.product()) + "元"), language))
                .toList();
        return script.with(now, List.of());
    }

    @Override
    public Segment checked(Script script, Segment segment) {
        return forbidden.stream().anyMatch(segment.text()::contains)
                ? segment.withFindings(List.of(
                        new Finding(0, 1, "test.rule", "test article", Finding.Severity.blocking, null, null, null)))
                : segment;
    }

    @Override
    public boolean isLive(LiveSlot slot) {
        return !gone.contains(slot.product());
    }

    @Override
    public boolean hold(List<LiveFact> facts) {
        return facts.stream().allMatch(fact -> fact.price().equals(prices.get(fact.product()) + " CNY"));
    }

    @Override
    public String nameOf(String product, Language spoken) {
        return "云朵保温杯";
    }
}
