package shop.xiaoer.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.xiaoer.llm.ModelSettings.Engine;

class ModelSettingsTest {
    @Test
    void the_defaults_are_those_of_the_contract() {
        ModelSettings defaults = ModelSettings.defaults();
        assertThat(defaults.url()).hasToString("http://127.0.0.1:11434");
        assertThat(defaults.firstToken()).hasSeconds(20);
        assertThat(defaults.stall()).hasSeconds(5);
        assertThat(defaults.total()).hasSeconds(60);
        assertThat(defaults.parallel()).isEqualTo(4);
        assertThat(defaults.model()).isEqualTo(ModelSettings.DEFAULT_MODEL);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host, url: must be http",
        "http:///path, url: must be http",
        "http://host/v1, url: must be given without /v1",
        "http://host/v1/, url: must be given without /v1",
        "http://me:secret@host, url: must hold no password"
    })
    void a_wrong_address_is_named(String url, String message) {
        assertThatThrownBy(() -> ModelSettings.of(Engine.openai, URI.create(url), "m"))
                .hasMessageContaining(message);
    }

    @Test
    void all_faults_are_named_at_once() {
        assertThatThrownBy(() -> new ModelSettings(
                        Engine.ollama,
                        URI.create("http://host"),
                        " ",
                        "",
                        Duration.ofSeconds(20),
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        0,
                        -1,
                        0,
                        Duration.ZERO,
                        Duration.ofSeconds(-1)))
                .hasMessageContainingAll(
                        "model:",
                        "key:",
                        "stall:",
                        "firstToken: must not be longer than total",
                        "parallel:",
                        "queue:",
                        "breakerFaults:",
                        "breakerWindow:",
                        "breakerRetry:");
    }

    @Test
    void the_key_is_not_printed_and_a_slash_at_the_end_does_no_harm() {
        ModelSettings settings = ModelSettings.of(Engine.openai, URI.create("http://host:8000/"), "m")
                .withKey("sk-secret");
        assertThat(settings.toString()).doesNotContain("sk-secret").contains("key=set");
        assertThat(settings.url()).hasToString("http://host:8000");
    }

    @Test
    void without_an_engine_address_and_model_do_not_matter() {
        assertThat(ModelSettings.of(Engine.none, URI.create(""), "").engine()).isEqualTo(Engine.none);
    }
}
