package shop.xiaoer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.desk.testing.RememberingSink;
import shop.xiaoer.desk.testing.Written;
import shop.xiaoer.text.Language;

/** The last gate before the network, on a loop that the test turns by hand. */
class SocketLaneTest {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLaneTest.class);
    private static final ConversationId ID = ConversationId.next();
    private static final Author BOT = new Author(Author.Kind.ai, "bot");

    private final Deque<Runnable> loop = new ArrayDeque<>();
    private final List<ConversationEvent> log = new ArrayList<>();
    private final RememberingSink sink = new RememberingSink();
    private boolean maySpeak = true;
    private final SocketLane lane = new SocketLane(loop::add, sink, this::read, () -> maySpeak);
    private @Nullable CompletableFuture<List<ConversationEvent>> slowRead;
    private boolean reading;
    private int reads;

    private CompletableFuture<List<ConversationEvent>> read(long after) {
        reads++;
        List<ConversationEvent> found =
                log.stream().filter(event -> event.seq() > after).toList();
        CompletableFuture<List<ConversationEvent>> slow = slowRead;
        if (slow != null) {
            reading = true;
            return slow.thenApply(
                    ignored -> log.stream().filter(event -> event.seq() > after).toList());
        }
        return CompletableFuture.completedFuture(found);
    }

    private void turnLoop() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    // ---- what stands in the log ----------------------------------------------------------------------------------

    private ConversationEvent add(long epoch, Author author, @Nullable Long turn, EventBody body) {
        ConversationEvent event =
                new ConversationEvent(ID, log.size() + 1L, Instant.EPOCH, epoch, author, null, turn, body);
        log.add(event);
        return event;
    }

    private ConversationEvent said() {
        return said(1);
    }

    private ConversationEvent said(long epoch) {
        return add(epoch, new Author(Author.Kind.shopper, "shopper"), null, EventBody.Said.of("words"));
    }

    private ConversationEvent answered(long epoch, long turn) {
        return add(
                epoch,
                BOT,
                turn,
                EventBody.answered("an answer", Language.EN, List.of(), List.of(), EventBody.Route.known, 1));
    }

    private ConversationEvent asked(long epoch, long turn) {
        return add(epoch, BOT, turn, new EventBody.Asked("which?", List.of()));
    }

    private ConversationEvent joined(long epoch) {
        return add(epoch, Author.SYSTEM, null, new EventBody.AgentJoined("amei"));
    }

    private ConversationEvent handedOff(long epoch, long turn) {
        return add(
                epoch,
                Author.SYSTEM,
                turn,
                new EventBody.HandoffRequested(HandoffReason.shopperAsked, 0, "a person comes", List.of()));
    }

    private List<Long> seqs() {
        return sink.written().stream()
                .filter(Written.Event.class::isInstance)
                .map(one -> ((Written.Event) one).event().seq())
                .toList();
    }

    private void begin(long lastSeq, long epoch) {
        lane.begin(lastSeq, epoch);
        turnLoop();
    }

    // ---- order ---------------------------------------------------------------------------------------------------

    @Test
    void nothingIsWrittenBeforeTheWelcome() {
        lane.events(List.of(said()));
        lane.draft(1, 1, "a");
        lane.queue(1, 1, 1);
        lane.seen(Author.Kind.agent, 1);
        lane.typing(BOT, true);
        turnLoop();

        assertThat(sink.written()).isEmpty();
    }

    @Test
    void whatIsOnlyTrueForAMomentIsWrittenToWhoCanTakeItNow() {
        begin(0, 1);
        lane.queue(3, 60, 1);
        lane.seen(Author.Kind.agent, 7);
        lane.typing(BOT, true);
        turnLoop();
        List<Written> moment = List.of(new Written.Queue(3), new Written.Seen(7), new Written.Typing("bot"));
        assertThat(sink.written()).isEqualTo(moment);

        sink.fill();
        lane.queue(2, 30, 1);
        lane.seen(Author.Kind.agent, 8);
        lane.typing(BOT, false);
        turnLoop();
        sink.drain();
        turnLoop();
        assertThat(sink.written()).as("nobody is told later what was true then").isEqualTo(moment);

        lane.ended();
        lane.queue(1, 10, 1);
        lane.seen(Author.Kind.agent, 9);
        lane.typing(BOT, true);
        turnLoop();
        assertThat(sink.written()).as("nothing follows the end").isEqualTo(moment);
    }

    @Test
    void aSlowReaderGetsWhatHappenedWithoutAnotherHint() {
        begin(0, 1);
        sink.fill();
        lane.events(List.of(said()));
        turnLoop();
        sink.drain();
        turnLoop();

        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void aSlowReaderGetsTheNewestDraft() {
        begin(0, 1);
        sink.fill();
        lane.draft(1, 1, "a");
        lane.draft(1, 1, "ab");
        turnLoop();
        sink.drain();
        turnLoop();

        assertThat(sink.written()).containsExactly(new Written.Draft(1, "ab"));
    }

    @Test
    void whatCameBetweenSnapshotAndWelcomeIsReadFromTheLog() {
        said();
        lane.events(List.of(said()));
        begin(1, 1);

        assertThat(seqs()).containsExactly(2L);
    }

    @Test
    void aGapIsReadFromTheLog() {
        begin(0, 1);
        said();
        ConversationEvent second = said();

        lane.events(List.of(second));
        turnLoop();

        assertThat(seqs()).containsExactly(1L, 2L);
    }

    @Test
    void whatWasWrittenIsNotWrittenAgain() {
        begin(0, 1);
        ConversationEvent first = said();
        lane.events(List.of(first));
        lane.events(List.of(first));
        lane.hint(1);
        turnLoop();

        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void aSlowReaderGetsEverythingWhenItCanTakeIt() {
        begin(0, 1);
        sink.fill();
        lane.events(List.of(said()));
        lane.draft(1, 1, "first");
        lane.draft(1, 1, "newest");
        lane.events(List.of(said()));
        turnLoop();
        assertThat(sink.written()).isEmpty();

        sink.drain();
        turnLoop();

        assertThat(seqs()).containsExactly(1L, 2L);
        assertThat(sink.written())
                .contains(new Written.Draft(1, "newest"))
                .doesNotContain(new Written.Draft(1, "first"));
    }

    // ---- drafts --------------------------------------------------------------------------------------------------

    @Test
    void anAnswerReplacesTheDraftOfItsTurn() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        lane.events(List.of(answered(1, 1)));
        turnLoop();

        assertThat(sink.written()).noneMatch(Written.DraftGone.class::isInstance);
    }

    @Test
    void anyOtherEndTakesTheDraftBackFirst() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        ConversationEvent asked = asked(1, 1);
        lane.events(List.of(asked));
        turnLoop();

        assertThat(sink.written())
                .containsExactly(new Written.Draft(1, "a"), new Written.DraftGone(1), new Written.Event(asked));
    }

    @Test
    void aDraftAfterItsAnswerIsNotShown() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        lane.events(List.of(answered(1, 1)));
        lane.draft(1, 1, "late");
        turnLoop();

        assertThat(sink.written()).doesNotContain(new Written.Draft(1, "late"));
    }

    @Test
    void aDraftDoesNotRunAheadOfTheChangeOfOwnerBeforeIt() {
        begin(0, 1);
        slowRead = new CompletableFuture<>();
        ConversationEvent joined = joined(2);
        ConversationEvent back = add(3, Author.SYSTEM, null, new EventBody.HandedBack("amei"));
        lane.draft(3, 4, "a");
        turnLoop();
        assertThat(sink.written()).isEmpty();

        slowRead.complete(List.of());
        turnLoop();

        assertThat(sink.written())
                .containsExactly(new Written.Event(joined), new Written.Event(back), new Written.Draft(4, "a"));
    }

    @Test
    void aDraftAheadOfTheLogWaitsForItAndAsksOnce() {
        begin(0, 1);
        int before = reads;
        lane.draft(2, 1, "early");
        turnLoop();
        assertThat(reads - before).isEqualTo(1);
        assertThat(sink.written()).isEmpty();

        ConversationEvent back = add(2, Author.SYSTEM, null, new EventBody.HandedBack("amei"));
        lane.events(List.of(back));
        turnLoop();
        assertThat(sink.written()).containsExactly(new Written.Event(back), new Written.Draft(1, "early"));
    }

    @Test
    void aDraftGrowsAndStaysWhileTheShopperTypesOn() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        lane.draft(1, 1, "ab");
        ConversationEvent words = said();
        lane.events(List.of(words));
        turnLoop();

        assertThat(sink.written())
                .containsExactly(new Written.Draft(1, "a"), new Written.Draft(1, "ab"), new Written.Event(words));
    }

    @Test
    void aDraftOfANewerTurnTakesTheOlderBack() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        lane.draft(1, 2, "b");
        lane.draft(1, 1, "late");
        turnLoop();

        assertThat(sink.written())
                .containsExactly(new Written.Draft(1, "a"), new Written.DraftGone(1), new Written.Draft(2, "b"));
    }

    // ---- the fence -----------------------------------------------------------------------------------------------

    @Test
    void theFenceCompletesWhenAllThroughItHasLeft() {
        begin(0, 1);
        lane.draft(1, 1, "a");
        turnLoop();
        sink.hold();
        ConversationEvent joined = joined(2);

        CompletableFuture<Void> fence = lane.fence(2, joined.seq());
        turnLoop();
        assertThat(sink.written()).containsSubsequence(new Written.DraftGone(1), new Written.Event(joined));
        assertThat(fence).as("written, and not flushed").isNotDone();

        sink.flush();
        turnLoop();
        assertThat(fence).isCompleted();
    }

    @Test
    void aFenceBehindWhatHasLeftCompletesWhileTheLogIsStillBeingRead() {
        begin(0, 1);
        lane.events(List.of(said()));
        turnLoop();
        slowRead = new CompletableFuture<>();
        lane.hint(9);
        CompletableFuture<Void> fence = lane.fence(2, 1);
        turnLoop();

        assertThat(reading).isTrue();
        assertThat(fence).isCompleted();
    }

    @Test
    void afterTheFenceTheBotIsSilent() {
        begin(0, 1);
        ConversationEvent joined = joined(2);
        CompletableFuture<Void> fence = lane.fence(2, joined.seq());
        lane.draft(1, 7, "late");
        turnLoop();

        assertThat(fence).isCompleted();
        assertThat(sink.written()).noneMatch(Written::isOfTheBot);
    }

    @Test
    void aDraftThatASlowReaderHasNotSeenDiesAtTheFence() {
        begin(0, 1);
        sink.fill();
        lane.draft(1, 1, "held");
        turnLoop();
        ConversationEvent joined = joined(2);
        CompletableFuture<Void> fence = lane.fence(2, joined.seq());
        turnLoop();
        assertThat(fence).isNotDone();

        sink.drain();
        turnLoop();

        assertThat(fence).isCompleted();
        assertThat(sink.written()).containsExactly(new Written.Event(joined));
    }

    @Test
    void anAnswerCommittedBeforeTheClaimIsWrittenBeforeTheFenceCompletes() {
        begin(0, 1);
        slowRead = new CompletableFuture<>();
        ConversationEvent answer = answered(1, 1);
        ConversationEvent joined = joined(2);
        lane.hint(joined.seq());
        CompletableFuture<Void> fence = lane.fence(2, joined.seq());
        turnLoop();
        assertThat(reading).isTrue();
        assertThat(fence).as("the answer is still on its way from the log").isNotDone();

        slowRead.complete(List.of());
        turnLoop();

        assertThat(sink.written()).containsExactly(new Written.Event(answer), new Written.Event(joined));
        assertThat(fence).isCompleted();
    }

    @Test
    void whileTheLeaseIsInDoubtTheBotsWordsWait() {
        begin(0, 1);
        maySpeak = false;

        lane.draft(1, 1, "an ans");
        lane.events(List.of(said(), answered(1, 1), said()));
        turnLoop();

        assertThat(seqs()).containsExactly(1L);
        assertThat(sink.written()).noneMatch(Written::isOfTheBot);

        maySpeak = true;
        lane.hint(3);
        turnLoop();

        assertThat(seqs()).containsExactly(1L, 2L, 3L);

        lane.events(List.of(answered(1, 2), joined(2)));
        turnLoop();
        assertThat(seqs()).as("the doubt is over").containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sink.isCut()).isFalse();
    }

    @Test
    void whatWaitedInDoubtIsNotWrittenWhenAPersonHasTheConversation() {
        begin(0, 1);
        maySpeak = false;
        lane.events(List.of(said(), answered(1, 1)));
        turnLoop();
        joined(2);

        maySpeak = true;
        lane.hint(3);
        turnLoop();

        assertThat(seqs()).as("the client comes back for the rest").containsExactly(1L);
        assertThat(sink.isCut()).isTrue();

        CompletableFuture<Void> fence = lane.fence(2, 3);
        lane.events(List.of(said(2)));
        turnLoop();
        assertThat(fence).as("nobody waits for a stream that is over").isCompleted();
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void whileTheLeaseIsInDoubtAFenceThatNeedsTheBotsWordsDoesNotComplete() {
        begin(0, 1);
        maySpeak = false;
        answered(1, 1);
        joined(2);

        CompletableFuture<Void> silent = lane.fence(2, 2);
        turnLoop();

        assertThat(silent).isNotDone();
        lane.cut();
        turnLoop();
        assertThat(silent).isCompleted();
        assertThat(sink.written()).noneMatch(Written::isOfTheBot);
    }

    @Test
    void aStreamThatEndsKeepsNobodyWaiting() {
        begin(0, 1);
        sink.fill();
        joined(2);
        CompletableFuture<Void> fence = lane.fence(2, 1);
        lane.ended();
        turnLoop();
        assertThat(fence).isCompleted();

        CompletableFuture<Void> later = lane.fence(3, 9);
        lane.events(List.of(said()));
        lane.draft(3, 9, "a");
        turnLoop();

        assertThat(later).isCompleted();
        assertThat(sink.written()).isEmpty();
    }

    @Test
    void aStreamThatIsCutTellsItsClient() {
        begin(0, 1);
        lane.cut();
        turnLoop();

        assertThat(sink.isCut()).isTrue();
    }

    // ---- whatever comes ------------------------------------------------------------------------------------------

    static LongStream seeds() {
        long seed = Long.getLong("xiaoer.seed", System.nanoTime());
        LOG.info("xiaoer.seed={}", seed);
        return LongStream.range(seed, seed + 300);
    }

    /** Events in any order, twice or never, drafts early and late, a slow reader: what comes out is the log. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverComesTheLogGoesOutOnceAndInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long epoch = 1;
        long turn = 0;
        begin(0, 1);
        List<CompletableFuture<Void>> fences = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(10)) {
                case 0 -> said(epoch);
                case 1 -> answered(epoch, ++turn);
                case 2 -> asked(epoch, ++turn);
                case 3, 4 -> lane.draft(epoch - random.nextInt(2), turn + random.nextInt(2), "draft " + step);
                case 5 -> deliver(random);
                case 6 -> lane.hint(log.size());
                case 7 -> fill(random);
                case 8 -> turnLoop();
                default -> {
                    if (random.nextInt(4) == 0) {
                        ConversationEvent moved = random.nextBoolean() ? joined(++epoch) : handedOff(++epoch, ++turn);
                        fences.add(lane.fence(epoch, moved.seq()));
                    }
                }
            }
        }
        sink.drain();
        lane.hint(log.size());
        turnLoop();
        sink.drain();
        turnLoop();

        assertThat(seqs())
                .as("seed %s", seed)
                .containsExactlyElementsOf(
                        log.stream().map(ConversationEvent::seq).toList());
        assertThat(fences).as("seed %s", seed).allMatch(CompletableFuture::isDone);
        assertDrafts(sink.written(), "seed " + seed);
    }

    private void deliver(SplittableRandom random) {
        if (!log.isEmpty()) {
            int from = random.nextInt(log.size());
            lane.events(List.copyOf(log.subList(from, random.nextInt(from, log.size()) + 1)));
        }
    }

    private void fill(SplittableRandom random) {
        if (random.nextBoolean()) {
            sink.fill();
        } else {
            sink.drain();
        }
    }

    /** One draft at most is open; it ends by its own answer, or is taken back before any other end. */
    private static void assertDrafts(List<Written> written, String run) {
        long open = 0;
        long newest = 1;
        for (Written one : written) {
            switch (one) {
                case Written.Draft draft -> {
                    assertThat(open).as("%s: two drafts %s", run, written).isIn(0L, draft.turn());
                    open = draft.turn();
                }
                case Written.DraftGone gone -> {
                    assertThat(gone.turn()).as(run).isEqualTo(open);
                    open = 0;
                }
                case Written.Event event -> {
                    Long turn = event.event().turn();
                    boolean own = turn != null && turn == open;
                    if (own) {
                        assertThat(event.event().body())
                                .as("%s %s", run, written)
                                .isInstanceOf(EventBody.Answered.class);
                        open = 0;
                    }
                    if (event.event().epoch() > newest) {
                        assertThat(open)
                                .as("%s: a draft outlived its epoch %s", run, written)
                                .isZero();
                        newest = event.event().epoch();
                    }
                }
                case Written.Queue ignored -> {}
                case Written.Typing ignored -> {}
                case Written.Seen ignored -> {}
                case Written.Mark ignored -> {}
            }
        }
    }
}
