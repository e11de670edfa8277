package shop.xiaoer.bench.faults;

import java.util.Optional;
import java.util.SplittableRandom;
import shop.xiaoer.bench.faults.Fault.Direction;
import shop.xiaoer.bench.faults.Fault.Kind;

/** Draws the fault of each next connection of one chat from its seed, until its number is used up. */
final class FaultPlan {
    private static final int FARTHEST_TO_SERVER = 1_000;
    private static final int FARTHEST_TO_SHOPPER = 5_000;
    private static final long LONGEST_MS = 250;

    private final SplittableRandom random;
    private int left;

    FaultPlan(SplittableRandom random, int faults) {
        this.random = random;
        this.left = faults;
    }

    synchronized Optional<Fault> next() {
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        Kind[] kinds = Kind.values();
        Direction direction = random.nextBoolean() ? Direction.toServer : Direction.toShopper;
        int farthest = direction == Direction.toServer ? FARTHEST_TO_SERVER : FARTHEST_TO_SHOPPER;
        return Optional.of(new Fault(
                kinds[random.nextInt(kinds.length)],
                direction,
                random.nextInt(farthest),
                random.nextLong(20, LONGEST_MS)));
    }

    /** No more of them: what is said from now on arrives. */
    synchronized void calm() {
        left = 0;
    }
}
