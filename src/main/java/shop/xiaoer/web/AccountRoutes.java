package shop.xiaoer.web;

import java.time.Duration;
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
    private static final int LONGEST_NAME = 200;

    private final Accounts accounts;
    private final Access access;
    private final AddressLimits limits;

    /** @param limits which addresses' wrong passwords are counted */
    AccountRoutes(Accounts accounts, Access access, AddressLimits limits) {
        this.accounts = accounts;
        this.access = access;
        this.limits = limits;
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
        return switch (accounts.signIn(name(fields), password, limits.counted(call.address()))) {
            case Accounts.SignIn.Accepted accepted -> accepted(accepted);
            case Accounts.SignIn.Denied ignored ->
                throw new Refusal(401, "badCredentials", "name or password is wrong");
            case Accounts.SignIn.TooManyAttempts many -> tooMany(many.retryAfter());
        };
    }

    private static Reply tooMany(Duration retryAfter) {
        return Reply.problem(429, "tooManyAttempts", "too many wrong passwords, come back later")
                .with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    private static String name(Fields fields) throws Refusal, BadFrame {
        String name = fields.text("name");
        if (name.length() > LONGEST_NAME) {
            throw Refusal.field("name: is too long");
        }
        return name;
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
                        .put("language", account.language().tag())
                        .put("mustChangePassword", accepted.mustChange()));
    }

    private Reply logout(Call call) throws Refusal {
        accounts.signOut(call.present().session());
        return Reply.none();
    }

    private Reply password(Call call) throws Refusal, BadFrame {
        Access.Signed signed = call.present();
        Fields fields = call.fields();
        String fresh = fields.text("new");
        if (fresh.length() < SHORTEST_PASSWORD || fresh.length() > LONGEST_PASSWORD) {
            throw Refusal.field("new: needs " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
        String old = fields.text("old");
        if (old.length() > LONGEST_PASSWORD) {
            throw Refusal.field("old: is too long");
        }
        if (signed.mustChange() && old.equals(fresh)) {
            throw Refusal.field("new: must differ from the old one");
        }
        return switch (accounts.changePassword(signed.account().name(), old, fresh, signed.session())) {
            case Accounts.PasswordChange.Done ignored -> Reply.none();
            case Accounts.PasswordChange.Wrong ignored -> throw Refusal.forbidden("old: is wrong");
            case Accounts.PasswordChange.TooManyAttempts many -> tooMany(many.retryAfter());
        };
    }

    private Reply me(Call call) throws Refusal {
        Access.Signed signed = call.present();
        Account account = signed.account();
        return Reply.json(
                200,
                Outgoing.object()
                        .put("name", account.name())
                        .put("displayName", account.displayName())
                        .put("role", account.role().name())
                        .put("language", account.language().tag())
                        .put("demo", account.demo())
                        .put("mustChangePassword", signed.mustChange()));
    }
}
