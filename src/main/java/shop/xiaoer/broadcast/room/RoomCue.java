package shop.xiaoer.broadcast.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.spoken.SpokenForm;

/**
 * Words for the renderer: a run of sentences without live values, or one sentence with them.
 *
 * @param no from 1 in a room, without a gap; 0 before it is kept
 * @param spoken what a voice says
 * @param script id of the script that they are from
 * @param segment its segment's number
 * @param scene what is shown meanwhile
 * @param interrupts number of the cue that ends at its next end of a sentence
 * @param resumes number of the segment that the show returns to with it
 * @param comments ids of the comments that it answers
 * @param sentenceMs estimated time of each of its sentences
 * @param expiresAt after this it must not be begun any more
 * @param from where in the rundown the words stand, null for words from outside it
 * @param key what makes two answers the same
 * @param facts what its words rest on besides the script; they must hold when it is begun
 */
public record RoomCue(
        long no,
        CueKind kind,
        String text,
        String spoken,
        Language language,
        @Nullable String product,
        @Nullable String script,
        @Nullable Integer segment,
        @Nullable String scene,
        @Nullable Long interrupts,
        @Nullable Integer resumes,
        List<String> comments,
        List<Integer> sentenceMs,
        @Nullable Instant expiresAt,
        @Nullable Place from,
        boolean endsSegment,
        @Nullable String key,
        @Nullable List<LiveFact> facts) {
    public RoomCue {
        comments = List.copyOf(comments);
        // One that was kept before there were any has none.
        facts = facts == null || facts.isEmpty() ? null : List.copyOf(facts);
        sentenceMs = List.copyOf(sentenceMs);
        if (sentenceMs.isEmpty()) {
            throw new IllegalArgumentException("a cue has one sentence at least: '" + text + "'");
        }
    }

    /** Words from outside the rundown: without a place, without a number yet. */
    public static RoomCue aside(
            CueKind kind,
            String text,
            Language language,
            @Nullable String product,
            @Nullable Integer resumes,
            List<String> comments,
            @Nullable Instant expiresAt,
            @Nullable String key,
            List<LiveFact> facts) {
        return new RoomCue(
                0,
                kind,
                text,
                SpokenForm.of(text, language).spoken(),
                language,
                product,
                null,
                null,
                null,
                null,
                resumes,
                comments,
                SaidSentences.times(text, language),
                expiresAt,
                null,
                false,
                key,
                facts);
    }

    public int priority() {
        return kind.priority();
    }

    public int estMs() {
        return sentenceMs.stream().mapToInt(ms -> ms).sum();
    }

    /**
     * Where the script goes on when so many of its sentences were said.
     *
     * @throws IllegalStateException where the words are from outside the rundown
     */
    public Place after(int said) {
        Place start = from;
        if (start == null) {
            throw new IllegalStateException("the cue is from outside the rundown");
        }
        return said >= sentenceMs.size() && endsSegment
                ? start.nextSegment()
                : start.sentences(Math.min(said, sentenceMs.size()));
    }

    public RoomCue numbered(long number) {
        return with(number, interrupts, resumes, comments);
    }

    /**
     * The same that cuts another.
     *
     * @param other its number, null where it cuts none
     */
    public RoomCue interrupting(@Nullable Long other) {
        return with(no, other, resumes, comments);
    }

    /**
     * The same that returns to the script.
     *
     * @param number of the segment that it returns to
     */
    public RoomCue resuming(int number) {
        return with(no, interrupts, number, comments);
    }

    RoomCue answering(List<String> all) {
        return with(no, interrupts, resumes, all);
    }

    private RoomCue with(long number, @Nullable Long cuts, @Nullable Integer back, List<String> asked) {
        return new RoomCue(
                number,
                kind,
                text,
                spoken,
                language,
                product,
                script,
                segment,
                scene,
                cuts,
                back,
                asked,
                sentenceMs,
                expiresAt,
                from,
                endsSegment,
                key,
                facts);
    }
}
