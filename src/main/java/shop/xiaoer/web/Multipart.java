package shop.xiaoer.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file of a multipart/form-data body (RFC 7578), the first part that has a file name. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))");
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final byte[] boundary;

    private Multipart(byte[] body, byte[] boundary) {
        this.body = body;
        this.boundary = boundary;
    }

    /** Empty where the content type names no boundary. */
    static Optional<Multipart> of(String contentType, byte[] body) {
        Matcher found = BOUNDARY.matcher(contentType);
        if (!found.find()) {
            return Optional.empty();
        }
        String boundary = found.group(1) == null ? found.group(2) : found.group(1);
        return Optional.of(new Multipart(body, ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The file's bytes; empty where there is none, or the body is cut. */
    Optional<byte[]> file() {
        // The first boundary stands at the body's begin, without a line's end before it.
        int at = starts(0, Arrays.copyOfRange(boundary, 2, boundary.length)) ? boundary.length - 2 : after(boundary, 0);
        while (at >= 0) {
            int content = after(END_OF_HEADERS, at);
            int next = content < 0 ? -1 : find(boundary, content);
            if (next < 0) {
                return Optional.empty();
            }
            String headers = new String(body, at, content - at, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (headers.contains("filename")) {
                return Optional.of(Arrays.copyOfRange(body, content, next));
            }
            at = next + boundary.length;
        }
        return Optional.empty();
    }

    private int after(byte[] wanted, int from) {
        int at = find(wanted, from);
        return at < 0 ? -1 : at + wanted.length;
    }

    private int find(byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (starts(at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private boolean starts(int at, byte[] wanted) {
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
