package shop.xiaoer.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.connect.shop.ShopSettings;

class SettingsTest {
    @TempDir
    Path home;

    private Settings read(String... pairs) {
        Map<String, String> environment = new TreeMap<>(Map.of("XIAOER_HOME", home.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.read(environment);
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve("xiaoer.yaml"), text);
    }

    @Test
    void whatNobodySetHasTheStandardValue() {
        Settings settings = read();

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(home.resolve("data"));
        assertThat(settings.database()).isNull();
        assertThat(settings.demo()).isTrue();
        assertThat(settings.limits()).isTrue();
        assertThat(settings.voice()).isEqualTo("espeak-ng");
        assertThat(settings.fourEyes()).isFalse();
        assertThat(read("XIAOER_FOUR_EYES", "true").fourEyes()).isTrue();
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.currency()).isEqualTo("CNY");
        assertThat(settings.model().firstToken()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.model().stall()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.model().total()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.model().parallel()).isEqualTo(4);
    }

    @Test
    void theEnvironmentStandsOverTheFile() throws IOException {
        file("port: 9001\nhost: 0.0.0.0\nmodel-stall: 700ms\n");

        Settings settings = read("XIAOER_PORT", "9002");

        assertThat(settings.port()).isEqualTo(9002);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.model().stall()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void theFileMayLieElsewhere() throws IOException {
        Path other = Files.writeString(home.resolve("other.yaml"), "port: 9003\n");

        assertThat(read("XIAOER_CONFIG", other.toString()).port()).isEqualTo(9003);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XIAOER_ORIGINS         | foo                        | must be an http address",
                "XIAOER_ORIGINS         | https://shop.example/page  | must end after the host or its port",
                "XIAOER_TRUSTED_PROXIES | a.b                        | must be an IP address or a network",
                "XIAOER_TRUSTED_PROXIES | 10.0.0.0/40                | must end in a prefix from 0 to 32",
                "XIAOER_CURRENCY        | XXY                        | must be an ISO 4217 code",
                "XIAOER_KNOWLEDGE       | /nowhere/knowledge         | there is no such folder",
                "XIAOER_PROMPTS         | /nowhere/prompts           | there is no such folder"
            })
    void whatCannotBeMeantIsRefusedAtTheStart(String name, String value, String why) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageContaining(name)
                .hasMessageContaining(why);
    }

    @Test
    void sitesAndProxiesAreListsBetweenCommas() {
        Settings settings = read(
                "XIAOER_ORIGINS", "https://shop.example, http://localhost:3000",
                "XIAOER_TRUSTED_PROXIES", "10.0.0.0/8, ::1");

        assertThat(settings.origins()).containsExactly("https://shop.example", "http://localhost:3000");
    }

    @Test
    void aConnectorNeedsItsSecret() {
        String secret = "a-secret-of-the-shop-that-is-long-enough";

        assertThatThrownBy(() -> read("XIAOER_CONNECTOR_URL", "https://erp.example/xiaoer"))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageContaining("XIAOER_CONNECTOR_SECRET");
        ShopSettings connector = Objects.requireNonNull(
                read("XIAOER_CONNECTOR_URL", "https://erp.example/xiaoer/", "XIAOER_CONNECTOR_SECRET", secret)
                        .connector());
        assertThat(connector.url()).hasToString("https://erp.example/xiaoer");
        assertThat(connector.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(connector.toString()).doesNotContain(secret);
    }

    @Test
    void anExternalDatabaseSwitchesTheDemoOff() {
        Settings settings = read("XIAOER_DATABASE_URL", "postgresql://shop:p%40ss@db.example:6432/xiaoer");

        assertThat(settings.demo()).isFalse();
        var database = Objects.requireNonNull(settings.database());
        assertThat(database.host()).isEqualTo("db.example");
        assertThat(database.port()).isEqualTo(6432);
        assertThat(database.password()).isEqualTo("p@ss");
        assertThat(database.database()).isEqualTo("xiaoer");
    }

    @ParameterizedTest
    @CsvSource({
        "XIAOER_PRT, 8080",
        "XIAOER_PORT, many",
        "XIAOER_PORT, 70000",
        "XIAOER_HOST, ' '",
        "XIAOER_DRAIN, 10",
        "XIAOER_DRAIN, soon",
        "XIAOER_ASSIGN, lottery",
        "XIAOER_AGENT_SILENT, long",
        "XIAOER_QUEUE_TIMEOUT, 10",
        "XIAOER_MODEL_STALL, 5h",
        "XIAOER_MODEL_ENGINE, oracle",
        "XIAOER_MODEL_URL, ftp://models.example",
        "XIAOER_MODEL_PARALLEL, 0",
        "XIAOER_DEMO, yes",
        "XIAOER_LIMITS, none",
        "XIAOER_TIMEZONE, Mars/Olympus",
        "XIAOER_CURRENCY, yuan",
        "XIAOER_CONNECTOR_URL, ftp://erp.example",
        "XIAOER_CONNECTOR_URL, https://user@erp.example",
        "XIAOER_CONNECTOR_SECRET, short",
        "XIAOER_CONNECTOR_TIMEOUT, 30s",
        "XIAOER_ADMIN_PASSWORD, short",
        "XIAOER_IDENTITY_SECRET, short",
        "XIAOER_CONFIG, /there/is/no/such/file.yaml",
        "XIAOER_DATABASE_URL, mysql://somewhere"
    })
    void aBadValueStopsTheStartAndNamesItsSetting(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageContaining(name);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        file("colour: blue\nport: [1, 2]\n");

        assertThatThrownBy(() -> read("XIAOER_DEMO", "maybe", "XIAOER_DRAIN", "long", "XIAOER_COLOR", "red"))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("port")
                .hasMessageContaining("XIAOER_DEMO")
                .hasMessageContaining("XIAOER_DRAIN")
                .hasMessageContaining("XIAOER_COLOR");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithItsLine() throws IOException {
        file("port: 9001\nhost: [\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(Settings.Faults.class)
                .hasMessageContaining("xiaoer.yaml")
                .hasMessageContaining("line");
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        file("# nothing is set here\n");

        assertThat(read().port()).isEqualTo(8080);
    }

    @Test
    void aPasswordIsNeverInAFault() {
        assertThatThrownBy(() -> read("XIAOER_DATABASE_URL", "postgresql://shop:sesame@"))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> read("XIAOER_ADMIN_PASSWORD", "sesame"))
                .isInstanceOf(Settings.Faults.class)
                .hasMessageNotContaining("sesame");
    }

    @Test
    void theChecksOwnVariablesAreNoSettings() {
        assertThat(read("XIAOER_CHECK_ANYTHING", "x").port()).isEqualTo(8080);
    }
}
