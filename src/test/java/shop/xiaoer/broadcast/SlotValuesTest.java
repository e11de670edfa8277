package shop.xiaoer.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

class SlotValuesTest {
    @Test
    void aNewPriceChangesEverySlotOfItsProductAndNeitherVersionNorState() {
        Shelf shelf = Shelf.ofSix();
        Script before = Scripts.write(shelf, Language.ZH, 3_000, 1);
        shelf.change("T1", Money.of("1086.50", "CNY"), 7);

        Script after = before.withSlotValues(shelf);

        assertThat(after.version()).isEqualTo(before.version()).isEqualTo(ScriptVersion.of(after.segments()));
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(values(after, "T1", LiveSlot.Kind.price)).isNotEmpty().containsOnly("1086.50元");
        assertThat(values(after, "T2", LiveSlot.Kind.price)).isNotEmpty().containsOnly("159.90元");
        shelf.change("T1", Money.of("88.00", "CNY"), 120);
        assertThat(after.withSlotValues(shelf)).isEqualTo(before);
    }

    @Test
    void aProductThatIsGoneKeepsItsOldValue() {
        Script before = Scripts.write(Shelf.ofSix(), Language.ZH, 600, 1);

        assertThat(before.withSlotValues(Shelf.ofDemoShop())).isEqualTo(before);
    }

    @Test
    void offsetsOfGeneratedSegmentsKeepTheirWords() {
        long seed = 20261124;
        System.out.println("SlotValuesTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Segment segment = generated(random);
            String mark = "新" + "9".repeat(random.nextInt(1, 6)) + "😀";
            Segment after = segment.withSlotValues(slot -> Optional.of(mark), Language.ZH);

            assertThat(after.outsideSlots()).isEqualTo(segment.outsideSlots());
            assertThat(after.slots())
                    .hasSameSizeAs(segment.slots())
                    .allMatch(slot -> after.valueOf(slot).equals(mark));
            for (int i = 0; i < segment.evidence().size(); i++) {
                EvidenceRef was = segment.evidence().get(i);
                EvidenceRef now = after.evidence().get(i);
                Cue cue = after.cues().get(i);
                Finding finding = after.findings().get(i);
                assertThat(List.of(cue.from(), cue.to(), finding.from(), finding.to()))
                        .containsExactly(now.from(), now.to(), now.from(), now.to());
                covers(segment, was, after, now, mark);
            }
        }
    }

    /** What a range covered outside slots it covers still; a slot that it touched lies in it whole. */
    private static void covers(Segment before, EvidenceRef was, Segment after, EvidenceRef now, String mark) {
        StringBuilder expected = new StringBuilder();
        int at = was.from();
        for (LiveSlot slot : before.slots()) {
            if (slot.from() < was.to() && slot.to() > was.from()) {
                expected.append(CodePoints.slice(before.text(), at, Math.max(at, slot.from())))
                        .append(mark);
                at = Math.min(was.to(), slot.to());
            }
        }
        expected.append(CodePoints.slice(before.text(), at, was.to()));
        assertThat(CodePoints.slice(after.text(), now.from(), now.to())).isEqualTo(expected.toString());
    }

    private static Segment generated(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        List<LiveSlot> slots = new ArrayList<>();
        for (int part = random.nextInt(1, 6); part > 0; part--) {
            text.append(random.nextBoolean() ? "现在😀，" : "看看x");
            if (random.nextBoolean()) {
                int from = CodePoints.length(text.toString());
                text.append(random.nextBoolean() ? "88元" : "120");
                slots.add(new LiveSlot(LiveSlot.Kind.price, "T1", from, CodePoints.length(text.toString())));
            }
        }
        int length = CodePoints.length(text.toString());
        List<Cue> cues = new ArrayList<>();
        List<EvidenceRef> evidence = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(length);
            int to = random.nextInt(from + 1, length + 1);
            cues.add(new Cue(Cue.Track.emphasis, from, to, "moderate"));
            evidence.add(new EvidenceRef(from, to, EvidenceRef.Source.ofProduct("T1", "name")));
            findings.add(new Finding(from, to, "r", "a", Finding.Severity.hint, null, null, null));
        }
        return Segment.of(1, SegmentType.price, "T1", text.toString(), Language.ZH, slots, cues, evidence, findings);
    }

    private static List<String> values(Script script, String product, LiveSlot.Kind kind) {
        return script.segments().stream()
                .flatMap(segment -> segment.slots().stream()
                        .filter(slot -> slot.kind() == kind && slot.product().equals(product))
                        .map(segment::valueOf))
                .toList();
    }
}
