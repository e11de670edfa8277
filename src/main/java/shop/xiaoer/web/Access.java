package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.Ledger.Identity;

/** Who comes in: the shop's signature under a shopper, the server's own under a session. Blocks. */
final class Access {
    private static final Duration FARTHEST = Duration.ofHours(24);

    private final JWTAuth sessions;
    private final @Nullable JWTAuth shop;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Clock clock;

    /** @param identitySecret the shop's, null where shoppers come without identity */
    Access(
            Vertx vertx,
            Buffer sessionKey,
            @Nullable String identitySecret,
            Accounts accounts,
            ApiKeys keys,
            Clock clock) {
        this.sessions = hs256(vertx, sessionKey);
        this.shop = identitySecret == null ? null : hs256(vertx, Buffer.buffer(identitySecret));
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    private static JWTAuth hs256(Vertx vertx, Buffer key) {
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(key)));
    }

    /** @param mustChange whether the password must be changed before anything else */
    record Signed(Account account, UUID session, boolean mustChange) {}

    /** Whether it is, or was, or pretends to be a program's key. */
    static boolean isKey(String token) {
        return token.startsWith(ApiKeys.PREFIX);
    }

    /** Empty where the key is unknown, revoked or past its end. */
    Optional<ApiKeys.Key> key(String token) {
        return isKey(token) ? keys.holder(token) : Optional.empty();
    }

    /** Who came in: an account with that right, or a program whose key has that one. */
    Optional<Caller> caller(String token, Role.Right right, KeyRight keyRight) {
        return isKey(token)
                ? key(token).filter(key -> key.rights().contains(keyRight)).map(Caller::of)
                : session(token)
                        .filter(signed ->
                                !signed.mustChange() && signed.account().role().may(right))
                        .map(Caller::of);
    }

    /**
     * @param actor as the audit trail names it
     * @param badge of the session or the key, by which it can be seen whether it still holds
     */
    record Caller(String actor, UUID badge) {
        static Caller of(ApiKeys.Key key) {
            return new Caller(key.actor(), key.id());
        }

        static Caller of(Signed signed) {
            return new Caller(signed.account().name(), signed.session());
        }
    }

    Optional<Signed> session(String token) {
        return (isKey(token) ? Optional.<JsonObject>empty() : claims(sessions, token))
                .map(claims -> claims.getString("sid"))
                .flatMap(Access::uuid)
                .flatMap(session -> accounts.session(session)
                        .map(found -> new Signed(found.account(), session, found.mustChange())));
    }

    String token(Account account, UUID session, Instant until) {
        JsonObject claims = new JsonObject()
                .put("sub", account.name())
                .put("sid", session.toString())
                .put("role", account.role().name())
                .put("exp", until.getEpochSecond());
        return sessions.generateToken(claims, new JWTOptions().setAlgorithm("HS256"));
    }

    /** Empty for a bad signature, another algorithm, an end too far or past, another audience, or no id. */
    Optional<Identity> identity(String token) {
        JWTAuth by = shop;
        return by == null ? Optional.empty() : claims(by, token).flatMap(this::identity);
    }

    private Optional<Identity> identity(JsonObject claims) {
        if (!(claims.getValue("exp") instanceof Number end)
                || !(claims.getValue("sub") instanceof String subject)
                || !(claims.getValue("jti") instanceof String jti)
                || subject.isBlank()
                || jti.isBlank()) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(end.longValue());
        Instant now = clock.instant();
        if (until.isBefore(now) || until.isAfter(now.plus(FARTHEST)) || !forUs(claims.getValue("aud"))) {
            return Optional.empty();
        }
        String name = claims.getValue("name") instanceof String given ? given : null;
        return Optional.of(new Identity(subject, name, jti, until, Boolean.TRUE.equals(claims.getValue("vip"))));
    }

    private static boolean forUs(@Nullable Object audience) {
        return audience == null
                || audience.equals("xiaoer")
                || (audience instanceof JsonArray list && list.contains("xiaoer"));
    }

    private static Optional<JsonObject> claims(JWTAuth by, String token) {
        try {
            User user = by.authenticate(new TokenCredentials(token))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(2, TimeUnit.SECONDS);
            JsonObject claims = user.attributes().getJsonObject("accessToken");
            return Optional.ofNullable(claims);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
