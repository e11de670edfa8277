package shop.xiaoer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import shop.xiaoer.browser.StaffPage.Tongue;

/** What a merchant does over the interface before a test looks at a page: scripts that are approved, rooms with them. */
final class Broadcaster {
    private final Page page;
    private final ServerUnderTest server;
    private final String token;

    Broadcaster(StaffPage staff, ServerUnderTest server) {
        this.page = staff.page;
        this.server = server;
        this.token = body(api().post(
                                server.url() + "/api/v1/login",
                                RequestOptions.create()
                                        .setData(Map.of("name", "laowang", "password", server.demoPassword()))))
                .get("token")
                .getAsString();
    }

    /** @return its id */
    String approvedScript(Tongue tongue, String product) {
        String script = server.url() + "/api/v1/scripts/"
                + post(
                                "/api/v1/scripts",
                                Map.of(
                                        "products",
                                        List.of(product),
                                        "language",
                                        tongue.locale,
                                        "words",
                                        200,
                                        "engine",
                                        "template"))
                        .get("id")
                        .getAsString();
        page.waitForCondition(() -> !state(script).get("state").getAsString().equals("writing"));
        for (String step : List.of("submit", "approve")) {
            String version = state(script).get("version").getAsString();
            body(api().post(script + "/" + step, mine().setData(Map.of("version", version))));
        }
        return script.substring(script.lastIndexOf('/') + 1);
    }

    /** A room on the shop's own channel that says the script again and again. @return its id */
    String room(Tongue tongue, String script, String product) {
        return post(
                        "/api/v1/rooms",
                        Map.of(
                                "name",
                                tongue.of("舞台试听", "A night on stage"),
                                "platform",
                                "own",
                                "loop",
                                true,
                                "rundown",
                                List.of(Map.of("script", script, "scene", "desk", "products", List.of(product)))))
                .get("id")
                .getAsString();
    }

    /** {@code start}, {@code say} and so on. */
    void move(String room, String what, Map<String, Object> how) {
        post("/api/v1/rooms/" + room + "/" + what, how);
    }

    /** Whether the server can read aloud; a refusal for another reason ends the test. */
    boolean hasVoice(String script) {
        APIResponse sound = api().get(server.url() + "/api/v1/scripts/" + script + "/segments/1/voice", mine());
        assertThat(sound.status()).isIn(200, 409);
        return sound.ok();
    }

    private JsonObject post(String path, Map<String, Object> body) {
        return body(api().post(server.url() + path, mine().setData(body)));
    }

    private APIRequestContext api() {
        return page.request();
    }

    private RequestOptions mine() {
        return RequestOptions.create().setHeader("Authorization", "Bearer " + token);
    }

    private JsonObject state(String script) {
        return body(api().get(script, mine()));
    }

    private static JsonObject body(APIResponse response) {
        assertThat(response.ok()).as(response.text()).isTrue();
        return JsonParser.parseString(response.text()).getAsJsonObject();
    }
}
