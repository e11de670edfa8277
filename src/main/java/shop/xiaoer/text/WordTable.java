package shop.xiaoer.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that the server itself says, in both languages from one table ({@code words.properties}: {@code
 * key.zh=...}, {@code key.en=...}, with {@code {name}} for what is filled in). Immutable.
 */
public final class WordTable {
    private final Map<String, Localized> texts;

    private WordTable(Map<String, Localized> texts) {
        this.texts = texts;
    }

    /** A key that stands twice would take the later text without a word. */
    private static final class EachKeyOnce extends Properties {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new IllegalStateException("words.properties: " + key + " stands twice");
            }
            return super.put(key, value);
        }
    }

    /** @throws IllegalStateException naming the key that lacks a language or stands twice */
    public static WordTable load() {
        try (InputStream stream = WordTable.class.getResourceAsStream("/words.properties")) {
            if (stream == null) {
                throw new IllegalStateException("words.properties is not on the class path");
            }
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WordTable read(Reader text) throws IOException {
        Properties lines = new EachKeyOnce();
        lines.load(text);
        return new WordTable(lines.stringPropertyNames().stream()
                .map(key -> key.substring(0, key.length() - 3))
                .distinct()
                .collect(Collectors.toMap(key -> key, key -> both(lines, key), (a, b) -> a, TreeMap::new)));
    }

    private static Localized both(Properties lines, String key) {
        String zh = lines.getProperty(key + ".zh");
        String en = lines.getProperty(key + ".en");
        if (zh == null || en == null) {
            throw new IllegalStateException("words.properties: " + key + " lacks zh or en");
        }
        return new Localized(zh, en);
    }

    /** The text of that key; {@code fill} is name, value, name, value. */
    public String say(Language language, String key, Object... fill) {
        String text = both(key).in(language);
        for (int i = 0; i < fill.length; i += 2) {
            text = text.replace("{" + fill[i] + "}", String.valueOf(fill[i + 1]));
        }
        return text;
    }

    public Localized both(String key) {
        Localized text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("words.properties has no " + key);
        }
        return text;
    }
}
