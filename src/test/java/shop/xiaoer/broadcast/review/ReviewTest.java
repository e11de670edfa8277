package shop.xiaoer.broadcast.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.PolicyArticle;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.testing.MemoryLedger;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.catalog.Money;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.compliance.ComplianceCheck;
import shop.xiaoer.compliance.Finding;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Localized;

class ReviewTest {
    private static final Reviewer LAN = new Reviewer("lan", Reviewer.Role.operator);
    private static final Reviewer ADMIN = new Reviewer("admin", Reviewer.Role.admin);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Shelf shelf = Shelf.ofSix();
    private final MemoryLedger ledger = new MemoryLedger("ben");
    private final Script draft = Scripts.write(shelf, Language.ZH, 1_500, 1);
    private Instant now = NOW;
    private String rules = "rules-1";
    private ComplianceCheck law = Scripts.LAWFUL;
    private final ScriptCheck check = new ScriptCheck(
            (text, context) -> law.check(text, context),
            shelf,
            shelf::policies,
            Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
    private final Review review = review(Review.Eyes.two);
    private final Rewording rewording = new Rewording(ledger, check, Scripts.METER, () -> now);

    private Review review(Review.Eyes eyes) {
        return new Review(ledger, check, shelf, shelf::policies, () -> rules, () -> now, eyes);
    }

    @Test
    void anOperatorSubmitsAndAnAdminApproves() {
        Script inReview = moved(review.submit(draft, draft.version(), LAN, "ready"));

        assertThat(inReview.state().name()).isEqualTo("inReview");
        assertThat(review.approve(inReview, draft.version(), LAN, "mine", null))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        assertThat(review.approve(inReview, "not-this-version", ADMIN, "ok", null))
                .isEqualTo(new ReviewOutcome.StaleVersion(draft.version()));
        Script approved = moved(review.approve(inReview, draft.version(), ADMIN, "ok", null));
        assertThat(approved.state().name()).isEqualTo("approved");
        assertThat(ledger.entries(draft.id()).stream().map(ArchiveEntry::act))
                .containsExactly(ArchiveEntry.Act.submitted, ArchiveEntry.Act.approved);
        assertThat(ArchiveEntry.broken(ledger.entries(draft.id()))).isEmpty();
    }

    @Test
    void underFourEyesNobodyApprovesTheirOwn() {
        Review strict = review(Review.Eyes.four);
        assertThat(strict.approve(draft, draft.version(), ADMIN, null, null))
                .isInstanceOf(ReviewOutcome.NotPossible.class);
        Script inReview = moved(strict.submit(draft, draft.version(), ADMIN, null));

        assertThat(strict.approve(inReview, draft.version(), ADMIN, null, null))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        moved(strict.approve(inReview, draft.version(), new Reviewer("laowang", Reviewer.Role.merchant), null, null));
    }

    @Test
    void underFourEyesNeitherTheWriterNorAnEditorApproves() {
        Review strict = review(Review.Eyes.four);
        Reviewer ben = new Reviewer("ben", Reviewer.Role.merchant);
        Reviewer laowang = new Reviewer("laowang", Reviewer.Role.merchant);
        Script edited = moved(
                rewording.edit(draft, first(draft, SegmentType.hook).n(), "今天我们慢慢看。", null, draft.version(), laowang));
        Script inReview = moved(strict.submit(edited, edited.version(), LAN, null));

        assertThat(strict.approve(inReview, inReview.version(), ben, null, null))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        assertThat(strict.approve(inReview, inReview.version(), laowang, null, null))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        moved(strict.approve(inReview, inReview.version(), ADMIN, null, null));
        ledger.hold(inReview);
        moved(review.approve(inReview, inReview.version(), ben, null, null));
    }

    @Test
    void underFourEyesWhoSubmittedTheseWordsBeforeDoesNotApproveThem() {
        Review strict = review(Review.Eyes.four);
        Reviewer laowang = new Reviewer("laowang", Reviewer.Role.merchant);
        Script first = moved(strict.submit(draft, draft.version(), laowang, null));
        Script rejected = moved(strict.reject(first, draft.version(), ADMIN, "later"));
        Script again = moved(strict.submit(rejected, draft.version(), LAN, null));

        assertThat(strict.approve(again, draft.version(), laowang, null, null))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        moved(strict.approve(again, draft.version(), ADMIN, null, null));
    }

    @Test
    void factsThatChangeWhileTheLawIsAskedTakeTheApprovalBack() {
        law = (text, context) -> {
            shelf.put(withMaterial(shelf.find("T1").orElseThrow(), "304不锈钢"));
            return List.of();
        };
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));

