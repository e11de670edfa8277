package shop.xiaoer.web;

import java.time.temporal.ChronoUnit;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Signing in and out. */
final class AccountRoutes {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final Accounts accounts;
    private final Access access;

    AccountRoutes(Accounts accounts, Access access) {
        this.accounts = accounts;
        this.access = access;
    }

    void on(Routes routes) {
        routes.post("/api/v1/login", this::login)
                .post("/api/v1/logout", this::logout)
                .post("/api/v1/password", this::password)
                .get("/api/v1/me", this::me);
    }

    private Reply login(Call call) throws Refusal, BadFrame {
        Fields fields = call.fields();
        String password = fields.text("password");
        if (password.length() > LONGEST_PASSWORD) {
            throw Refusal.field("password: is too long");
        }
        return switch (accounts.signIn(fields.text("name"), password)) {
            case Accounts.SignIn.Accepted accepted -> accepted(accepted);
            case Accounts.SignIn.Denied ignored ->
                throw new Refusal(401, "badCredentials", "name or password is wrong");
            case Accounts.SignIn.TooManyAttempts many ->
                Reply.problem(429, "tooManyAttempts", "too many wrong passwords for this name")
                        .with("Retry-After", String.valueOf(many.retryAfter().toSeconds()));
        };
    }

    private Reply accepted(Accounts.SignIn.Accepted accepted) {
        Account account = accepted.account();
        return Reply.json(
                200,
                Outgoing.object()
                        .put("token", access.token(account, accepted.session(), accepted.expiresAt()))
                        .put(
                                "expiresAt",
                                accepted.expiresAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        .put("name", account.name())
                        .put("displayName", account.displayName())
                        .put("role", account.role().name())
                        .put("language", account.language().tag()));
    }

    private Reply logout(Call call) throws Refusal {
        accounts.signOut(call.signed().session());
        return Reply.none();
    }

    private Reply password(Call call) throws Refusal, BadFrame {
        Access.Signed signed = call.signed();
        Fields fields = call.fields();
        String fresh = fields.text("new");
        if (fresh.length() < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            throw Refusal.field("new: needs " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
        if (!accounts.changePassword(signed.account().name(), fields.text("old"), fresh, signed.session())) {
            throw Refusal.forbidden("old: is wrong");
        }
        return Reply.none();
    }

    private Reply me(Call call) throws Refusal {
        Account account = call.signed().account();
        return Reply.json(
                200,
                Outgoing.object()
                        .put("name", account.name())
                        .put("displayName", account.displayName())
                        .put("role", account.role().name())
                        .put("language", account.language().tag())
                        .put("demo", account.demo()));
    }
}
