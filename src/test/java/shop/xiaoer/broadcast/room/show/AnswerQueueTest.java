package shop.xiaoer.broadcast.room.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.LiveAnswer;
import shop.xiaoer.broadcast.room.show.AnswerQueue.Taken;
import shop.xiaoer.broadcast.room.show.AnswerQueue.Waiting;
import shop.xiaoer.text.Language;

/** Answers that wait to be spoken: who comes first, who is answered together, who has had enough, what is too late. */
class AnswerQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private final AnswerQueue queue = new AnswerQueue();
    private int comments;

    private static LiveAnswer answer(String key) {
        return new LiveAnswer(key, key + "的回答。", Language.ZH, "", null);
    }

    private Taken ask(String user, String key, Instant at) {
        return queue.offer(answer(key), new Comment("c-" + ++comments, user, key, at), at);
    }

    private Waiting next() {
        return queue.next().orElseThrow();
    }

    @Test
    void whoAsksTheSameIsAnsweredTogetherAndTheSameCommentCountsOnce() {
        assertThat(ask("甲", "保温", NOON)).isEqualTo(Taken.waits);
        assertThat(ask("乙", "保温", NOON.plusSeconds(1))).isEqualTo(Taken.merged);
        Comment again = new Comment("c-2", "乙", "保温", NOON);
        assertThat(queue.offer(answer("保温"), again, NOON.plusSeconds(2))).isEqualTo(Taken.merged);

        assertThat(queue.size()).isEqualTo(1);
        assertThat(next().comments).containsExactly("c-1", "c-2");
        assertThat(next().askers).containsExactly("甲", "乙");
        assertThat(next().since).isEqualTo(NOON);
    }

    @Test
    void aThirdAnswerIsTheLastInFiveMinutes() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("话多", "问题" + i, NOON.plusSeconds(i))).isEqualTo(Taken.waits);
        }
        assertThat(ask("话多", "问题3", NOON.plus(Duration.ofMinutes(5)).minusNanos(1)))
                .isEqualTo(Taken.capped);
        assertThat(ask("话多", "问题3", NOON.plus(Duration.ofMinutes(5))))
                .as("the oldest is five minutes old")
                .isEqualTo(Taken.waits);
        assertThat(ask("话多", "问题4", NOON.plus(Duration.ofMinutes(5)))).isEqualTo(Taken.capped);
        assertThat(ask("话多", "问题4", NOON.plus(Duration.ofMinutes(30)))).isEqualTo(Taken.waits);
    }

    @Test
    void whatIsForgottenCountsForNobody() {
        for (int i = 0; i < 3; i++) {
            ask("话多", "问题" + i, NOON.plusSeconds(i));
        }
        queue.forget(next());

        assertThat(queue.size()).isEqualTo(2);
        assertThat(ask("话多", "问题0", NOON.plusSeconds(9))).isEqualTo(Taken.waits);
        assertThat(ask("话多", "问题9", NOON.plusSeconds(9))).isEqualTo(Taken.capped);
        queue.take(next());
        assertThat(ask("话多", "问题9", NOON.plusSeconds(9)))
                .as("what was taken to be spoken counts")
                .isEqualTo(Taken.capped);
    }

    @Test
    void fiftyWaitAndTheNextIsDropped() {
        for (int i = 0; i < 50; i++) {
            assertThat(ask("用户" + i, "问题" + i, NOON)).isEqualTo(Taken.waits);
        }

        assertThat(ask("来晚了", "新问题", NOON)).isEqualTo(Taken.dropped);
        assertThat(ask("来晚了", "问题7", NOON)).as("asked already").isEqualTo(Taken.merged);
        assertThat(queue.size()).isEqualTo(50);
    }

    @Test
    void aPersonsWordsComeFirstThenTheRestOfWhatWasCutThenWhoWaitedLongest() {
        ask("甲", "早", NOON);
        ask("乙", "晚", NOON.plusSeconds(5));
        queue.putBack(new Waiting(CueKind.answer, "断", answer("断"), NOON.plusSeconds(9), null, true));
        queue.insist(answer("同事"), NOON.plusSeconds(20));

        StringBuilder order = new StringBuilder();
        while (!queue.isEmpty()) {
            Waiting one = next();
            order.append(one.key);
            queue.take(one);
        }
        assertThat(order).hasToString("同事断早晚");
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void nobodyIsJoinedToTheRestOfAnAnswer() {
        queue.putBack(new Waiting(CueKind.answer, "保温", answer("保温"), NOON, null, true));

        assertThat(ask("甲", "保温", NOON)).isEqualTo(Taken.waits);
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void afterAMinuteAnAnswerIsTooLateAndAPersonsWordsNever() {
        ask("甲", "保温", NOON);
        queue.insist(answer("同事"), NOON);

        assertThat(queue.expire(NOON.plusSeconds(60).minusNanos(1))).isEmpty();
        assertThat(queue.expire(NOON.plusSeconds(60))).containsExactly("c-1");
        assertThat(queue.expire(NOON.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(next().kind).isEqualTo(CueKind.operator);
        assertThat(next().expiresAt).isNull();
    }
}
