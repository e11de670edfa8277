package shop.xiaoer.broadcast.room.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cues that were sent and have not ended, in the order of their numbers; the first is the one that is spoken. Those
 * that were taken back are remembered for a while, because a renderer may have begun one before it heard of that.
 */
final class OpenCues {
    private static final int REMEMBERED = 32;

    private final List<OpenCue> open = new ArrayList<>();
    private final Map<Long, OpenCue> takenBack = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, OpenCue> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Nullable
    OpenCue first() {
        return open.isEmpty() ? null : open.getFirst();
    }

    boolean isFirst(OpenCue one) {
        return one == first();
    }

    Optional<OpenCue> numbered(long no) {
        return open.stream().filter(one -> one.cue.no() == no).findFirst();
    }

    Stream<OpenCue> stream() {
        return open.stream();
    }

    int size() {
        return open.size();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(OpenCue one) {
        open.add(one);
    }

    void ended(OpenCue one) {
        open.remove(one);
    }

    /** @return those that were there, the last first */
    List<OpenCue> takeBack(List<Long> numbers) {
        List<OpenCue> back = open.stream()
                .filter(one -> numbers.contains(one.cue.no()))
                .sorted(Comparator.comparingLong((OpenCue one) -> one.cue.no()).reversed())
                .toList();
        open.removeAll(back);
        back.forEach(one -> takenBack.put(one.cue.no(), one));
        return back;
    }

    /** One that was taken back and that no later cue has followed: it may still have been begun. */
    Optional<OpenCue> begunAllTheSame(long no) {
        boolean later = open.stream().anyMatch(one -> one.cue.no() > no && one.hasBegun());
        return later ? Optional.empty() : Optional.ofNullable(takenBack.get(no));
    }

    void reinstate(OpenCue back) {
        takenBack.remove(back.cue.no());
        open.add(back);
        open.sort(Comparator.comparingLong(one -> one.cue.no()));
    }

    /** Nobody will ever have begun it. */
    void forget(OpenCue back) {
        takenBack.remove(back.cue.no());
    }
}
