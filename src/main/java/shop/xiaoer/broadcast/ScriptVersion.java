package shop.xiaoer.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes that say whether two scripts are the same words. SHA-256 in hex, the first 32 digits. */
public final class ScriptVersion {
    private ScriptVersion() {}

    /** Of types, products and texts with their slots empty, kinds and products of the slots with it; variants too. */
    public static String of(List<Segment> segments) {
        StringBuilder all = new StringBuilder();
        for (Segment segment : segments) {
            field(all, segment.type().name());
            field(all, segment.productIfAny().orElse(""));
            words(all, segment);
            for (Segment other : segment.variants().others()) {
                field(all, "variant");
                words(all, other);
            }
        }
        return hash(all.toString());
    }

    private static void words(StringBuilder all, Segment segment) {
        field(all, segment.outsideSlots());
        for (LiveSlot slot : segment.slots()) {
            field(all, slot.kind() + " " + slot.product());
        }
    }

    private static void field(StringBuilder all, String text) {
        // The length keeps two different divisions of the same words apart.
        all.append(text.length()).append(':').append(text).append('\n');
    }

    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
