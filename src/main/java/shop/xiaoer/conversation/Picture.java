package shop.xiaoer.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A picture as somebody sent it. What it is stands in its first bytes; a name and a header may say anything. */
public final class Picture {
    /** What is taken. */
    public enum Type {
        jpeg,
        png,
        webp,
        heic;

        /** As in Content-Type. */
        public String media() {
            return "image/" + name();
        }

        public static Optional<Type> of(String media) {
            return Arrays.stream(values())
                    .filter(type -> type.media().equals(media))
                    .findFirst();
        }
    }

    /** Brands of ISO 14496-12 that say: HEVC pictures inside. */
    private static final Set<String> HEVC = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");
    /** Brands of any such container; what is inside is said by those that follow. */
    private static final Set<String> CONTAINER = Set.of("mif1", "msf1");

    private static final int BRANDS_END = 64;

    private final Type type;
    private final byte[] content;

    private Picture(Type type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /** Empty where the bytes are no picture of a type that is taken. */
    public static Optional<Picture> of(byte[] content) {
        return type(content).map(type -> new Picture(type, content.clone()));
    }

    private static Optional<Type> type(byte[] content) {
        if (begins(content, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of(Type.jpeg);
        }
        if (begins(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(Type.png);
        }
        if (begins(content, 0, 'R', 'I', 'F', 'F') && begins(content, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(Type.webp);
        }
        return begins(content, 4, 'f', 't', 'y', 'p') && isHeic(brands(content))
                ? Optional.of(Type.heic)
                : Optional.empty();
    }

    private static boolean begins(byte[] content, int at, int... wanted) {
        if (content.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((content[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHeic(List<String> brands) {
        String major = brands.getFirst();
        return HEVC.contains(major)
                || (CONTAINER.contains(major) && brands.stream().anyMatch(HEVC::contains));
    }

    /** The major brand, then those it is compatible with; the four bytes between them are a version. */
    private static List<String> brands(byte[] content) {
        String text = new String(content, 8, Math.min(content.length, BRANDS_END) - 8, StandardCharsets.ISO_8859_1);
        return Arrays.asList(text.split("(?<=\\G.{4})"));
    }

    public Type type() {
        return type;
    }

    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }
}
