package shop.xiaoer.broadcast.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.Removed;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.script.fact.EvidenceJudge;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.ComplianceContext;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;

/** What of a draft may be said: sentences that stand in a source and that no rule forbids. One script, one thread. */
final class DraftScreen {
    private final ComplianceCheck check;
    private final EvidenceJudge.Bench judges;
    private final SegmentAssembler assembler;
    private final Language language;
    private final Consumer<Removed> removed;

    /** @param removed hears of each sentence that is taken out, and why */
    DraftScreen(ComplianceCheck check, EvidenceJudge.Bench judges, Language language, Consumer<Removed> removed) {
        this.check = check;
        this.judges = judges;
        this.assembler = new SegmentAssembler(language);
        this.language = language;
        this.removed = removed;
    }

    /** What is left of a draft, and the segment that it makes; both empty where nothing is. */
    Composer.Piece lawful(SegmentDraft draft, int n, @Nullable ProductTalk talk) {
        SegmentDraft lawful = bound(draft);
        Segment segment = checked(lawful, n, talk);
        while (!lawful.isEmpty() && segment.blocked()) {
            lawful = pruned(lawful, segment, talk);
            segment = checked(lawful, n, talk);
        }
        return new Composer.Piece(lawful, segment);
    }

    /** The segment that a draft makes, with what the law has against it. */
    Segment checked(SegmentDraft draft, int n, @Nullable ProductTalk talk) {
        return checked(assembler.assemble(n, draft), talk);
    }

    /** Without the sentences that state what stands in no source. */
    private SegmentDraft bound(SegmentDraft draft) {
        if (draft.type() == SegmentType.notice) {
            return draft;
        }
        List<List<Drafted>> kept = new ArrayList<>();
        for (List<Drafted> unit : draft.units()) {
            List<Drafted> bound = new ArrayList<>();
            for (Drafted drafted : unit) {
                bind(drafted, draft.product()).ifPresent(bound::add);
            }
            // An answer without its question, or the other way round, is nothing.
            if (bound.size() == unit.size()) {
                kept.add(bound);
            }
        }
        return draft.with(kept);
    }

    /** The sentence with what it rests on, or empty and listed as taken out. */
    private Optional<Drafted> bind(Drafted drafted, @Nullable String product) {
        String outside = SentenceRules.outsideSlots(drafted).replace(Sentences.SLOT_MARK, ' ');
        return switch (judges.of(product).of(outside)) {
            case EvidenceJudge.Verdict.Unbound unbound -> {
                removed.accept(new Removed(drafted.text(), unbound.why(), product));
                yield Optional.empty();
            }
            case EvidenceJudge.Verdict.Bound bound ->
                Optional.of(
                        drafted.sources().isEmpty()
                                ? new Drafted(drafted.text(), drafted.slots(), drafted.emphasis(), bound.sources())
                                : drafted);
            case EvidenceJudge.Verdict.NoFact ignored -> Optional.of(drafted);
        };
    }

    private Segment checked(Segment segment, @Nullable ProductTalk talk) {
        if (segment.text().isEmpty()) {
            return segment;
        }
        ComplianceContext context = SpeechContext.of(talk == null ? null : talk.product(), language, null);
        return segment.withFindings(check.check(segment.text(), context).stream()
                .map(DraftScreen::strict)
                .toList());
    }

    /** What a rule forbids is not written here even where the learnt sense would let it pass: there are other words. */
    private static Finding strict(Finding finding) {
        Finding.Learnt learnt = finding.learnt();
        return learnt == null || learnt.deed() != Finding.Deed.silenced
                ? finding
                : new Finding(
                        finding.from(),
                        finding.to(),
                        finding.rule(),
                        finding.article(),
                        Finding.Severity.blocking,
                        finding.exception(),
                        finding.rewrite(),
                        finding.evidenceNeeded(),
                        learnt);
    }

    /** Without the sentences that a rule forbids; their facts are told no more. */
    private SegmentDraft pruned(SegmentDraft draft, Segment segment, @Nullable ProductTalk talk) {
        List<List<Drafted>> kept = new ArrayList<>();
        int at = 0;
        for (List<Drafted> unit : draft.units()) {
            int from = at;
            for (Drafted drafted : unit) {
                at += CodePoints.length(drafted.text()) + (language == Language.EN ? 1 : 0);
            }
            int to = at;
            List<Finding> against = segment.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.blocking
                            && finding.from() < to
                            && finding.to() > from)
                    .toList();
            if (against.isEmpty()) {
                kept.add(unit);
            } else {
                unit.forEach(drafted -> remove(drafted, against.getFirst(), talk));
            }
        }
        return kept.size() == draft.units().size() ? draft.with(List.of()) : draft.with(kept);
    }

    private void remove(Drafted drafted, Finding finding, @Nullable ProductTalk talk) {
        removed.accept(new Removed(
                drafted.text(), finding.rule() + ", " + finding.article(), talk == null ? null : talk.id()));
        if (talk != null) {
            Set<EvidenceRef.Source> sources = new LinkedHashSet<>(drafted.sources());
            talk.bar(sources);
        }
    }
}
