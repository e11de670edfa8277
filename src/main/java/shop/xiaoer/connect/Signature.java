package shop.xiaoer.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code X-Xiaoer-Signature: t=SECONDS,v1=HEX}: HMAC-SHA256 with a shared secret over {@code t.content}. */
public final class Signature {
    public static final String HEADER = "X-Xiaoer-Signature";

    private Signature() {}

    /** @param secret its UTF-8 bytes are the key */
    public static String of(String secret, Instant at, String content) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + mac(secret, seconds + "." + content);
    }

    private static String mac(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** SHA-256 in hexadecimal digits, for what signs a body by its digest. */
    public static String digest(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
