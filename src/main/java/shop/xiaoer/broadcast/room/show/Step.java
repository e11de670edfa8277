package shop.xiaoer.broadcast.room.show;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.RoomCue;
import shop.xiaoer.broadcast.room.show.AnswerQueue.Waiting;

/** What a {@link Show} wants done now: kept and sent by who asked, then told to the show. */
public sealed interface Step {
    /**
     * Keep the cue under the next number, then send it.
     *
     * @param takenBack numbers of cues to cancel in the same commit
     */
    record Send(RoomCue cue, List<Long> takenBack, @Nullable Waiting answers) implements Step {
        public Send {
            takenBack = List.copyOf(takenBack);
        }
    }

    /**
     * What an answer rests on has changed while it waited: its comments are to be answered anew.
     *
     * @param comments ids; none where it was the rest of an answer
     */
    record AskAgain(Waiting answer, List<String> comments) implements Step {
        public AskAgain {
            comments = List.copyOf(comments);
        }
    }

    /**
     * What was sent ahead is not true any more and comes again with other words.
     *
     * @param numbers of the cues
     * @param comments ids of those that nobody remembers the answer of
     */
    record TakeBack(List<Long> numbers, List<String> comments) implements Step {
        public TakeBack {
            numbers = List.copyOf(numbers);
            comments = List.copyOf(comments);
        }
    }

    /**
     * An answer that is being spoken has sentences to come that are not true any more: it ends with its sentence, and
     * who asked is answered anew.
     *
     * @param comments ids
     */
    record BreakOff(long no, List<String> comments) implements Step {
        public BreakOff {
            comments = List.copyOf(comments);
        }
    }

    /** The show is over. */
    record End() implements Step {}

    /**
     * Waits for a person.
     *
     * @param reason a word for programs
     */
    record Pause(String reason) implements Step {}
}
