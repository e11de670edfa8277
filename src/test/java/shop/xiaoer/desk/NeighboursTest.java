package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.llm.testing.Waiting;
import shop.xiaoer.node.Bus;
import shop.xiaoer.node.Note;

/** What a node waits for, on a bus whose other ends are the test. */
class NeighboursTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final ConversationId ID = ConversationId.next();

    private final List<Note> told = new CopyOnWriteArrayList<>();
    private final AtomicReference<Set<UUID>> living = new AtomicReference<>(Set.of(ONE, OTHER));
    private final Neighbours neighbours = new Neighbours(
            new Bus() {
                @Override
                public void tell(Note note) {
                    told.add(note);
                }

                @Override
                public void listen(Listener listener) {}
            },
            living::get);

    private CompletableFuture<Boolean> silence() {
        CompletableFuture<Boolean> silent = CompletableFuture.supplyAsync(() -> neighbours.silence(ID, 4, 9));
        Waiting.until("the others are asked", () -> !told.isEmpty());
        return silent;
    }

    private Note.Fence asked() {
        return (Note.Fence) told.getFirst();
    }

    @Test
    void aNodeThatIsAloneAsksNobody() {
        living.set(Set.of());

        assertThat(neighbours.silence(ID, 4, 9)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void silenceIsToldOnlyWhenEveryLivingNodeHasSaidSo() {
        CompletableFuture<Boolean> silent = silence();

        assertThat(asked()).isEqualTo(new Note.Fence(asked().ask(), ID, 4, 9));
        neighbours.fenced(ONE, asked().ask());
        Waiting.until("it asks again", () -> told.size() > 1);
        assertThat(silent).isNotDone();
        neighbours.fenced(OTHER, asked().ask());

        assertThat(silent.join()).isTrue();
        assertThat(told).allMatch(note -> note.equals(asked()));
    }

    @Test
    void theAnswerToAnotherAskIsNoAnswer() {
        CompletableFuture<Boolean> silent = silence();
        neighbours.fenced(ONE, asked().ask() + 1);
        neighbours.fenced(OTHER, asked().ask() + 1);
        neighbours.fenced(ONE, asked().ask());
        neighbours.fenced(ONE, asked().ask());
        Waiting.until("it asks again", () -> told.size() > 1);
        assertThat(silent).isNotDone();
        neighbours.fenced(OTHER, asked().ask());

        assertThat(silent.join()).isTrue();
    }

    @Test
    void aNodeThatDiesMeanwhileIsNotWaitedFor() {
        CompletableFuture<Boolean> silent = silence();
        neighbours.fenced(ONE, asked().ask());
        living.set(Set.of(ONE));

        assertThat(silent.join()).isTrue();
    }

    @Test
    void aNodeThatLivesAndDoesNotAnswerLeavesTheClaimUntold() {
        CompletableFuture<Boolean> silent = silence();
        neighbours.fenced(ONE, asked().ask());

        assertThat(silent.join()).isFalse();
    }

    @Test
    void aWishIsAnsweredByWhoDirectsTheRoom() {
        AtomicReference<Note.@Nullable RoomWished> met = new AtomicReference<>();
        Thread asker = Thread.startVirtualThread(() -> met.set(neighbours
                .wish(ask -> new Note.RoomWish(ask, "r", "pause", "lan"))
                .orElse(null)));
        Waiting.until("the wish is told", () -> !told.isEmpty());
        Note.RoomWish wish = (Note.RoomWish) told.getFirst();
        neighbours.wished(new Note.RoomWished(wish.ask() + 1, ONE, null, "of another wish"));
        Note.RoomWished answer = new Note.RoomWished(wish.ask(), ONE, "closed", "the room is not on air");
        neighbours.wished(answer);

        Waiting.until("the asker has it", () -> !asker.isAlive());
        assertThat(met.get()).isEqualTo(answer);
    }

    @Test
    void aWishThatNobodyAnswersEnds() {
        assertThat(neighbours.wish(ask -> new Note.RoomWish(ask, "r", "pause", "lan")))
                .isEmpty();
    }
}
