package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger.Identity;
import shop.xiaoer.conversation.Ledger.Joining;
import shop.xiaoer.conversation.Ledger.Opening;
import shop.xiaoer.desk.testing.StreamingAnswerer;
import shop.xiaoer.desk.testing.TestDesk;
import shop.xiaoer.text.Language;

/** Shoppers who bring their signatures to one conversation at the same moment, at two nodes: it is one's, and only one's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityRaceTest {
    private static final int RACES = 40;
    private static final int SHOPPERS = 4;
    private static final String TOKEN = "token";

    private final TestDesk desk = new TestDesk(new StreamingAnswerer(1, 0));
    private final TestDesk elsewhere = desk.another();

    @AfterAll
    void closeTheDesk() throws Exception {
        elsewhere.close();
        desk.close();
    }

    private static Identity identity(String subject, String jti) {
        return new Identity(subject, subject, jti, Instant.now().plusSeconds(600), false);
    }

    private ConversationId visitors() {
        ConversationId id = ConversationId.next();
        desk.ledger.open(new Opening(id, Signature.hash(TOKEN), "en-US", null, null));
        return id;
    }

    private static Hello hello(ConversationId id, Identity identity) {
        return new Hello(id.toString(), TOKEN, 0L, Language.EN, null, identity);
    }

    @Test
    void ofShoppersWhoComeAtOnceOneHasIt() throws Exception {
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int race = 0; race < RACES; race++) {
                ConversationId id = visitors();
                List<Identity> shoppers = IntStream.range(0, SHOPPERS)
                        .mapToObj(one -> identity("s" + one, UUID.randomUUID().toString()))
                        .toList();
                List<Future<Hello.Answer>> answers = new ArrayList<>();
                for (Identity shopper : shoppers) {
                    TestDesk node = answers.size() % 2 == 0 ? desk : elsewhere;
                    answers.add(tabs.submit(() -> node.desk.hello(hello(id, shopper), ignored -> {})));
                }
                List<String> let = new ArrayList<>();
                for (int one = 0; one < SHOPPERS; one++) {
                    if (answers.get(one).get() instanceof Hello.Answer.Welcome) {
                        let.add(shoppers.get(one).subject());
                    }
                }
                assertThat(let).containsExactly(desk.row(id).shopper());
                // Nobody who was refused has spent a signature.
                for (Identity shopper : shoppers) {
                    Hello fresh = new Hello(null, null, null, Language.EN, null, shopper);
                    boolean opens = desk.desk.hello(fresh, ignored -> {}) instanceof Hello.Answer.Welcome;
                    assertThat(opens).isEqualTo(!let.contains(shopper.subject()));
                }
            }
        }
    }

    @Test
    void oneSignatureThatComesToTwoConversationsAtOnceIsTheOnes() throws Exception {
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int race = 0; race < RACES; race++) {
                ConversationId left = visitors();
                ConversationId right = visitors();
                Identity once = identity("s", UUID.randomUUID().toString());
                Future<Hello.Answer> here = tabs.submit(() -> desk.desk.hello(hello(left, once), ignored -> {}));
                Future<Hello.Answer> there = tabs.submit(() -> elsewhere.desk.hello(hello(right, once), ignored -> {}));

                boolean isHere = here.get() instanceof Hello.Answer.Welcome;
                assertThat(there.get() instanceof Hello.Answer.Welcome).isEqualTo(!isHere);
                assertThat(desk.row(left).shopper()).isEqualTo(isHere ? "s" : null);
                assertThat(desk.row(right).shopper()).isEqualTo(isHere ? null : "s");
            }
        }
    }

    @Test
    void whatWasProvenMeanwhileIsLookedAtAnew() {
        ConversationId id = visitors();
        Identity shopper = identity("s", UUID.randomUUID().toString());

        assertThat(desk.ledger.join(id, shopper, List.of("XE1"))).isEqualTo(Joining.moved);
        assertThat(desk.row(id).shopper()).isNull();
        assertThat(desk.ledger.join(id, shopper, List.of())).isEqualTo(Joining.joined);
        assertThat(desk.ledger.join(id, shopper, List.of())).isEqualTo(Joining.known);
    }
}
