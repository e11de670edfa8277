package shop.xiaoer.broadcast.room.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shop.xiaoer.broadcast.Segment;

/**
 * Which way of a segment is said in which of its turns. It follows from the number of the turn alone, so that a node that
 * takes a room over goes on as the one before it would have: the ways that were said least come first, of those the one
 * least like what was said last, and never the same twice running while there is another.
 */
final class Turns {
    private Turns() {}

    /**
     * The ways of a segment in the order in which they are wanted.
     *
     * @param turn how often the segment comes round, this time counted, from 1
     */
    static List<Integer> order(Segment segment, int turn) {
        int ways = segment.ways();
        int[] used = new int[ways + 1];
        int last = 0;
        for (int i = 1; i < turn; i++) {
            last = wanted(segment, used, last).getFirst();
            used[last]++;
        }
        return wanted(segment, used, last);
    }

    private static List<Integer> wanted(Segment segment, int[] used, int last) {
        if (last == 0) {
            return IntStream.rangeClosed(1, segment.ways()).boxed().toList();
        }
        List<Integer> ways =
                new ArrayList<>(IntStream.rangeClosed(1, segment.ways()).boxed().toList());
        ways.sort(Comparator.comparing((Integer way) -> way == last)
                .thenComparingInt(way -> used[way])
                .thenComparingDouble(way -> segment.variants().between(way, last))
                .thenComparing(way -> way));
        return ways;
    }
}
