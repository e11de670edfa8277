package shop.xiaoer.broadcast.driver.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.text.Language;

class RecitalTest {
    private static final String ROOM = "019a7c30-2f00-7bbb-8c11-3c5d7e9f0a2b";

    /** Says every sentence in the same time, and remembers what it said. */
    private static final class Parrot implements Voice {
        final List<String> said = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Said say(String spoken, Language language) {
            said.add(spoken);
            return new Said.Sound(Pcm.silence(400));
        }
    }

    private static Recital.Outcome.Heard heard(Recital recital, long no, String text) {
        return (Recital.Outcome.Heard) recital.say(ROOM, no, text, Language.ZH, 3_000);
    }

    @Test
    void aCueIsSaidSentenceBySentenceWithoutANoticeBeforeIt() {
        Parrot voice = new Parrot();

        Recital.Outcome.Heard heard = heard(new Recital(voice, new AiLabel("小二茶物")), 7, "现在88元。 <b>\n还有120件！");

        assertThat(voice.said).hasSize(2);
        assertThat(voice.said.getFirst()).contains("八十八");
        assertThat(heard.marks())
                .containsExactly(
                        new Recital.Mark(0, 6, 0, 400),
                        new Recital.Mark(7, 10, 649, 649),
                        new Recital.Mark(11, 18, 649, 1049));
        assertThat(new String(heard.wav(), StandardCharsets.UTF_8))
                .contains("AIGC {\"Label\":\"1\"", ROOM + "-7", "\"PropagateID\":\"" + ROOM + "\"");
    }

    @Test
    void theSameWordsAreMadeOnceForTheirSoundAndTheirMarks() {
        Parrot voice = new Parrot();
        Recital recital = new Recital(voice, new AiLabel("shop"));

        Recital.Outcome.Heard first = heard(recital, 1, "你好。");
        assertThat(heard(recital, 1, "你好。")).isSameAs(first);
        assertThat(voice.said).hasSize(1);
        heard(recital, 1, "您好。");
        assertThat(voice.said).as("other words under the same number").hasSize(2);
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSoundThatIsBeingMade() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Parrot parrot = new Parrot();
        Recital recital = new Recital(
                (spoken, language) -> {
                    begun.countDown();
                    await(mayEnd);
                    return parrot.say(spoken, language);
                },
                new AiLabel("shop"));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Recital.Outcome.Heard> first = callers.submit(() -> heard(recital, 1, "你好。"));
            await(begun);
            Future<Recital.Outcome.Heard> second = callers.submit(() -> heard(recital, 1, "你好。"));
            mayEnd.countDown();
            assertThat(second.get()).isSameAs(first.get());
        }
        assertThat(parrot.said).hasSize(1);
    }

    @Test
    void whoWaitsTooLongIsToldThatTheVoiceIsBusy() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        SoundShelf shelf = new SoundShelf(Duration.ofMillis(20));
        SoundShelf.Key key = new SoundShelf.Key("", "你好。", Language.ZH, false);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Recital.Outcome> first = callers.submit(() -> shelf.sound(key, () -> {
                begun.countDown();
                await(mayEnd);
                return new Recital.Outcome.Heard(Pcm.silence(10), "", List.of());
            }));
            await(begun);
            assertThat(shelf.sound(key, () -> {
                        throw new AssertionError("it is being made");
                    }))
                    .isEqualTo(new Recital.Outcome.Silent(new Voice.Said.Busy()));
            mayEnd.countDown();
            assertThat(first.get()).isInstanceOf(Recital.Outcome.Heard.class);
        }
    }

    @Test
    void whatIsNoSoundIsAskedAgainAndOldSoundsMakeRoom() {
        SoundShelf shelf = new SoundShelf(Duration.ofSeconds(1));
        List<String> made = new ArrayList<>();
        SoundShelf.Key busy = new SoundShelf.Key("", "busy", Language.EN, false);
        for (int i = 0; i < 2; i++) {
            shelf.sound(busy, () -> {
                made.add("busy");
                return new Recital.Outcome.Silent(new Voice.Said.Busy());
            });
        }
        assertThat(made).hasSize(2);

        // Each is 8 MB: the fourth takes the place of the first.
        for (int i : new int[] {1, 2, 3, 4, 4, 1}) {
            SoundShelf.Key key = new SoundShelf.Key("", "long " + i, Language.EN, false);
            shelf.sound(key, () -> {
                made.add(key.text());
                return new Recital.Outcome.Heard(Pcm.silence(180_000), "", List.of());
            });
        }
        assertThat(made).containsExactly("busy", "busy", "long 1", "long 2", "long 3", "long 4", "long 1");
    }

    @Test
    void whatIsTooLongIsNotBegunAndWhereNobodyWantsAVoiceNoneSpeaks() {
        Parrot voice = new Parrot();
        assertThat(new Recital(voice, new AiLabel("shop")).say(ROOM, 1, "很长。", Language.ZH, Recital.MOST_MS + 1))
                .isEqualTo(new Recital.Outcome.TooLong(Recital.MOST_MS + 1));
        assertThat(voice.said).isEmpty();
        assertThat(new Recital(new NoVoice("off"), new AiLabel("shop")).say(ROOM, 1, "好。", Language.ZH, 500))
                .isEqualTo(new Recital.Outcome.Silent(new Voice.Said.Off("off")));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
