package shop.xiaoer.web;

/** A token bucket. Touched from one thread. */
final class RateLimit {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private long at = System.nanoTime();

    RateLimit(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    static RateLimit none() {
        return new RateLimit(1e12, 1e12);
    }

    boolean allows() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - at) / 1e9 * perSecond);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
