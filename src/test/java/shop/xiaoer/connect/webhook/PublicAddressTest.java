package shop.xiaoer.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    private final PublicAddress strict = new PublicAddress(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::"
            })
    void theServersOwnNetworkIsPrivate(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::1111"})
    void theRestIsNot(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hook",
                "ftp://shop.example",
                "file:///etc/passwd",
                "https:///hook",
                "https://user:word@shop.example",
                "https://shop.example/#part",
                "https://shop example",
                "shop.example"
            })
    void onlyPlainAddressesOverTlsAreTaken(String url) {
        assertThatThrownBy(() -> strict.uri(url)).isInstanceOf(PublicAddress.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://no.such.host.invalid/"
            })
    void aPrivateHostIsRefusedHoweverItIsWritten(String url) {
        assertThatThrownBy(() -> strict.of(strict.uri(url))).isInstanceOf(PublicAddress.Refused.class);
    }

    @Test
    void theSettingLetsPrivateOnesIn() {
        PublicAddress open = new PublicAddress(true);

        assertThatCode(() -> open.of(open.uri("http://127.0.0.1:8080/hook"))).doesNotThrowAnyException();
    }
}