        Script back = moved(review.withdrawStale(approved, ADMIN));

        assertThat(back.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn()).contains("304不锈钢"));
    }

    @Test
    void aChangedRuleThatStandsAgainstTheWordsTakesTheApprovalBackAndIsNamed() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        law = (text, context) -> text.contains("保温")
                ? List.of(new Finding(
                        CodePoints.offset(text, text.indexOf("保温")),
                        CodePoints.offset(text, text.indexOf("保温")) + 2,
                        "zh.warm",
                        "广告法第八条",
                        Finding.Severity.warning,
                        null,
                        null,
                        null))
                : List.of();
        assertThat(review.withdrawStale(approved, ADMIN))
                .as("the same rules are not asked again")
                .isInstanceOf(ReviewOutcome.Unchanged.class);

        rules = "rules-2";
        Script back = moved(review.withdrawStale(approved, ADMIN));

        assertThat(back.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn()).contains("zh.warm", "广告法第八条", "保温", "segment"));
        assertThat(ledger.entries(draft.id()).getLast().reason()).contains("zh.warm");
    }

    @Test
    void aRuleThatComesToCatchOtherWordsOfTheSameSegmentTakesTheApprovalBack() {
        String hook = first(draft, SegmentType.hook).text();
        law = (text, context) -> text.equals(hook) ? List.of(caught(0)) : List.of();
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        rules = "rules-2";
        Script same = moved(review.withdrawStale(approved, ADMIN));
        assertThat(same.state().name()).isEqualTo("approved");

        law = (text, context) -> text.equals(hook) ? List.of(caught(0), caught(2)) : List.of();
        rules = "rules-3";
        Script back = moved(review.withdrawStale(same, ADMIN));

        assertThat(back.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn()).contains(CodePoints.slice(hook, 2, 4)));
    }

    private static Finding caught(int from) {
        return new Finding(from, from + 2, "zh.two", "广告法第八条", Finding.Severity.warning, null, null, null);
    }

    @Test
    void changedRulesThatSayNothingNewLeaveTheApprovalAndAreKeptAsAsked() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        rules = "rules-2";

        Script same = moved(review.withdrawStale(approved, ADMIN));

        assertThat(same.state().name()).isEqualTo("approved");
        assertThat(ledger.entries(draft.id()).getLast().act()).isEqualTo(ArchiveEntry.Act.rechecked);
        assertThat(review.withdrawStale(same, ADMIN)).isInstanceOf(ReviewOutcome.Unchanged.class);
    }

    @Test
    void everyMoveIsPossibleFromItsOwnStatesAlone() {
        Script inReview = moved(review.submit(draft, draft.version(), LAN, null));
        Script approved = moved(review.approve(inReview, draft.version(), ADMIN, null, NOW.plusSeconds(60)));
        Map<String, Script> states = Map.of(
                "writing",
                draft.in(new ScriptState.Writing(0.5)),
                "draft",
                draft,
                "inReview",
                inReview,
                "approved",
                approved,
                "rejected",
                inReview.in(new ScriptState.Rejected("admin", NOW, "no")),
                "expired",
                approved.in(new ScriptState.Expired("admin", NOW, "over")));
        Map<String, Function<Script, ReviewOutcome>> moves = Map.of(
                "submit", script -> review.submit(script, script.version(), LAN, null),
                "approve", script -> review.approve(script, script.version(), ADMIN, null, null),
                "reject", script -> review.reject(script, script.version(), ADMIN, "no"),
                "expire", script -> review.expire(script, ADMIN),
                "withdraw", script -> review.withdrawStale(script, ADMIN),
                "edit",
                        script -> rewording.edit(
                                script, 2, "今天看看" + script.state().name() + "。", null, script.version(), LAN));
        Map<String, Set<String>> from = Map.of(
                "submit", Set.of("draft", "rejected", "expired"),
                "approve", Set.of("draft", "inReview"),
                "reject", Set.of("inReview"),
                "expire", Set.of("approved"),
                "withdraw", Set.of("approved"),
                "edit", Set.of("draft", "inReview", "approved", "rejected", "expired"));
        rules = "rules-2";
        now = NOW.plusSeconds(60);
        moves.forEach((move, make) -> states.forEach((state, script) -> {
            int before = ledger.entries(draft.id()).size();
            ledger.hold(script);
            ReviewOutcome outcome = make.apply(script);
            boolean possible = from.getOrDefault(move, Set.of()).contains(state);
            assertThat(outcome instanceof ReviewOutcome.Moved)
                    .as("%s from %s: %s", move, state, outcome)
                    .isEqualTo(possible);
            if (!possible) {
                assertThat(outcome)
                        .as("%s from %s", move, state)
                        .isInstanceOfSatisfying(
                                ReviewOutcome.NotPossible.class,
                                refused -> assertThat(refused.state()).isEqualTo(state));
                assertThat(ledger.entries(draft.id())).hasSize(before);
            }
        }));
        assertThat(ArchiveEntry.broken(ledger.entries(draft.id()))).isEmpty();
    }

    @Test
    void theLabelIsLeftOutForTheWordsThatAMerchantAnswersForAlone() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        assertThat(review.agreeUnlabelled(approved, approved.version(), LAN, "the platform draws it"))
                .isInstanceOf(ReviewOutcome.Forbidden.class);
        assertThat(review.agreedUnlabelled(approved)).isFalse();

        Script same = moved(review.agreeUnlabelled(approved, approved.version(), ADMIN, "the platform draws it"));

        assertThat(same.state()).isEqualTo(approved.state());
        assertThat(review.agreedUnlabelled(approved)).isTrue();
        assertThat(ledger.entries(draft.id()).getLast())
                .extracting(ArchiveEntry::act, ArchiveEntry::by, ArchiveEntry::reason, ArchiveEntry::at)
                .containsExactly(ArchiveEntry.Act.unlabelled, "admin", "the platform draws it", NOW);
        assertThat(ArchiveEntry.broken(ledger.entries(draft.id()))).isEmpty();
        Segment hook = first(approved, SegmentType.hook);
        Script edited = moved(rewording.edit(same, hook.n(), "今天我们慢慢看。", null, same.version(), LAN));
        assertThat(review.agreedUnlabelled(edited)).isFalse();
    }

    @Test
    void aNewPriceLeavesTheApprovalAndAChangedFactTakesItBack() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        shelf.change("T1", Money.of("86.00", "CNY"), 3);

        assertThat(review.withdrawStale(approved.withSlotValues(shelf), ADMIN))
                .isInstanceOf(ReviewOutcome.Unchanged.class);
        shelf.put(withMaterial(shelf.find("T1").orElseThrow(), "304不锈钢"));
        Script back = moved(review.withdrawStale(approved, ADMIN));
        assertThat(back.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn())
                                .contains("product T1 attributes.material", "316", "304不锈钢"));
    }

    @Test
    void aChangedPolicyThatIsQuotedTakesTheApprovalBack() {
        shelf.put(Language.ZH, new PolicyArticle("warranty-policy", "保修规则", List.of("小家电从签收起保修 1 年，凭订单号就行。")));
        Script quoting = Scripts.write(shelf, Language.ZH, 4_000, 5);
        Script approved = moved(review.approve(quoting, quoting.version(), ADMIN, null, null));
        assertThat(review.withdrawStale(approved, ADMIN)).isInstanceOf(ReviewOutcome.Unchanged.class);

        shelf.put(Language.ZH, new PolicyArticle("warranty-policy", "保修规则", List.of("小家电从签收起保修 2 年，凭订单号就行。")));

        Script back = moved(review.withdrawStale(approved, ADMIN));
        assertThat(back.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn())
                                .contains("policy warranty-policy paragraphs.0", "保修 1 年", "保修 2 年"));
    }

    @Test
    void aPolicyBindsWordsThatSayTheSameAndNoOthers() {
        shelf.put(
                Language.ZH,
                new PolicyArticle("shipping-policy", "发货规则", List.of("现货付款后 24 小时内发出；内地满 99 元包邮，不满收 8 元运费。")));
        int hook = first(draft, SegmentType.hook).n();
        Script edited = moved(rewording.edit(draft, hook, "全国包邮。现货付款后24小时内发出。", List.of(), draft.version(), LAN));

        Segment after = edited.segment(hook).orElseThrow();
        assertThat(after.findings()).extracting(Finding::rule).containsExactly("evidence.claim");
        assertThat(after.evidence())
                .extracting(ref -> ref.source().name())
                .containsExactly("policy shipping-policy paragraphs.0");
    }

    @Test
    void anEditMakesADraftWithANewVersionAndTheReason() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        Segment hook = first(approved, SegmentType.hook);

        Script edited = moved(rewording.edit(approved, hook.n(), "欢迎来到直播间，今天我们慢慢看。", null, approved.version(), LAN));

        assertThat(edited.version()).isNotEqualTo(approved.version());
        assertThat(edited.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn()).contains("lan"));
        assertThat(edited.blocking()).isEmpty();
        assertThat(ArchiveEntry.broken(ledger.entries(draft.id()))).isEmpty();
        assertThat(rewording.edit(edited, hook.n(), "欢迎来到直播间，今天我们慢慢看。", null, edited.version(), LAN))
                .isInstanceOf(ReviewOutcome.Unchanged.class);
        assertThat(rewording.edit(edited, 999, "好。", null, edited.version(), LAN))
                .isEqualTo(new ReviewOutcome.NoSuchSegment(999));
    }

    @Test
    void aVariantIsAddedEditedPutFirstAndDroppedUnderTheSameReview() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, "ok", null));
        int n = first(approved, SegmentType.hook).n();
        String old = approved.segment(n).orElseThrow().text();

        Script added = moved(rewording.add(approved, n, "欢迎来到直播间，今天我们慢慢看。", null, approved.version(), LAN));
        Segment two = added.segment(n).orElseThrow();
        assertThat(two.ways()).isEqualTo(2);
        assertThat(two.text()).isEqualTo(old);
        assertThat(two.variants().of(1, 2)).isPresent();
        assertThat(added.version()).isNotEqualTo(approved.version());
        assertThat(added.state())
                .isInstanceOfSatisfying(
                        ScriptState.Draft.class,
                        state -> assertThat(state.withdrawn()).contains("variant 2 of segment " + n));

        Script edited =
                moved(rewording.edit(added, new Rewording.Spot(n, 2), "全网最好的杯子，大家快来看。", null, added.version(), LAN));
        assertThat(ledger.entries(draft.id()).getLast().content()).contains("\n" + n + ".2 hook 全网最好的杯子");

        Script preferred = moved(rewording.prefer(edited, new Rewording.Spot(n, 2), edited.version(), LAN));
        assertThat(preferred.segment(n).orElseThrow().text()).isEqualTo("全网最好的杯子，大家快来看。");

        Script dropped = moved(rewording.drop(preferred, new Rewording.Spot(n, 1), preferred.version(), LAN));
        assertThat(dropped.version()).as("the words are those of before").isEqualTo(approved.version());
        assertThat(rewording.drop(dropped, new Rewording.Spot(n, 1), dropped.version(), LAN))
                .isInstanceOfSatisfying(
                        ReviewOutcome.BadField.class,
                        bad -> assertThat(bad.field()).isEqualTo("variant"));
        assertThat(rewording.prefer(dropped, new Rewording.Spot(n, 9), dropped.version(), LAN))
                .isInstanceOf(ReviewOutcome.BadField.class);
    }

    @Test
    void aBlockingFindingInAVariantKeepsTheWholeFromBeingApproved() {
        Segment price = first(draft, SegmentType.price);
        Script added = moved(rewording.add(draft, price.n(), "现在只要88元，看好再下单。", List.of(), draft.version(), LAN));

        assertThat(review.approve(added, added.version(), ADMIN, "ok", null))
                .isInstanceOfSatisfying(
                        ReviewOutcome.BlockingFindings.class,
                        blocking -> assertThat(blocking.findings())
                                .extracting(Finding::rule)
                                .contains("liveSlot.price"));
    }

    @Test
    void aSegmentHasFiveWaysAtMost() {
        int n = first(draft, SegmentType.hook).n();
        Script script = draft;
        for (int way = 2; way <= 5; way++) {
            script = moved(rewording.add(
                    script, n, "今天慢慢看第" + "一二三四五".charAt(way - 1) + "种颜色好不好。", null, script.version(), LAN));
        }
        assertThat(rewording.add(script, n, "再来一种说法可以吗朋友们。", null, script.version(), LAN))
                .isInstanceOfSatisfying(
                        ReviewOutcome.BadField.class,
                        bad -> assertThat(bad.field()).isEqualTo("variants"));
    }

    @Test
    void anOldSlotIsFoundAgainWhereItsValueStandsOnce() {
        Segment price = priceOf(draft, "T1");
        Script edited = moved(rewording.edit(draft, price.n(), "云朵保温杯今天卖88元，看好再下单。", null, draft.version(), LAN));

        Segment after = edited.segment(price.n()).orElseThrow();
        assertThat(after.slots())
                .hasSize(1)
                .allMatch(slot -> after.valueOf(slot).equals("88元"));
        assertThat(edited.blocking()).isEmpty();
        assertThat(after.spoken()).contains("八十八块");
    }

    @Test
    void aPriceInNoSlotBlocksTheApproval() {
        Segment price = priceOf(draft, "T1");
        for (String text : List.of("只要88元，真的是88元。", "现在八十八块。", "今天79元带走。", "一共是￥88。")) {
            ledger.hold(draft);
            Script edited = moved(rewording.edit(draft, price.n(), text, List.of(), draft.version(), LAN));

            assertThat(edited.blocking())
                    .as(text)
                    .isNotEmpty()
                    .allMatch(finding -> finding.rule().equals("liveSlot.price"));
            assertThat(review.approve(edited, edited.version(), ADMIN, null, null))
                    .isInstanceOf(ReviewOutcome.BlockingFindings.class);
        }
        ledger.hold(draft);
        Script pieces = moved(rewording.edit(draft, price.n(), "咱们一块看看，切成两块也行。", null, draft.version(), LAN));
        assertThat(pieces.blocking()).isEmpty();
    }

    @Test
    void aFigureInNoFactIsAWarning() {
        Segment point = draft.segments().stream()
                .filter(segment -> segment.type() == SegmentType.sellingPoint && "T1".equals(segment.product()))
                .findFirst()
                .orElseThrow();
        Script edited = moved(rewording.edit(draft, point.n(), "容量500ml。保温36小时。", null, draft.version(), LAN));

        Segment after = edited.segment(point.n()).orElseThrow();
        assertThat(after.findings()).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.warning);
            assertThat(CodePoints.slice(after.text(), finding.from(), finding.to()))
                    .isEqualTo("保温36小时。");
        });
        assertThat(after.evidence()).isNotEmpty();
    }

    @Test
    void aScriptWithoutTheNoticeIsBlocked() {
        Script edited = draft;
        for (Segment segment : draft.segments()) {
            if (segment.type() == SegmentType.notice) {
                edited = moved(rewording.edit(edited, segment.n(), "大家好，我们开始。", null, edited.version(), LAN));
            }
        }
        assertThat(edited.blocking()).extracting(Finding::rule).contains("aiLabel.notice");
    }

    @Test
    void slotsThatOverlapOrNameStrangersAreRefused() {
        Segment price = priceOf(draft, "T1");
        LiveSlot one = new LiveSlot(LiveSlot.Kind.price, "T1", 0, 3);
        assertThat(rewording.edit(draft, price.n(), "88元。", List.of(one, one), draft.version(), LAN))
                .isInstanceOf(ReviewOutcome.BadField.class);
        LiveSlot stranger = new LiveSlot(LiveSlot.Kind.price, "X9", 0, 3);
        assertThat(rewording.edit(draft, price.n(), "88元。", List.of(stranger), draft.version(), LAN))
                .isInstanceOf(ReviewOutcome.BadField.class);
    }

    @Test
    void anApprovalEndsWithItsTime() {
        Script approved = moved(review.approve(draft, draft.version(), ADMIN, null, NOW.plusSeconds(60)));
        assertThat(review.expire(approved, ADMIN)).isInstanceOf(ReviewOutcome.NotPossible.class);
        now = NOW.plusSeconds(60);

        Script expired = moved(review.expire(approved, ADMIN));
        assertThat(expired.state())
                .isEqualTo(new ScriptState.Expired("admin", NOW, "the approval was valid until 2026-11-22T08:01:00Z"));
        moved(review.submit(expired, expired.version(), LAN, null));
    }

    @Test
    void aRejectedScriptComesBackOnlyWhenSubmittedAgain() {
        Script inReview = moved(review.submit(draft, draft.version(), LAN, null));
        Script rejected = moved(review.reject(inReview, draft.version(), ADMIN, "too long"));

        assertThat(review.approve(rejected, draft.version(), ADMIN, null, null))
                .isInstanceOf(ReviewOutcome.NotPossible.class);
        moved(review.submit(rejected, draft.version(), LAN, "shorter now"));
    }

    @Test
    void aChangedOrMissingEntryBreaksTheChain() {
        Script inReview = moved(review.submit(draft, draft.version(), LAN, null));
        moved(review.approve(inReview, draft.version(), ADMIN, "ok", null));
        List<ArchiveEntry> chain = ledger.entries(draft.id());
        ArchiveEntry second = chain.get(1);
        List<ArchiveEntry> forged = new ArrayList<>(chain);
        forged.set(
                1,
                new ArchiveEntry(
                        second.no(),
                        second.script(),
                        second.version(),
                        second.act(),
                        "somebody",
                        second.role(),
                        second.at(),
                        second.reason(),
                        second.validUntil(),
                        second.content(),
                        second.previous(),
                        second.hash()));

        assertThat(ArchiveEntry.broken(forged)).hasValue(2);
        assertThat(ArchiveEntry.broken(chain.subList(1, 2))).hasValue(1);
    }

    private static Script moved(ReviewOutcome outcome) {
        if (outcome instanceof ReviewOutcome.Moved moved) {
            return moved.script();
        }
        throw new AssertionError("not moved: " + outcome);
    }

    private static Segment first(Script script, SegmentType type) {
        return script.segments().stream()
                .filter(segment -> segment.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static Segment priceOf(Script script, String product) {
        return script.segments().stream()
                .filter(segment -> segment.type() == SegmentType.price && product.equals(segment.product()))
                .findFirst()
                .orElseThrow();
    }

    private static Product withMaterial(Product old, String material) {
        return new Product(
                old.id(),
                old.category(),
                old.categoryName(),
                old.complianceCategory(),
                old.name(),
                old.aliases(),
                old.price(),
                old.stock(),
                old.returnable(),
                old.image(),
                old.attributes().stream()
                        .map(a -> a.key().equals("material")
                                ? new Product.Attribute(
                                        a.key(), a.label(), new Localized(material, "304 steel"), a.evidence())
                                : a)
                        .toList(),
                old.sellingPoints(),
                old.pains(),
                old.evidence(),
                old.priceHistory());
    }
}
