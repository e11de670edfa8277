package shop.xiaoer.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Routing.Offer;
import shop.xiaoer.handoff.Routing.Why;
import shop.xiaoer.text.Language;

/** For whom a ticket is, on a clock in hand. */
class RoutingTest {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingTest.class);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Patience PATIENCE = Patience.STANDARD.withSkills(Map.of("angry", "care"));
    private static final Duration BOUND = WaitingLine.HEAD_START.plus(PATIENCE.whole());

    private final Routing routing = new Routing(PATIENCE);
    private int numbers;

    private static Agent agent(String name, Set<Language> languages, Set<String> skills, int capacity, int serving) {
        return new Agent(name, name, languages, skills, capacity, serving, true, true);
    }

    private static Agent amei(int capacity, int serving) {
        return agent("amei", Set.of(Language.ZH), Set.of(), capacity, serving);
    }

    private static Agent ben(String... skills) {
        return agent("ben", Set.of(Language.EN), Set.of(skills), 1, 0);
    }

    private Ticket ticket(String reason, String language, int priority, long waitedSeconds, Ticket.Wish wish) {
        return new Ticket(
                new ConversationId(new UUID(0, ++numbers)),
                1,
                reason,
                language,
                priority,
                "",
                NOW.minusSeconds(waitedSeconds),
                null,
                wish,
                null,
                null);
    }

    private Ticket zh(long waitedSeconds) {
        return ticket("shopperAsked", "zh-CN", 0, waitedSeconds, Ticket.Wish.NONE);
    }

    private List<String> names(List<Ticket> tickets, Agent... agents) {
        return offers(tickets, agents).stream()
                .map(offer -> offer.agent().name())
                .toList();
    }

    private List<Offer> offers(List<Ticket> tickets, Agent... agents) {
        return routing.offers(new WaitingLine(tickets), List.of(agents), NOW);
    }

    @Test
    void whoSpeaksTheLanguageIsAskedFirst() {
        assertThat(names(List.of(zh(0)), ben(), amei(1, 0))).containsExactly("amei");
    }

    @Test
    void afterAWhileAnybodyIsAsked() {
        assertThat(names(List.of(zh(119)), ben(), amei(1, 1))).isEmpty();
        assertThat(names(List.of(zh(120)), ben(), amei(1, 1))).containsExactly("ben");
    }

    @Test
    void whereNobodyOnlineFitsNobodyIsWaitedFor() {
        assertThat(offers(List.of(zh(0)), ben()))
                .singleElement()
                .satisfies(offer -> assertThat(offer.why()).isEqualTo(Why.anybody));
    }

    @Test
    void aReasonAsksForItsSkillThenForTheLanguage() {
        Agent carer = agent("lin", Set.of(Language.ZH), Set.of("care"), 1, 1);
        Ticket fresh = ticket("angry", "zh-CN", 20, 59, Ticket.Wish.NONE);
        Ticket older = ticket("angry", "zh-CN", 20, 60, Ticket.Wish.NONE);

        assertThat(names(List.of(fresh), carer, amei(1, 0))).isEmpty();
        assertThat(names(List.of(older), carer, amei(1, 0))).containsExactly("amei");
        assertThat(names(List.of(fresh), agent("lin", Set.of(Language.ZH), Set.of("care"), 1, 0), amei(9, 0)))
                .containsExactly("lin");
    }

    @Test
    void theLastAgentIsWaitedForWhileThereAndForAWhileOnly() {
        Ticket.Wish wish = new Ticket.Wish(null, null, null, "lin");
        Agent busy = agent("lin", Set.of(Language.ZH), Set.of(), 1, 1);
        Agent away = new Agent("lin", "lin", Set.of(Language.ZH), Set.of(), 1, 0, false, false);

        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 29, wish)), busy, amei(1, 0)))
                .isEmpty();
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 30, wish)), busy, amei(1, 0)))
                .containsExactly("amei");
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 0, wish)), away, amei(1, 0)))
                .containsExactly("amei");
    }

    @Test
    void whatWasPassedOnIsKeptForItsReceiverUntilThen() {
        Ticket.Wish kept = new Ticket.Wish("ben", null, NOW.plusSeconds(1), null);
        Ticket.Wish over = new Ticket.Wish("ben", null, NOW, null);
        Agent full = agent("ben", Set.of(Language.EN), Set.of(), 1, 1);

        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 600, kept)), ben(), amei(1, 0)))
                .containsExactly("ben");
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 600, kept)), full, amei(1, 0)))
                .isEmpty();
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 600, over)), ben(), amei(1, 0)))
                .containsExactly("amei");
    }

    @Test
    void whatWasPassedOnToASkillIsKeptForItsBearers() {
        Ticket.Wish kept = new Ticket.Wish(null, "returns", NOW.plusSeconds(30), null);

        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 600, kept)), ben("returns"), amei(1, 0)))
                .containsExactly("ben");
    }

    @Test
    void nobodyGetsMoreThanTheCapacity() {
        assertThat(names(List.of(zh(5), zh(4), zh(3)), amei(3, 1))).containsExactly("amei", "amei");
        assertThat(names(List.of(zh(500)), amei(0, 0))).isEmpty();
    }

    @Test
    void theLeastBusyIsAsked() {
        Agent lin = agent("lin", Set.of(Language.ZH), Set.of(), 4, 1);

        assertThat(names(List.of(zh(0)), amei(2, 1), lin)).containsExactly("lin");
    }

    @Test
    void ofTwoAsBusyTheOneIsAskedWhoCanDoLessElse() {
        Agent carer = agent("ada", Set.of(Language.ZH), Set.of("care", "returns"), 1, 0);
        Agent both = agent("bo", Set.of(Language.ZH, Language.EN), Set.of("care"), 1, 0);

        assertThat(names(List.of(zh(0)), carer, both, amei(1, 0))).containsExactly("amei");
        assertThat(names(List.of(zh(0)), carer, both))
                .as("as many; then by name")
                .containsExactly("ada");
        assertThat(names(List.of(zh(0)), agent("zoe", Set.of(Language.ZH), Set.of(), 1, 0), both))
                .containsExactly("zoe");
    }

    @Test
    void anOfferSaysWhatMadeItTheirs() {
        Agent carer = agent("lin", Set.of(Language.ZH), Set.of("care"), 1, 0);

        assertThat(offers(List.of(ticket("angry", "zh-CN", 0, 0, Ticket.Wish.NONE)), carer)
                        .getFirst()
                        .why())
                .isEqualTo(Why.skill);
        assertThat(offers(List.of(zh(0)), amei(1, 0)).getFirst().why()).isEqualTo(Why.language);
        assertThat(offers(List.of(ticket("angry", "zh-CN", 0, 60, Ticket.Wish.NONE)), amei(1, 0))
                        .getFirst()
                        .why())
                .isEqualTo(Why.language);
    }

    @Test
    void aTicketThatWasPassedOnIsKeptForItsLanguageFromTheEndOfThat() {
        Ticket.Wish wish = new Ticket.Wish("gone", null, NOW.minusSeconds(60), null);
        Agent busy = amei(1, 1);

        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 600, wish)), ben(), busy))
                .as("ten minutes in the queue, one since it came back")
                .isEmpty();
        Ticket.Wish longAgo = new Ticket.Wish("gone", null, NOW.minusSeconds(700), null);
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 120, longAgo)), ben(), busy))
                .as("passed on before it came into the queue")
                .containsExactly("ben");
        assertThat(names(List.of(ticket("shopperAsked", "zh-CN", 0, 119, longAgo)), ben(), busy))
                .isEmpty();
    }

    @Test
    void eachWhoWaitsKnowsThePlaceInTheLine() {
        Ticket first = zh(20);
        Ticket second = zh(10);
        WaitingLine line = new WaitingLine(List.of(second, first));

        assertThat(line.position(first.conversation())).hasValue(1);
        assertThat(line.position(second.conversation())).hasValue(2);
        assertThat(line.position(new ConversationId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    void whoSitsDownOrLeavesStaysTheSameAgent() {
        Agent away = amei(2, 1).seated(false, true);

        assertThat(away).isEqualTo(new Agent("amei", "amei", Set.of(Language.ZH), Set.of(), 2, 1, false, true));
        assertThat(names(List.of(zh(0)), away)).isEmpty();
    }

    @Test
    void urgencyIsAHeadStartAndNoMore() {
        Ticket calm = zh(700);
        Ticket angryLater = ticket("angry", "zh-CN", 20, 101, Ticket.Wish.NONE);
        Ticket angryMuchLater = ticket("angry", "zh-CN", 20, 99, Ticket.Wish.NONE);

        assertThat(new WaitingLine(List.of(calm, angryLater)).tickets()).containsExactly(angryLater, calm);
        assertThat(new WaitingLine(List.of(angryMuchLater, calm)).tickets()).containsExactly(calm, angryMuchLater);
    }

    /** Urgent shoppers come faster than anybody can serve, all day; the one who is not urgent is served all the same. */
    @Test
    void nobodyWaitsForEverBehindUrgentNewcomers() {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        LOG.info("xiaoer.seed={}", seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Ticket> waiting = new ArrayList<>();
        Duration most = Duration.ZERO;
        int served = 0;
        for (int second = 0; second < 6 * 3600; second += 10) {
            Instant now = NOW.plusSeconds(second);
            waiting.add(at(now, random));
            if (second % 20 == 0) {
                Agent free = random.nextInt(4) == 0 ? ben() : amei(1, 0);
                List<Offer> offers = routing.offers(new WaitingLine(waiting), List.of(free), now);
                for (Offer offer : offers) {
                    waiting.remove(offer.ticket());
                    served++;
                    most = longer(most, overtaken(offer.ticket(), waiting));
                }
            }
        }
        LOG.info("{} served, {} wait, overtaken by at most {}", served, waiting.size(), most);
        assertThat(waiting).as("more come than are served").hasSizeGreaterThan(500);
        assertThat(most).isPositive().isLessThanOrEqualTo(BOUND);
    }

    private Ticket at(Instant since, SplittableRandom random) {
        boolean urgent = random.nextInt(10) > 0;
        return new Ticket(
                new ConversationId(new UUID(1, ++numbers)),
                1,
                urgent ? "sensitive" : "shopperAsked",
                random.nextInt(4) == 0 ? "en-US" : "zh-CN",
                urgent ? random.nextInt(100) : 0,
                "",
                since,
                null,
                Ticket.Wish.NONE,
                null,
                null);
    }

    private static Duration overtaken(Ticket served, List<Ticket> waiting) {
        return waiting.stream()
                .map(other -> Duration.between(other.since(), served.since()))
                .reduce(Duration.ZERO, RoutingTest::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
