package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Role;
import shop.xiaoer.account.Staff;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Accounts for those who manage the shop: made, closed and opened, given another role or a new first password. */
final class StaffRoutes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 12;
    private static final String NAME = "[a-z0-9][a-z0-9._-]{1,39}";
    private static final int LONGEST_DISPLAY_NAME = 40;

    private final Staff staff;
    private final AbilityRoutes abilities;

    StaffRoutes(Staff staff, AbilityRoutes abilities) {
        this.staff = staff;
        this.abilities = abilities;
    }

    void on(Routes routes) {
        String one = "/api/v1/staff/:name";
        routes.get("/api/v1/staff", this::list)
                .post("/api/v1/staff", this::make)
                .patch("/api/v1/staff/:name", call -> abilities.change(call, Role.Right.manage))
                .post(one + "/disable", call -> told(staff.enable(by(call), name(call), false)))
                .post(one + "/enable", call -> told(staff.enable(by(call), name(call), true)))
                .post(one + "/role", this::role)
                .post(one + "/password", this::password)
                .post(one + "/endSessions", call -> told(staff.endSessions(by(call), name(call))));
    }

    private static Account by(Call call) throws Refusal {
        return call.signed(Role.Right.manage).account();
    }

    private static String name(Call call) {
        return call.path("name");
    }

    private Reply list(Call call) throws Refusal {
        by(call);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("accounts");
        staff.all().forEach(member -> list.add(json(member)));
        return Reply.json(200, body);
    }

    private Reply make(Call call) throws Refusal, BadFrame {
        Account by = by(call);
        Fields fields = call.fields();
        String name = fields.text("name");
        if (!name.matches(NAME)) {
            throw Refusal.field("name: needs 2 to 40 small letters, digits, dots, dashes or underscores");
        }
        String displayName = fields.words("displayName").strip();
        if (displayName.codePointCount(0, displayName.length()) > LONGEST_DISPLAY_NAME) {
            throw Refusal.field("displayName: has more than " + LONGEST_DISPLAY_NAME + " characters");
        }
        Account account = new Account(name, role(fields), language(fields), displayName, false);
        String password = password();
        return told(staff.make(by, account, password), 201, password).with("Location", "/api/v1/staff/" + name);
    }

    private static Role role(Fields fields) throws Refusal, BadFrame {
        String given = fields.text("role");
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.field("role: must be one of " + Arrays.toString(Role.values())));
    }

    private static Language language(Fields fields) throws Refusal, BadFrame {
        try {
            return Language.of(fields.text("language"));
        } catch (IllegalArgumentException e) {
            throw Refusal.field("language: must be zh or en");
        }
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Reply role(Call call) throws Refusal, BadFrame {
        return told(staff.role(by(call), name(call), role(call.fields())));
    }

    private Reply password(Call call) throws Refusal {
        String password = password();
        return told(staff.password(by(call), name(call), password), 200, password);
    }

    private static Reply told(Staff.Outcome outcome) throws Refusal {
        return told(outcome, 200, null);
    }

    private static Reply told(Staff.Outcome outcome, int status, @Nullable String firstPassword) throws Refusal {
        return switch (outcome) {
            case Staff.Outcome.Done done -> {
                ObjectNode body = json(done.member());
                yield Reply.json(status, firstPassword == null ? body : body.put("firstPassword", firstPassword));
            }
            case Staff.Outcome.Unknown ignored -> throw Refusal.notFound("no such account");
            case Staff.Outcome.Taken ignored ->
                throw new Refusal(409, "nameTaken", "name, displayName: another account has one of them");
            case Staff.Outcome.LastAdmin ignored ->
                throw new Refusal(409, "lastAdmin", "nobody would be left who may administer");
            case Staff.Outcome.OnlyAdmins ignored ->
                throw Refusal.forbidden("role: admins are made and changed by admins alone");
        };
    }

    private static ObjectNode json(Staff.Member member) {
        ObjectNode node = AbilityRoutes.json(member.ability())
                .put("demo", member.ability().account().demo())
                .put("disabled", member.disabled())
                .put("mustChangePassword", member.mustChange())
                .put("sessions", member.sessions());
        if (member.lastSeen() != null) {
            node.put(
                    "lastSeen",
                    member.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (member.lockedUntil() != null) {
            node.put(
                    "lockedUntil",
                    member.lockedUntil().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return node;
    }
}
