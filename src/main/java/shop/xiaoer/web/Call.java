package shop.xiaoer.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.KeyRight;
import shop.xiaoer.account.RequestOrigin;
import shop.xiaoer.account.Role;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;

/** One request, as a route on a virtual thread sees it. What it needs was read on the event loop before. */
final class Call {
    private final RoutingContext context;
    private final Access access;
    private final Buffer body;
    private final EventStream stream;
    private final FileStream file;

    Call(RoutingContext context, Access access) {
        this(context, access, given(context));
    }

    Call(RoutingContext context, Access access, Buffer body) {
        this.context = context;
        this.access = access;
        this.body = body;
        this.stream = new EventStream(context);
        this.file = new FileStream(context);
    }

    private static Buffer given(RoutingContext context) {
        Buffer given = context.body() == null ? null : context.body().buffer();
        return given == null ? Buffer.buffer() : given;
    }

    /** The response as a stream; whoever opens it answers with {@link Reply#streamed}. */
    EventStream stream() {
        return stream;
    }

    /** The response as a file; whoever opens it answers with {@link Reply#streamed}. */
    FileStream file() {
        return file;
    }

    boolean accepts(String type) {
        String accepted = header("Accept");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(type);
    }

    /** Runs the action when the client goes before it has its answer; nothing where it has that already. */
    void whenGone(Runnable action) {
        stream.onLoop(() -> {
            if (!context.response().ended() && !context.response().closed()) {
                context.response().closeHandler(closed -> action.run());
            }
        });
    }

    HttpServerRequest request() {
        return context.request();
    }

    byte[] bytes() {
        return body.getBytes();
    }

    /** PostgreSQL keeps no NUL and no person writes one: it is the client's fault, wherever in the address it stands. */
    void refuseNul() throws Refusal {
        for (Map.Entry<String, String> part : context.pathParams().entrySet()) {
            refuseNul(part);
        }
        try {
            for (Map.Entry<String, String> part : context.queryParams()) {
                refuseNul(part);
            }
        } catch (HttpException e) {
            throw new Refusal(400, "badField", "the query of the address cannot be decoded");
        }
    }

    private static void refuseNul(Map.Entry<String, String> part) throws Refusal {
        if (part.getKey().indexOf('\0') >= 0 || part.getValue().indexOf('\0') >= 0) {
            throw new Refusal(400, "badField", part.getKey().replace("\0", "") + ": must not hold the character NUL");
        }
    }

    String path(String name) {
        return String.valueOf(context.pathParam(name));
    }

    /** Of whoever asks; null where it cannot be told. */
    @Nullable
    String address() {
        return RequestOrigin.address();
    }

    @Nullable
    String query(String name) {
        return context.queryParams().get(name);
    }

    @Nullable
    String header(String name) {
        return context.request().getHeader(name);
    }

    /** The JSON body; another content type is refused. */
    Fields fields() throws Refusal, BadFrame {
        String type = header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw new Refusal(415, "badField", "Content-Type: must be application/json");
        }
        return Fields.body(body.getBytes());
    }

    /** The body's fields, or an empty object where there is no body. */
    Fields fieldsOrNone() throws Refusal, BadFrame {
        return body.length() == 0 ? Fields.body("{}".getBytes(StandardCharsets.UTF_8)) : fields();
    }

    Optional<String> bearer() {
        String header = header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).strip())
                : Optional.empty();
    }

    /** Who is signed in, even where nothing but a change of the password is allowed. */
    Access.Signed present() throws Refusal {
        Optional<String> key = bearer().filter(Access::isKey);
        if (key.isPresent()) {
            heldKey(key.get());
            throw Refusal.forbidden("a key of a program may not do this: sign in");
        }
        return bearer().flatMap(access::session).orElseThrow(Refusal::unauthenticated);
    }

    Access.Signed signed() throws Refusal {
        return own(present());
    }

    private static Access.Signed own(Access.Signed signed) throws Refusal {
        if (signed.mustChange()) {
            throw new Refusal(403, "passwordChangeNeeded", "the first password must be changed before anything else");
        }
        return signed;
    }

    /** Somebody with that right. */
    Access.Signed signed(Role.Right right) throws Refusal {
        return right(present(), right);
    }

    private static Access.Signed right(Access.Signed found, Role.Right right) throws Refusal {
        Access.Signed signed = own(found);
        if (!signed.account().role().may(right)) {
            throw Refusal.forbidden("the role " + signed.account().role() + " may not do this");
        }
        return signed;
    }

    /**
     * An account with that right, or a program whose key has that one.
     *
     * @return who it is, as the audit trail names it
     */
    String signedOrKey(Role.Right right, KeyRight keyRight) throws Refusal {
        return caller(bearer(), right, keyRight);
    }

    /** The same for programs that can set no header: the key may stand in the address. */
    String signedOrKeyInAddress(Role.Right right, KeyRight keyRight) throws Refusal {
        return caller(bearer().or(() -> Optional.ofNullable(query("key"))), right, keyRight);
    }

    private String caller(Optional<String> token, Role.Right right, KeyRight keyRight) throws Refusal {
        String given = token.orElseThrow(Refusal::unauthenticated);
        if (!Access.isKey(given)) {
            return right(access.session(given).orElseThrow(Refusal::unauthenticated), right)
                    .account()
                    .name();
        }
        ApiKeys.Key key = heldKey(given);
        if (!key.rights().contains(keyRight)) {
            throw Refusal.forbidden("the key has not the right " + keyRight.wire());
        }
        return key.actor();
    }

    private ApiKeys.Key heldKey(String key) throws Refusal {
        return access.key(key)
                .orElseThrow(() -> new Refusal(401, "unauthenticated", "the key is unknown, revoked or past its end"));
    }

    /** A whole number of the query within bounds. */
    int number(String name, int standard, int least, int most) throws Refusal {
        String text = query(name);
        if (text == null) {
            return standard;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(400, "badField", name + ": must be a number");
        }
        throw new Refusal(400, "badField", name + ": must be from " + least + " to " + most);
    }
}
