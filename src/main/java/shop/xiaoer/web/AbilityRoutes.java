package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Role;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Who serves, in which languages, with which skills, how many chats at once: for supervisors to read and set. */
final class AbilityRoutes {
    private static final int MOST_CHATS = 50;
    private static final int MOST_SKILLS = 50;
    private static final int LONGEST_SKILL = 40;

    private final Abilities abilities;

    AbilityRoutes(Abilities abilities) {
        this.abilities = abilities;
    }

    void on(Routes routes) {
        routes.get("/api/v1/accounts", this::list)
                .patch("/api/v1/accounts/:name", call -> change(call, Role.Right.watch));
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.watch);
        ObjectNode body = Outgoing.object();
        ArrayNode accounts = body.putArray("accounts");
        abilities.all().forEach(ability -> accounts.add(json(ability)));
        return Reply.json(200, body);
    }

    Reply change(Call call, Role.Right right) throws Refusal, BadFrame {
        Access.Signed signed = call.signed(right);
        Fields fields = call.fields();
        Abilities.Change change = new Abilities.Change(languages(fields), skills(fields), capacity(fields));
        if (change.languages() == null && change.skills() == null && change.capacity() == null) {
            throw Refusal.field("languages, skills or capacity is needed");
        }
        return abilities
                .set(signed.account().name(), call.path("name"), change)
                .map(ability -> Reply.json(200, json(ability)))
                .orElseThrow(() -> Refusal.notFound("no such account serves"));
    }

    private static @Nullable List<Language> languages(Fields fields) throws BadFrame {
        if (!fields.has("languages")) {
            return null;
        }
        List<Language> languages = new ArrayList<>();
        for (String tag : fields.list("languages")) {
            try {
                languages.add(Language.of(tag));
            } catch (IllegalArgumentException e) {
                throw fields.fault("languages: must be zh or en");
            }
        }
        return languages.stream().distinct().toList();
    }

    private static @Nullable List<String> skills(Fields fields) throws BadFrame {
        if (!fields.has("skills")) {
            return null;
        }
        List<String> skills =
                fields.list("skills").stream().map(String::strip).distinct().toList();
        if (skills.size() > MOST_SKILLS
                || skills.stream().anyMatch(skill -> skill.isEmpty() || skill.length() > LONGEST_SKILL)) {
            throw fields.fault("skills: at most " + MOST_SKILLS + ", each of 1 to " + LONGEST_SKILL + " characters");
        }
        return skills;
    }

    private static @Nullable Integer capacity(Fields fields) throws BadFrame {
        Long capacity = fields.countOrNull("capacity");
        if (capacity != null && capacity > MOST_CHATS) {
            throw fields.fault("capacity: must be from 0 to " + MOST_CHATS);
        }
        return capacity == null ? null : (Integer) capacity.intValue();
    }

    static ObjectNode json(Abilities.Ability ability) {
        ObjectNode node = Outgoing.object()
                .put("name", ability.account().name())
                .put("displayName", ability.account().displayName())
                .put("role", ability.account().role().name())
                .put("language", ability.account().language().tag());
        ArrayNode languages = node.putArray("languages");
        ability.languages().forEach(language -> languages.add(language.tag()));
        ArrayNode skills = node.putArray("skills");
        ability.skills().forEach(skills::add);
        return node.put("capacity", ability.capacity());
    }
}
