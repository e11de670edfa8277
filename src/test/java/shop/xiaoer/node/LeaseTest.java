package shop.xiaoer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicLong clock = new AtomicLong(-7);
    private final Lease lease = new Lease(clock::get);

    private void passes(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void whoNeverSentAHeartbeatIsNotSure() {
        assertThat(lease.isSure()).isFalse();
    }

    @Test
    void aHeartbeatCountsFromBeforeItWasSentAndEndsBeforeTheOthersGiveItUp() {
        long sent = clock.get();
        passes(Duration.ofSeconds(1));
        lease.renewed(sent);

        assertThat(lease.isSure()).isTrue();
        passes(Duration.ofMillis(1_400));
        assertThat(lease.isSure()).isTrue();
        passes(Duration.ofMillis(200));
        assertThat(lease.isSure())
                .as("2.6 s after it was sent, where the others wait for 3")
                .isFalse();
    }

    @Test
    void aHeartbeatThatTookTooLongIsWorthNothing() {
        long sent = clock.get();
        passes(Lease.LENGTH);
        lease.renewed(sent);

        assertThat(lease.isSure()).isFalse();
    }

    @Test
    void anEndlessOneIsAlwaysSure() {
        assertThat(Lease.endless().isSure()).isTrue();
    }
}
