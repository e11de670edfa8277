package shop.xiaoer.connect.renderer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.xiaoer.broadcast.driver.Renderer;
import shop.xiaoer.broadcast.driver.Renderer.Outcome;
import shop.xiaoer.text.Language;

/** Renderers that refuse, hang, break or are not there. */
class RendererFaultsTest {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final String OK = "{\"code\":0,\"msg\":\"ok\",\"data\":true}";
    private static final Renderer.Line LINE = new Renderer.Line("1", "现在88元。<b>好</b>不好？", Language.ZH);

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private LiveTalking liveTalking() {
        return new LiveTalking(URI.create(server.baseUrl()), "7", WITHIN);
    }

    private Fay fay() {
        return new Fay(URI.create(server.baseUrl()), "User", WITHIN);
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    @Test
    void sentencesGoOneByOneInSpokenFormWithoutTags() {
        answers("/human", okJson(OK));
        answers("/transparent-pass", okJson("{}"));
        try (LiveTalking liveTalking = liveTalking();
                Fay fay = fay()) {
            assertThat(liveTalking.submit(LINE)).isEqualTo(new Outcome.Accepted());
            assertThat(fay.submit(LINE)).isEqualTo(new Outcome.Accepted());
        }
        for (String words : List.of("现在八十八块。", "好不好？")) {
            server.verify(postRequestedFor(urlEqualTo("/human"))
                    .withRequestBody(equalToJson(
                            "{\"sessionid\":\"7\",\"text\":\"" + words + "\",\"type\":\"echo\",\"interrupt\":false}")));
            server.verify(postRequestedFor(urlEqualTo("/transparent-pass"))
                    .withRequestBody(equalToJson("{\"user\":\"User\",\"text\":\"" + words + "\",\"queue\":true}")));
        }
    }

    @Test
    void aLineWhoseFateIsUnknownIsNeverSentAgain() {
        for (ResponseDefinitionBuilder fault : List.of(
                aResponse().withStatus(500),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson(OK).withFixedDelay(60_000))) {
            server.resetAll();
            answers("/human", fault);
            try (LiveTalking liveTalking = liveTalking()) {
                assertThat(liveTalking.submit(LINE)).isInstanceOf(Outcome.Unsure.class);
            }
            server.verify(1, postRequestedFor(urlEqualTo("/human")));
        }
    }

    @Test
    void aRefusalEndsTheLine() {
        answers("/human", okJson("{\"code\":-1,\"msg\":\"no such session\"}"));
        answers("/transparent-pass", aResponse().withStatus(404));
        try (LiveTalking liveTalking = liveTalking();
                Fay fay = fay()) {
            assertThat(liveTalking.submit(LINE)).isEqualTo(new Outcome.Refused("no such session"));
            assertThat(fay.submit(LINE)).isEqualTo(new Outcome.Refused("HTTP 404"));
        }
        server.verify(1, postRequestedFor(urlEqualTo("/human")));
    }

    @Test
    void anInterruptIsTriedTwice() {
        answers("/interrupt_talk", aResponse().withStatus(500));
        answers("/to-stop-talking", aResponse().withFault(Fault.EMPTY_RESPONSE));
        try (LiveTalking liveTalking = liveTalking();
                Fay fay = fay()) {
            assertThat(liveTalking.interrupt()).isInstanceOf(Outcome.Unsure.class);
            assertThat(fay.interrupt()).isInstanceOf(Outcome.Unsure.class);
        }
        server.verify(2, postRequestedFor(urlEqualTo("/interrupt_talk")));
    }

    @Test
    void speakingIsAskedAndUnknownWhereNobodyTells() {
        answers("/is_speaking", okJson(OK));
        try (LiveTalking liveTalking = liveTalking();
                Fay fay = fay()) {
            assertThat(liveTalking.speaking()).isEqualTo(Renderer.Speaking.yes);
            answers("/is_speaking", aResponse().withStatus(500));
            assertThat(liveTalking.speaking()).isEqualTo(Renderer.Speaking.unknown);
            assertThat(fay.speaking()).isEqualTo(Renderer.Speaking.unknown);
        }
    }

    @Test
    void whatIsNotThereIsUnreachable() {
        URI gone = URI.create(server.baseUrl());
        server.stop();
        try (LiveTalking liveTalking = new LiveTalking(gone, "7", WITHIN)) {
            assertThat(liveTalking.submit(LINE)).isInstanceOf(Outcome.Unreachable.class);
        }
    }
}
