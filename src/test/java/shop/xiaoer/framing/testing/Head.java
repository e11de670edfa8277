package shop.xiaoer.framing.testing;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Status and headers of a response; names in small letters. */
public record Head(int status, Map<String, String> headers) {
    static Head read(String text) {
        String[] lines = text.split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int line = 1; line < lines.length; line++) {
            String[] parts = lines[line].split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Head(Integer.parseInt(lines[0].split(" ")[1]), headers);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
