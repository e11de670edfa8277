package shop.xiaoer.desk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.answer.Decision;
import shop.xiaoer.answer.DecisionCard;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.testing.SilentAgent;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.handoff.Ticket;

/** What the queue knows of those who wait. */
class WaitingShopperTest {
    private final TestDesk desk = new TestDesk((turn, stage) -> new Decision.Dropped("", new DecisionCard()));
    private final Seat amei = desk.agents.sit("amei", new SilentAgent(), Runnable::run);

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private ConversationId opened(String shopper, boolean vip) {
        ConversationId id = ConversationId.next();
        Ledger.Identity identity = new Ledger.Identity(
                shopper, shopper, UUID.randomUUID().toString(), Instant.now().plus(Duration.ofHours(1)), vip);
        assertThat(desk.ledger.open(new Ledger.Opening(id, "hash", "en-US", null, identity)))
                .isTrue();
        return id;
    }

    private ConversationId waiting(String shopper, boolean vip) {
        ConversationId id = opened(shopper, vip);
        desk.desk.human(id, "human");
        return id;
    }

    private Ticket ticket(ConversationId id) {
        return desk.tickets.open().stream()
                .filter(ticket -> ticket.conversation().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theShopsFirstRankHasAHeadStart() {
        ConversationId first = waiting("anybody", false);
        ConversationId vip = waiting("somebody", true);

        assertThat(desk.tickets.open()).extracting(Ticket::conversation).containsExactly(vip, first);
        assertThat(ticket(vip)).extracting(Ticket::priority).isEqualTo(10);
    }

    @Test
    void whoServedTheShopperLastIsRememberedAcrossConversations() {
        ConversationId before = waiting("shopper-1", false);
        long epoch = desk.row(before).epoch();
        desk.agents.claim(amei, "c", before, epoch, excerpt -> {});
        desk.agents.close(amei, "x", before, epoch + 1, null);

        ConversationId again = waiting("shopper-1", false);
        ConversationId other = waiting("shopper-2", false);

        assertThat(ticket(again))
                .satisfies(ticket -> assertThat(ticket.wish().lastAgent()).isEqualTo("amei"));
        assertThat(ticket(other))
                .satisfies(ticket -> assertThat(ticket.wish().lastAgent()).isNull());
    }

    @Test
    void theClockRunsFromTheFirstUnansweredWords() {
        ConversationId id = waiting("shopper-1", false);
        assertThat(ticket(id))
                .satisfies(ticket -> assertThat(ticket.unanswered()).isEqualTo(ticket.since()));
        long epoch = desk.row(id).epoch();
        desk.agents.claim(amei, "c", id, epoch, excerpt -> {});
        desk.agents.say(amei, "w", id, epoch + 1, "Hello", List.of());
        assertThat(ticket(id))
                .satisfies(ticket -> assertThat(ticket.unanswered()).isNull());

        desk.desk.say(id, "m1", "Where is it?", List.of());
        Instant first = desk.ledger.events(id, 0, 100).getLast().at();
        desk.desk.say(id, "m2", "Hello?", List.of());

        assertThat(ticket(id))
                .satisfies(ticket -> assertThat(ticket.unanswered()).isEqualTo(first));
    }
}
