package shop.xiaoer.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.ExpectedWait.Recent;
import shop.xiaoer.handoff.simulation.ServiceDay;
import shop.xiaoer.handoff.simulation.WaitErrors;
import shop.xiaoer.text.Language;

/** What a shopper is told about the wait, by hand and over simulated days. */
class ExpectedWaitTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExpectedWaitTest.class);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final int DAYS = 6;

    /** Every chat lasts ten minutes. */
    private static final Recent TEN_MINUTES = new Recent(
            List.of(),
            IntStream.range(0, 20).mapToObj(i -> Duration.ofMinutes(10)).toList(),
            0);

    private static Agent agent(String name, int capacity, int serving, Language language) {
        return new Agent(name, name, Set.of(language), Set.of(), capacity, serving, true, true);
    }

    private static Ticket ticket(int number, @Nullable String agent, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Ticket(
                new ConversationId(new UUID(0, number)),
                1,
                "shopperAsked",
                "zh-CN",
                0,
                "",
                at,
                agent,
                Ticket.Wish.NONE,
                agent == null ? null : at,
                null);
    }

    private static List<Long> told(List<Ticket> open, Agent... agents) {
        WaitingLine line = new WaitingLine(open);
        var waits =
                new ExpectedWait(Patience.STANDARD, TEN_MINUTES, Duration.ZERO).of(line, open, List.of(agents), NOW);
        return line.tickets().stream()
                .map(ticket -> waits.getOrDefault(ticket.conversation(), Duration.ofDays(1))
                        .toSeconds())
                .toList();
    }

    @Test
    void aFreePlaceIsNoWait() {
        assertThat(told(List.of(ticket(1, null, 0)), agent("amei", 1, 0, Language.ZH)))
                .containsExactly(0L);
    }

    @Test
    void aChatThatIsNearlyOverIsWaitedForNearlyNotAtAll() {
        List<Ticket> open = List.of(ticket(1, "amei", 540), ticket(2, null, 0), ticket(3, null, 0));

        assertThat(told(open, agent("amei", 1, 1, Language.ZH))).containsExactly(60L, 660L);
    }

    @Test
    void severalPlacesShareTheLine() {
        List<Ticket> open = new ArrayList<>(List.of(ticket(1, "amei", 300), ticket(2, "lin", 0)));
        IntStream.range(3, 6).forEach(number -> open.add(ticket(number, null, 0)));

        assertThat(told(open, agent("amei", 1, 1, Language.ZH), agent("lin", 1, 1, Language.ZH)))
                .containsExactly(300L, 600L, 900L);
    }

    @Test
    void whoSpeaksAnotherLanguageCountsFromTheOverflowOn() {
        List<Ticket> open = List.of(ticket(1, "amei", 0), ticket(2, null, 0));

        assertThat(told(open, agent("amei", 1, 1, Language.ZH), agent("ben", 1, 0, Language.EN)))
                .containsExactly(120L);
    }

    @Test
    void withoutAnybodyNothingIsTold() {
        Agent gone = new Agent("amei", "amei", Set.of(Language.ZH), Set.of(), 1, 0, false, false);

        assertThat(told(List.of(ticket(1, null, 0)), gone))
                .containsExactly(Duration.ofDays(1).toSeconds());
    }

    @Test
    void overSimulatedDaysTheWaitIsNearerThanTheMiddleOneTimesThePlace() {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        LOG.info("xiaoer.seed={}", seed);
        List<ServiceDay.Wait> line = new ArrayList<>();
        Duration overtaken = Duration.ZERO;
        for (int day = 0; day < DAYS; day++) {
            ServiceDay.Result result = new ServiceDay(new ServiceDay.Plan(seed + day, 1.1)).run();
            line.addAll(result.line());
            overtaken = overtaken.compareTo(result.mostOvertaken()) > 0 ? overtaken : result.mostOvertaken();
        }
        WaitErrors ours = WaitErrors.of(line, ServiceDay.Wait::told);
        WaitErrors naive = WaitErrors.of(line, ServiceDay.Wait::naive);
        LOG.info("ours {} naive {} overtaken {}", ours, naive, overtaken);

        assertThat(ours.shoppers()).isGreaterThan(100);
        assertThat(ours.meanAbsoluteSeconds()).isLessThanOrEqualTo(naive.meanAbsoluteSeconds());
        assertThat(Math.abs(ours.biasSeconds()))
                .as("a tenth of the wait and half a minute")
                .isLessThan(ours.meanWaitSeconds() / 10 + 30);
        assertThat(overtaken).isLessThanOrEqualTo(WaitingLine.HEAD_START.plus(Patience.STANDARD.whole()));
    }
}
