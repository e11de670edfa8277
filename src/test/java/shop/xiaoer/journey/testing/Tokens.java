package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Identities as the shop signs them. */
public final class Tokens {
    private Tokens() {}

    /** Good for ten minutes; {@code jti} is for one conversation. */
    public static String identity(String subject, String name, String jti) {
        return signed(claims(subject, name, jti));
    }

    /** Of the shop's first rank. */
    public static String vip(String subject, String name, String jti) {
        return signed(claims(subject, name, jti).put("vip", true));
    }

    private static ObjectNode claims(String subject, String name, String jti) {
        return Json.object()
                .put("sub", subject)
                .put("name", name)
                .put("jti", jti)
                .put("exp", Instant.now().plusSeconds(600).getEpochSecond());
    }

    private static String signed(ObjectNode claims) {
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestShop.IDENTITY_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
