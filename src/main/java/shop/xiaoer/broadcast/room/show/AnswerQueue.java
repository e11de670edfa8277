package shop.xiaoer.broadcast.room.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.broadcast.room.Comment;
import shop.xiaoer.broadcast.room.CueKind;
import shop.xiaoer.broadcast.room.LiveAnswer;

/**
 * Answers that wait for their turn to be spoken. The same question is answered once for all who asked; nobody fills the
 * room alone; what is too old is dropped, because its asker has gone on.
 */
final class AnswerQueue {
    /** A viewer who got so many answers waits until the oldest is {@link #MEMORY} old. */
    private static final int PER_ASKER = 3;

    private static final Duration MEMORY = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 50;

    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Deque<Instant>> answered = new HashMap<>();

    /** One answer with all who wait for it; {@code answer} is null for words of an operator. */
    static final class Waiting {
        final CueKind kind;
        final String key;
        final LiveAnswer answer;
        final List<String> comments = new ArrayList<>();
        /** The first is the one whom it counts for. */
        final Set<String> askers = new LinkedHashSet<>();

        final Instant since;
        final @Nullable Instant expiresAt;
        /** Words that stand as they are: the rest of an answer that was cut. */
        final boolean isRest;

        Waiting(
                CueKind kind,
                String key,
                LiveAnswer answer,
                Instant since,
                @Nullable Instant expiresAt,
                boolean isRest) {
            this.kind = kind;
            this.key = key;
            this.answer = answer;
            this.since = since;
            this.expiresAt = expiresAt;
            this.isRest = isRest;
        }
    }

    enum Taken {
        waits,
        merged,
        capped,
        /** The queue is full and everybody in it has waited longer or is more. */
        dropped
    }

    Taken offer(LiveAnswer answer, Comment comment, Instant now) {
        Optional<Waiting> same = waiting.stream()
                .filter(each -> each.key.equals(answer.key()) && !each.isRest)
                .findFirst();
        if (same.isPresent()) {
            if (same.get().comments.contains(comment.msgId())) {
                return Taken.merged;
            }
            same.get().comments.add(comment.msgId());
            same.get().askers.add(comment.user());
            return Taken.merged;
        }
        if (isCapped(comment.user(), now)) {
            return Taken.capped;
        }
        if (waiting.size() >= MOST) {
            return Taken.dropped;
        }
        Waiting mine = new Waiting(CueKind.answer, answer.key(), answer, now, now.plus(PATIENCE), false);
        mine.comments.add(comment.msgId());
        mine.askers.add(comment.user());
        waiting.add(mine);
        count(comment.user(), now);
        return Taken.waits;
    }

    /** Words that a person wants said; they wait as long as it takes. */
    void insist(LiveAnswer words, Instant at) {
        waiting.add(insisted(words, at));
    }

    static Waiting insisted(LiveAnswer words, Instant at) {
        return new Waiting(CueKind.operator, words.key(), words, at, null, false);
    }

    void putBack(Waiting again) {
        waiting.add(again);
    }

    private boolean isCapped(String user, Instant now) {
        Deque<Instant> times = answered.get(user);
        if (times == null) {
            return false;
        }
        while (!times.isEmpty() && !times.peekFirst().isAfter(now.minus(MEMORY))) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            answered.remove(user);
        }
        return times.size() >= PER_ASKER;
    }

    private void count(String user, Instant now) {
        if (answered.size() > 10_000) {
            answered.values().removeIf(times -> !times.peekLast().isAfter(now.minus(MEMORY)));
        }
        answered.computeIfAbsent(user, _ -> new ArrayDeque<>()).addLast(now);
    }

    /** Who comes next: the higher first, then the rest of what was cut, then who has waited longest. */
    Optional<Waiting> next() {
        return waiting.stream()
                .min(Comparator.comparingInt((Waiting each) -> -each.kind.priority())
                        .thenComparing(each -> !each.isRest)
                        .thenComparing(each -> each.since));
    }

    /** As if it had never been asked for: it will be asked again. */
    void forget(Waiting gone) {
        waiting.remove(gone);
        Deque<Instant> times = gone.askers.isEmpty()
                ? null
                : answered.get(gone.askers.iterator().next());
        if (times != null) {
            times.removeFirstOccurrence(gone.since);
            if (times.isEmpty()) {
                answered.remove(gone.askers.iterator().next());
            }
        }
    }

    void take(Waiting taken) {
        waiting.remove(taken);
    }

    /** The comments whose answer came to nothing. */
    List<String> expire(Instant now) {
        List<String> late = new ArrayList<>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.expiresAt != null && !now.isBefore(one.expiresAt)) {
                late.addAll(one.comments);
                each.remove();
            }
        }
        return late;
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
