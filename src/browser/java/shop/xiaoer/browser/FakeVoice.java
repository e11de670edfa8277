package shop.xiaoer.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Pattern;
import shop.xiaoer.broadcast.driver.voice.Pcm;

/** Stands between a page and the server's voice: every sound is silence of a little over a second with two sentences in it. */
final class FakeVoice {
    private static final Pattern SOUND = Pattern.compile("/voice$");
    private static final Pattern MARKS = Pattern.compile("/voice/marks$");
    private static final String NOTICE = "{\"from\": -1, \"to\": -1, \"fromMs\": 0, \"toMs\": 250}, ";

    private final byte[] sound = Pcm.silence(1_200).wav("");
    private final Deque<Route.FulfillOptions> refusals = new ArrayDeque<>();
    private boolean off;

    private FakeVoice() {}

    /** @param noticed whether each sound begins with the notice, as those of a script do */
    static FakeVoice of(Page page, boolean noticed) {
        FakeVoice voice = new FakeVoice();
        page.route(SOUND, voice::answer);
        page.route(
                MARKS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                                {"sentences": [%s{"from": 0, "to": 4, "fromMs": 300, "toMs": 650}, {"from": 4, "to": 8, "fromMs": 700, "toMs": 1100}]}""".formatted(noticed ? NOTICE : ""))));
        return voice;
    }

    /** The next sound that is asked for is refused so. */
    void refuse(int status, String code) {
        refusals.add(problem(status, code));
    }

    /** From now on there is no voice on the machine, or there is one again. */
    void off(boolean gone) {
        off = gone;
    }

    private void answer(Route route) {
        Route.FulfillOptions refusal = off ? problem(409, "voiceOff") : refusals.poll();
        route.fulfill(
                refusal != null
                        ? refusal
                        : new Route.FulfillOptions().setContentType("audio/wav").setBodyBytes(sound));
    }

    private static Route.FulfillOptions problem(int status, String code) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "1"))
                .setBody("{\"status\": %d, \"code\": \"%s\", \"detail\": \"as the test wants it\"}"
                        .formatted(status, code));
    }
}
