package shop.xiaoer.browser;

import org.junit.jupiter.api.Assumptions;

/** Leaves tests out where the machine lacks something, and says so where a person reads it. */
final class Skip {
    private Skip() {}

    static void unless(boolean present, String reason) {
        if (!present) {
            System.out.println("browser tests skipped: " + reason);
        }
        Assumptions.assumeTrue(present, reason);
    }
}
