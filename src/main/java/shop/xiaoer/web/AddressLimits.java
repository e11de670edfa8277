package shop.xiaoer.web;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many requests and new sockets a second from one address, of IPv6 from one network (/64); more are told to come back. This machine itself is not
 * counted, unless proxies are named: then it may be one. Remembers the addresses that came last. Safe from any thread.
 */
final class AddressLimits {
    private static final double REQUESTS_A_SECOND = 50;
    /** An office behind one address opens its pages at nine o'clock. */
    private static final double REQUESTS_AT_ONCE = 300;

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int REMEMBERED = 10_000;

    private final TrustedProxies proxies;
    private final boolean on;
    private final Map<InetAddress, RateLimit> limits = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, RateLimit> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param on whether anything is counted */
    AddressLimits(TrustedProxies proxies, boolean on) {
        this.on = on;
        this.proxies = proxies;
    }

    /** The address, or its network, on whose count goes what comes from it; null where nothing is counted. */
    @Nullable
    String counted(@Nullable String address) {
        if (address == null || !on) {
            return null;
        }
        InetAddress read = NetUtil.createInetAddressFromIpAddressString(address);
        return isExempt(read) ? null : network(read).getHostAddress();
    }

    /** Whoever has one IPv6 address has the 2^64 of its network: they count as one. */
    static InetAddress network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return address;
        }
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private boolean isExempt(InetAddress address) {
        return address.isLoopbackAddress() && !proxies.areNamed();
    }

    void check(RoutingContext context) {
        if (proxies.client(context.request()).map(this::allows).orElse(true)) {
            context.next();
        } else {
            Routes.send(
                    context,
                    Reply.problem(429, "tooMany", "too many requests from one address")
                            .with("Retry-After", "1"));
        }
    }

    boolean allows(InetAddress address) {
        if (isExempt(address)) {
            return true;
        }
        synchronized (limits) {
            return limits.computeIfAbsent(network(address), one -> new RateLimit(REQUESTS_A_SECOND, REQUESTS_AT_ONCE))
                    .allows();
        }
    }
}
