package shop.xiaoer.connect.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.voice.Pcm;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.broadcast.driver.voice.Voice;
import shop.xiaoer.broadcast.testing.Scripts;
import shop.xiaoer.broadcast.testing.Shelf;
import shop.xiaoer.text.Language;

class EspeakVoiceTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A program that stands for espeak-ng. */
    private String program(String script) throws IOException {
        Path file = folder.resolve("voice.sh");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    @Test
    void withoutTheProgramTheVoiceIsOff() {
        Voice voice = new EspeakVoice("/nowhere/espeak-ng", SHORT);
        assertThat(voice.say("你好。", Language.ZH)).isEqualTo(new Voice.Said.Off("espeak-ng is not installed"));
        assertThat(new Recital(voice, new AiLabel("shop")).say(script(), hook()))
                .isEqualTo(new Recital.Outcome.Silent(new Voice.Said.Off("espeak-ng is not installed")));
    }

    @Test
    void aProgramThatHangsIsKilledAndOneThatMakesNoSoundIsAFault() throws IOException {
        assertThat(new EspeakVoice(program("exec sleep 600"), SHORT).say("你好。", Language.ZH))
                .isInstanceOfSatisfying(
                        Voice.Said.Failed.class,
                        failed -> assertThat(failed.why()).contains("longer"));
        assertThat(new EspeakVoice(program("cat >/dev/null; echo no sound"), Duration.ofSeconds(5))
                        .say("你好。", Language.ZH))
                .isInstanceOf(Voice.Said.Failed.class);
    }

    @Test
    void oneSpeaksAtATime() throws Exception {
        Path lock = folder.resolve("lock");
        Path twice = folder.resolve("twice");
        EspeakVoice voice = new EspeakVoice(
                program("cat >/dev/null; mkdir " + lock + " || touch " + twice + "; sleep 0.1; rmdir " + lock),
                Duration.ofSeconds(20));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Voice.Said>> said =
                    callers.invokeAll(Collections.nCopies(4, () -> voice.say("你好。", Language.ZH)));
            for (Future<Voice.Said> one : said) {
                assertThat(one.get()).isInstanceOf(Voice.Said.Failed.class);
            }
        }
        assertThat(twice).doesNotExist();
    }

    @Test
    void aSegmentIsHeardWithItsLabelItsNoticeAndTheTimesOfItsSentences() {
        EspeakVoice voice = EspeakVoice.installed();
        assumeFalse(voice.say("好", Language.ZH) instanceof Voice.Said.Off, "espeak-ng is not installed");
        Script script = script();
        Segment hook = hook();

        Recital.Outcome outcome = new Recital(voice, new AiLabel("小二茶物")).say(script, hook);

        assertThat(outcome).isInstanceOf(Recital.Outcome.Heard.class);
        Recital.Outcome.Heard heard = (Recital.Outcome.Heard) outcome;
        Pcm sound = Pcm.ofWav(heard.wav()).orElseThrow();
        assertThat(sound.ms()).isGreaterThan(1_000);
        assertThat(new String(heard.wav(), StandardCharsets.UTF_8)).contains("ICMT", "AIGC {\"Label\":\"1\"", "小二茶物");
        assertThat(heard.marks()).hasSize(1 + Sentences.of(hook.text()).size());
        assertThat(heard.marks().getFirst().from()).as("the notice").isEqualTo(-1);
        int end = 0;
        for (Recital.Mark mark : heard.marks()) {
            assertThat(mark.fromMs()).isGreaterThanOrEqualTo(end);
            assertThat(mark.toMs()).isGreaterThan(mark.fromMs());
            end = mark.toMs();
        }
        assertThat(end).isLessThanOrEqualTo(sound.ms());
    }

    @Test
    void aSoundComesOutOfItsFileAsItWentIn() {
        Pcm sound = Pcm.silence(120).then(Pcm.silence(80));
        assertThat(Pcm.ofWav(sound.wav("一")).map(Pcm::ms)).contains(200);
        assertThat(Pcm.ofWav(new byte[] {1, 2, 3})).isEmpty();
        assertThat(Pcm.ofWav("RIFF____WAVEdata".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    private static Script script() {
        return Scripts.write(Shelf.ofSix(), Language.ZH, 400, 1);
    }

    private static Segment hook() {
        return script().segments().stream()
                .filter(segment -> segment.type() == SegmentType.hook)
                .findFirst()
                .orElseThrow();
    }
}
