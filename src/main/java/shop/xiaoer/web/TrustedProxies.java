package shop.xiaoer.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: the address at the other end, or, where that is a proxy of the shop's own, the last one in
 * {@code X-Forwarded-For} that is not. What others write into that header is not believed. Immutable.
 */
public final class TrustedProxies {
    private final List<IpSubnetFilterRule> trusted;

    private TrustedProxies(List<IpSubnetFilterRule> trusted) {
        this.trusted = trusted;
    }

    /** All are believed to be where they seem to be. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * @param addresses IPv4 or IPv6, each alone or as a network ({@code 10.0.0.0/8})
     * @throws IllegalArgumentException naming the first that is neither
     */
    public static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(addresses.stream().map(TrustedProxies::rule).toList());
    }

    private static IpSubnetFilterRule rule(String address) {
        int slash = address.indexOf('/');
        InetAddress ip = ip(slash < 0 ? address : address.substring(0, slash))
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + address + "' must be an IP address or a network"));
        int longest = ip.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? longest : prefix(address, address.substring(slash + 1), longest);
        return new IpSubnetFilterRule(ip, prefix, IpFilterRuleType.ACCEPT);
    }

    private static int prefix(String address, String digits, int longest) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > longest) {
            throw new IllegalArgumentException("'" + address + "' must end in a prefix from 0 to " + longest);
        }
        return Integer.parseInt(digits);
    }

    /** Without a look-up: a name is no address. */
    private static Optional<InetAddress> ip(String text) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text.strip()));
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(address, 0)));
    }

    /** Whether every address counts by itself, this machine's too: behind a proxy all come from there. */
    boolean areNamed() {
        return !trusted.isEmpty();
    }

    /** The address of whoever asks; empty where there is none that can be read. */
    Optional<InetAddress> client(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? Optional.empty()
                : client(String.valueOf(request.remoteAddress().host()), request.getHeader("X-Forwarded-For"));
    }

    /**
     * The scheme that the browser used, where a proxy of the shop's own says so; empty where nobody who is believed does:
     * TLS may have ended before this server all the same.
     */
    Optional<String> scheme(HttpServerRequest request) {
        String told = request.getHeader("X-Forwarded-Proto");
        return told == null || request.remoteAddress() == null
                ? Optional.empty()
                : scheme(String.valueOf(request.remoteAddress().host()), told);
    }

    /** Of several proxies the last one's word counts: the others' may be the visitor's own. */
    Optional<String> scheme(String remote, String told) {
        return ip(remote)
                .filter(this::trusts)
                .map(proxy -> told.substring(told.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT));
    }

    /** The same in letters; null where there is none that can be read. */
    @Nullable
    String address(HttpServerRequest request) {
        return client(request).map(InetAddress::getHostAddress).orElse(null);
    }

    Optional<InetAddress> client(String remote, @Nullable String forwarded) {
        Optional<InetAddress> found = ip(remote);
        if (forwarded == null) {
            return found;
        }
        for (String hop : List.of(forwarded.split(",")).reversed()) {
            if (found.isEmpty() || !trusts(found.get())) {
                return found;
            }
            Optional<InetAddress> before = ip(hop);
            if (before.isEmpty()) {
                return found;
            }
            found = before;
        }
        return found;
    }
}
