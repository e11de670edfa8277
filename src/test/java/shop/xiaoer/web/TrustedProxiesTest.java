package shop.xiaoer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private static Optional<String> client(TrustedProxies proxies, String remote, @Nullable String forwarded) {
        return proxies.client(remote, forwarded).map(InetAddress::getHostAddress);
    }

    @Test
    void withoutProxiesTheHeaderIsNotBelieved() {
        assertThat(client(TrustedProxies.none(), "203.0.113.9", "198.51.100.1")).contains("203.0.113.9");
        assertThat(client(TrustedProxies.none(), "203.0.113.9", null)).contains("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.0.0.7    | 198.51.100.1                         | 198.51.100.1",
                "10.0.0.7    | 192.0.2.1, 198.51.100.1, 10.1.1.1    | 198.51.100.1",
                "10.0.0.7    | 10.2.2.2, 10.1.1.1                   | 10.2.2.2",
                "10.0.0.7    | 198.51.100.1, unknown                | 10.0.0.7",
                "10.0.0.7    | -                                    | 10.0.0.7",
                "203.0.113.9 | 198.51.100.1                         | 203.0.113.9",
                "2001:db8::1 | 198.51.100.1                         | 198.51.100.1"
            })
    void behindProxiesTheLastAddressThatIsNoneOfThemCounts(String remote, @Nullable String forwarded, String client) {
        TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "2001:db8::1"));

        assertThat(client(proxies, remote, forwarded)).contains(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.0.0.7    | https        | https",
                "10.0.0.7    | HTTPS        | https",
                "10.0.0.7    | https, http  | http",
                "203.0.113.9 | https        | -"
            })
    void theSchemeIsWhatAProxyOfTheShopsOwnSays(String remote, String told, @Nullable String scheme) {
        TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8"));

        assertThat(proxies.scheme(remote, told)).isEqualTo(Optional.ofNullable(scheme));
    }

    @ParameterizedTest
    @CsvSource({"shop.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "300.1.1.1"})
    void whatIsNoAddressIsNamed(String address) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of("10.0.0.1", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + address + "'");
    }

    private static int allowed(AddressLimits limits, String address, int requests) throws Exception {
        InetAddress ip = InetAddress.getByName(address);
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += limits.allows(ip) ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void anAddressThatAsksTooOftenIsToldToComeBackAndOthersAreServed() throws Exception {
        AddressLimits limits = new AddressLimits(TrustedProxies.none(), true);

        assertThat(allowed(limits, "203.0.113.9", 100_000)).isLessThan(100_000);
        assertThat(allowed(limits, "203.0.113.10", 100)).isEqualTo(100);
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() throws Exception {
        AddressLimits limits = new AddressLimits(TrustedProxies.none(), true);

        assertThat(limits.counted("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(limits.counted("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(limits.counted("2001:db8:1:3::1"));
        assertThat(limits.counted("203.0.113.9")).isEqualTo("203.0.113.9");
        allowed(limits, "2001:db8:1:2::1", 1_000);
        assertThat(allowed(limits, "2001:db8:1:2::2", 300)).isLessThan(300);
        assertThat(allowed(limits, "2001:db8:1:3::2", 300)).isEqualTo(300);
    }

    @Test
    void thisMachineIsCountedOnlyWhereItMayBeAProxy() throws Exception {
        assertThat(allowed(new AddressLimits(TrustedProxies.none(), true), "127.0.0.1", 100_000))
                .isEqualTo(100_000);
        assertThat(allowed(new AddressLimits(TrustedProxies.of(List.of("127.0.0.1")), true), "127.0.0.1", 100_000))
                .isLessThan(100_000);
    }
}
