package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.EntranceSwitches;
import shop.xiaoer.entrance.EntranceSwitches.Instead;
import shop.xiaoer.entrance.EntranceSwitches.Switch;
import shop.xiaoer.text.Localized;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Which entrances are open, and what is said of those that are not: for those who manage the shop. */
final class EntranceRoutes {
    private static final int LONGEST_LINE = 300;

    private final EntranceSwitches switches;

    EntranceRoutes(EntranceSwitches switches) {
        this.switches = switches;
    }

    void on(Routes routes) {
        routes.get("/api/v1/entrances", this::list).put("/api/v1/entrances/:name", this::set);
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.manage);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("entrances");
        for (EntranceName name : EntranceName.values()) {
            list.add(json(name, switches.of(name)));
        }
        return Reply.json(200, body);
    }

    private Reply set(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.manage).account().name();
        EntranceName name = EntranceName.of(call.path("name")).orElseThrow(() -> Refusal.notFound("no such entrance"));
        Fields fields = call.fields();
        Switch wanted = new Switch(fields.flag("on"), instead(fields), line(fields));
        switches.set(by, name, wanted);
        return Reply.json(200, json(name, wanted));
    }

    private static Instead instead(Fields fields) throws Refusal, BadFrame {
        return switch (Optional.ofNullable(fields.textOrNull("instead")).orElse("words")) {
            case "words" -> Instead.words;
            case "person" -> Instead.person;
            default -> throw Refusal.field("instead: must be words or person");
        };
    }

    /** Both languages or none: a shopper is never told in the other one. */
    private static @Nullable Localized line(Fields fields) throws Refusal, BadFrame {
        String zh = words(fields, "zh");
        String en = words(fields, "en");
        if (zh.isEmpty() && en.isEmpty()) {
            return null;
        }
        if (zh.isEmpty() || en.isEmpty()) {
            throw Refusal.field((zh.isEmpty() ? "zh" : "en") + ": is needed where the other language is given");
        }
        return new Localized(zh, en);
    }

    private static String words(Fields fields, String name) throws Refusal, BadFrame {
        String given = Optional.ofNullable(fields.wordsOrNull(name)).orElse("").strip();
        if (given.codePointCount(0, given.length()) > LONGEST_LINE) {
            throw Refusal.field(name + ": has more than " + LONGEST_LINE + " characters");
        }
        return given;
    }

    private static ObjectNode json(EntranceName name, Switch kept) {
        ObjectNode node = Outgoing.object()
                .put("name", name.wire())
                .put("on", kept.on())
                .put("instead", kept.instead().name());
        Localized line = kept.line();
        return line == null ? node : node.put("zh", line.zh()).put("en", line.en());
    }
}
