package shop.xiaoer.broadcast.driver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/** One segment said by a {@link Voice}: its sound with the label in it, and when each sentence is heard. */
public final class Recital {
    private static final int PAUSE_MS = 250;
    /** Longer segments are not read aloud at once. */
    public static final int MOST_MS = 180_000;

    private final Voice voice;
    private final AiLabel label;

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
        Language language = script.language();
        Pcm all = Pcm.silence(0);
        List<Mark> marks = new ArrayList<>();
        if (segment.type() != SegmentType.notice) {
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
        return new Outcome.Heard(all, "AIGC " + label.metadata(script), marks);
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
