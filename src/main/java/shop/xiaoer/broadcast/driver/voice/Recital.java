package shop.xiaoer.broadcast.driver.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.Sentences;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * Words said by a {@link Voice}: a segment, or what a live room says now. The sound with the label in it, and when each
 * sentence is heard. Safe from any thread; blocks while the sound is made.
 */
public final class Recital {
    private static final int PAUSE_MS = 250;
    /** Who asks for a sound that is being made for another waits so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer segments are not read aloud at once. */
    public static final int MOST_MS = 180_000;

    private final Voice voice;
    private final AiLabel label;
    private final SoundShelf shelf = new SoundShelf(PATIENCE);

    public Recital(Voice voice, AiLabel label) {
        this.voice = voice;
        this.label = label;
    }

    /**
     * A sentence in the sound.
     *
     * @param from in the segment's text, code points; -1 for the notice that stands before it
     * @param fromMs in the sound
     */
    public record Mark(int from, int to, int fromMs, int toMs) {}

    /** How it ended. */
    public sealed interface Outcome {
        /** @param label what the file says of itself, the metadata in it */
        record Heard(Pcm sound, String label, List<Mark> marks) implements Outcome {
            public Heard {
                marks = List.copyOf(marks);
            }

            public byte[] wav() {
                return sound.wav(label);
            }
        }

        /** There is no sound: by what the voice said. */
        record Silent(Voice.Said why) implements Outcome {}

        record TooLong(int estMs) implements Outcome {}
    }

    /**
     * Says a segment. One that is no notice begins with the words that an AI made it, as every sound does that stands by
     * itself.
     */
    public Outcome say(Script script, Segment segment) {
        if (segment.estMs() > MOST_MS) {
            return new Outcome.TooLong(segment.estMs());
        }
        String mark = mark(label.metadata(script));
        boolean noticed = segment.type() != SegmentType.notice;
        SoundShelf.Key key = new SoundShelf.Key(mark, segment.text(), script.language(), noticed);
        return shelf.sound(key, () -> say(segment, script.language(), noticed, mark));
    }

    /**
     * Says words of a live room. The notice for people is not put before them, since the room says it in cues of its own; the
     * file carries the metadata for machines. There is one mark for each sentence, in their order, also where a sentence has
     * nothing that can be said.
     *
     * @param room its id, which the metadata names as what is spread
     * @param no number of the cue
     * @param estMs estimated time of all
     */
    public Outcome say(String room, long no, String text, Language language, int estMs) {
        if (estMs > MOST_MS) {
            return new Outcome.TooLong(estMs);
        }
        String mark = mark(label.metadata(room + "-" + no, room));
        return shelf.sound(new SoundShelf.Key(mark, text, language, false), () -> say(text, language, mark));
    }

    private static String mark(ObjectNode metadata) {
        return "AIGC " + metadata;
    }

    private Outcome say(String text, Language language, String mark) {
        SpokenForm form = SpokenForm.of(text, language);
        Pcm all = Pcm.silence(0);
        List<Mark> marks = new ArrayList<>();
        for (Sentences.Span span : Sentences.of(text)) {
            String words = SpokenLine.bare(CodePoints.slice(form.spoken(), form.from(span.from()), form.to(span.to())));
            if (words.isEmpty()) {
                marks.add(new Mark(span.from(), span.to(), all.ms(), all.ms()));
                continue;
            }
            Said said = add(all, words, span.from(), span.to(), language, marks);
            if (said.fault() != null) {
                return new Outcome.Silent(said.fault());
            }
            all = said.sound();
        }
        return new Outcome.Heard(all, mark, marks);
    }

    private Outcome say(Segment segment, Language language, boolean noticed, String mark) {
        Pcm all = Pcm.silence(0);
        List<Mark> marks = new ArrayList<>();
        if (noticed) {
            Said notice = add(all, AiLabel.words(language), -1, -1, language, marks);
            if (notice.fault() != null) {
                return new Outcome.Silent(notice.fault());
            }
            all = notice.sound();
        }
        for (SpokenLine line : SpokenLine.of(segment, language)) {
            String words = SpokenLine.bare(line.spoken());
            if (!words.isEmpty()) {
                Said said = add(all, words, line.span().from(), line.span().to(), language, marks);
                if (said.fault() != null) {
                    return new Outcome.Silent(said.fault());
                }
                all = said.sound();
            }
        }
        return new Outcome.Heard(all, mark, marks);
    }

    private record Said(Pcm sound, Voice.@Nullable Said fault) {}

    private Said add(Pcm all, String words, int from, int to, Language language, List<Mark> marks) {
        return switch (voice.say(words, language)) {
            case Voice.Said.Sound(Pcm sound) -> {
                int start = all.ms();
                marks.add(new Mark(from, to, start, start + sound.ms()));
                yield new Said(all.then(sound).then(Pcm.silence(PAUSE_MS)), null);
            }
            case Voice.Said.Off off -> new Said(all, off);
            case Voice.Said.Busy busy -> new Said(all, busy);
            case Voice.Said.Failed failed -> new Said(all, failed);
        };
    }
}
