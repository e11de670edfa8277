package shop.xiaoer.bench.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges a race by the promises of a claim: one winner, and no word of the bot after it. */
final class ClaimChecker {
    private ClaimChecker() {}

    /** Each breach in a sentence; empty where every promise was kept. */
    static List<String> check(Race race) {
        List<String> breaches = new ArrayList<>();
        winners(race, breaches);
        silence(race, breaches);
        whole(race, breaches);
        epochs(race, breaches);
        drafts(race, breaches);
        return breaches;
    }

    private static void winners(Race race, List<String> breaches) {
        long won = race.replies().stream()
                .filter(reply -> isType(reply, "claimed"))
                .count();
        long lost = race.replies().stream()
                .filter(reply -> reply.path("code").asText().equals("alreadyClaimed"))
                .count();
        if (won != 1 || lost != race.replies().size() - 1) {
            breaches.add("not one winner: " + race.replies());
        }
    }

    private static void silence(Race race, List<String> breaches) {
        int joined = first(race.shopper(), frame -> isKind(frame, "agentJoined"));
        int told = first(race.shopper(), frame -> isType(frame, Race.TOLD));
        if (joined < 0) {
            breaches.add("the shopper was not told of the agent");
            return;
        }
        after(race.shopper(), joined)
                .filter(ClaimChecker::isWordOfTheBot)
                .forEach(frame -> breaches.add("after agentJoined: " + frame));
        if (told >= 0) {
            after(race.shopper(), told)
                    .filter(ClaimChecker::isWordOfTheBot)
                    .forEach(frame -> breaches.add("after claimed was told: " + frame));
            if (told < joined) {
                breaches.add("claimed was told before agentJoined had left for the shopper");
            }
        }
        int written = first(race.log(), event -> isKind(event, "agentJoined"));
        after(race.log(), written)
                .filter(ClaimChecker::isOfTheBot)
                .forEach(event -> breaches.add("in the log after agentJoined: " + event));
    }

    private static void whole(Race race, List<String> breaches) {
        List<Long> seen = race.shopper().stream()
                .filter(frame -> isType(frame, "event"))
                .map(frame -> frame.path("seq").asLong())
                .toList();
        List<Long> kept =
                race.log().stream().map(event -> event.path("seq").asLong()).toList();
        if (!seen.equals(kept)) {
            breaches.add("the shopper saw " + seen + ", the log has " + kept);
        }
    }

    private static void epochs(Race race, List<String> breaches) {
        long before = -1;
        for (JsonNode event : race.log()) {
            long epoch = event.path("epoch").asLong();
            if (epoch < before) {
                breaches.add("the epoch fell from " + before + " at " + event);
            }
            before = epoch;
            if (isKind(event, "agentJoined") && epoch <= race.epoch()) {
                breaches.add("agentJoined did not raise the epoch " + race.epoch() + ": " + event);
            }
        }
    }

    /** What was shown and then taken back stands in the list of decisions as dropped, with its text. */
    private static void drafts(Race race, List<String> breaches) {
        if (!race.cutInTheMiddle()) {
            return;
        }
        if (race.shopper().stream().noneMatch(frame -> isType(frame, "draftGone"))) {
            breaches.add("a draft was left standing");
        }
        if (race.decisions().stream()
                .noneMatch(decision -> decision.path("outcome").asText().equals("dropped"))) {
            breaches.add("the cut answer is not recorded as dropped: " + race.decisions());
        }
    }

    static boolean isType(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }

    private static boolean isKind(JsonNode event, String kind) {
        return event.path("kind").asText().equals(kind);
    }

    static boolean isOfTheBot(JsonNode event) {
        return event.path("author").path("kind").asText().equals("ai");
    }

    private static boolean isWordOfTheBot(JsonNode frame) {
        return isType(frame, "draft")
                || isOfTheBot(frame) && !isType(frame, "typing")
                || isType(frame, "typing")
                        && isOfTheBot(frame)
                        && frame.path("on").asBoolean();
    }

    private static int first(List<JsonNode> frames, Predicate<JsonNode> fits) {
        return IntStream.range(0, frames.size())
                .filter(at -> fits.test(frames.get(at)))
                .findFirst()
                .orElse(-1);
    }

    private static Stream<JsonNode> after(List<JsonNode> frames, int place) {
        return frames.subList(Math.min(frames.size(), place + 1), frames.size()).stream();
    }
}
