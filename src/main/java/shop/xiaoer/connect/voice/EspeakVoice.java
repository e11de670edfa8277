package shop.xiaoer.connect.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.xiaoer.broadcast.driver.voice.Pcm;
import shop.xiaoer.broadcast.driver.voice.Voice;
import shop.xiaoer.text.Language;

/**
 * {@code espeak-ng}, a process a sentence: the words go in by its standard input, never as an argument. One process at a time;
 * who comes meanwhile waits a little and is then told that it is busy. A process that takes too long, or writes too much, is
 * killed. Safe from any thread.
 */
public final class EspeakVoice implements Voice {
    private static final int MOST_BYTES = 8 << 20;
    /** Takes about the time that scripts are estimated to take; the program's own rate is slower in Chinese by half. */
    private static final String ZH_RATE = "265";

    private static final String EN_RATE = "150";

    private final String program;
    private final Duration patience;
    private final Semaphore place = new Semaphore(1, true);

    /**
     * @param program path or name of the program
     * @param patience for the place, and then for one sentence
     */
    public EspeakVoice(String program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    public static EspeakVoice installed() {
        return of("espeak-ng");
    }

    /** @param program path or name of an espeak-ng */
    public static EspeakVoice of(String program) {
        return new EspeakVoice(program, Duration.ofSeconds(10));
    }

    @Override
    public Said say(String spoken, Language language) {
        try {
            if (!place.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Said.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said.Busy();
        }
        try {
            return run(spoken, language);
        } finally {
            place.release();
        }
    }

    private Said run(String spoken, Language language) {
        Process process;
        try {
            process = new ProcessBuilder(
                            List.of(program, "-v", voice(language), "-s", rate(language), "--stdin", "--stdout"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return new Said.Off(
                    program.endsWith("espeak-ng") ? "espeak-ng is not installed" : program + " cannot be run");
        }
        try {
            CompletableFuture<byte[]> sound = new CompletableFuture<>();
            Thread.ofVirtual().name("voice").start(() -> read(process, sound));
            try (OutputStream words = process.getOutputStream()) {
                words.write(spoken.getBytes(StandardCharsets.UTF_8));
            }
            byte[] wav = sound.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Pcm.ofWav(wav)
                    .<Said>map(Said.Sound::new)
                    .orElseGet(() -> new Said.Failed("espeak-ng gave no sound that is known here"));
        } catch (TimeoutException e) {
            return new Said.Failed("espeak-ng took longer than " + patience);
        } catch (IOException | ExecutionException e) {
            return new Said.Failed("espeak-ng broke off: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said.Failed("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(Process process, CompletableFuture<byte[]> sound) {
        try (InputStream in = process.getInputStream()) {
            byte[] all = in.readNBytes(MOST_BYTES + 1);
            if (all.length > MOST_BYTES) {
                sound.completeExceptionally(new IOException("more than " + MOST_BYTES + " bytes"));
            } else {
                sound.complete(all);
            }
        } catch (IOException e) {
            sound.completeExceptionally(e);
        }
    }

    private static String voice(Language language) {
        return switch (language) {
            case ZH -> "cmn";
            case EN -> "en-us";
        };
    }

    private static String rate(Language language) {
        return switch (language) {
            case ZH -> ZH_RATE;
            case EN -> EN_RATE;
        };
    }
}
