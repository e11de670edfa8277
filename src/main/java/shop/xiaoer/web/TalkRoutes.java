package shop.xiaoer.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Talks;
import shop.xiaoer.wire.ConversationJson;

/** All conversations to be looked through, page by page; for those who serve. */
final class TalkRoutes {
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int LONGEST_WORDS = 100;

    private final Talks talks;
    private final ZoneId zone;

    TalkRoutes(Talks talks, ZoneId zone) {
        this.talks = talks;
        this.zone = zone;
    }

    void on(Routes routes) {
        routes.get("/api/v1/conversations", this::find).get("/api/v1/conversations/:id/earlier", this::earlier);
    }

    private Reply find(Call call) throws Refusal {
        call.signed(Role.Right.serve);
        Talks.Search search = new Talks.Search(
                words(call),
                call.query("agent"),
                call.query("tag"),
                state(call),
                moment(call, "from", 0),
                // A day that is named as the end is meant whole.
                moment(call, "to", 1));
        return Reply.json(200, ConversationJson.talks(talks.find(search, place(call))));
    }

    private Reply earlier(Call call) throws Refusal {
        call.signed(Role.Right.serve);
        Talks.Place place = place(call);
        Optional<Talks.Page> found = ConversationId.parse(call.path("id")).flatMap(id -> talks.earlier(id, place));
        return Reply.json(
                200, ConversationJson.talks(found.orElseThrow(() -> Refusal.notFound("no such conversation"))));
    }

    private static Talks.Place place(Call call) throws Refusal {
        int limit = call.number("limit", USUAL, 1, MOST);
        String cursor = call.query("cursor");
        if (cursor == null) {
            return new Talks.Place(null, limit);
        }
        return new Talks.Place(
                ConversationId.parse(cursor)
                        .orElseThrow(() -> new Refusal(400, "badField", "cursor: is none that was given")),
                limit);
    }

    private static @Nullable String words(Call call) throws Refusal {
        String words = call.query("q");
        if (words == null) {
            return null;
        }
        String given = words.strip();
        int size = given.codePointCount(0, given.length());
        if (size < Talks.SHORTEST_WORDS || size > LONGEST_WORDS || given.indexOf('\0') >= 0) {
            throw new Refusal(
                    400, "badField", "q: needs " + Talks.SHORTEST_WORDS + " to " + LONGEST_WORDS + " characters");
        }
        return given;
    }

    private static Talks.@Nullable State state(Call call) throws Refusal {
        String name = call.query("state");
        if (name == null) {
            return null;
        }
        return Arrays.stream(Talks.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "badField", "state: must be open, bot, waiting, served or closed"));
    }

    /** A moment in UTC, or the beginning of a day of the shop, some days later. */
    private @Nullable Instant moment(Call call, String name, int daysLater) throws Refusal {
        String text = call.query(name);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(400, "badField", name + ": must be a day or a moment in UTC");
        }
    }
}
