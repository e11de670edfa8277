package shop.xiaoer.web.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each part of a bundle was written (ECMA-426), with the sources themselves, so that a browser's tools show them
 * though nobody serves them.
 */
final class SourceMap {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final ObjectNode map = JsonNodeFactory.instance.objectNode();
    private final StringBuilder mappings = new StringBuilder();
    /** How far the bundle's lines are counted, and where the last of them begins. */
    private int counted;

    private int lineStart;
    private int lastColumn;
    private int lastSource;
    private int lastLine;

    SourceMap(String file) {
        map.put("version", 3).put("file", file);
        map.putArray("sources");
        map.putArray("sourcesContent");
        map.putArray("names");
    }

    /** From this place of the bundle on stands this line of this source, counted from 0; the places ascend. */
    void mark(CharSequence bundle, int at, String source, String content, int line) {
        Integer known = sources.get(source);
        if (known == null) {
            known = sources.size();
            sources.put(source, known);
            map.withArray("sources").add(source);
            map.withArray("sourcesContent").add(content);
        }
        if (!mappings.isEmpty()) {
            mappings.append(',');
        }
        for (; counted < at; counted++) {
            if (bundle.charAt(counted) == '\n') {
                lineEnds();
            }
        }
        number(at - lineStart - lastColumn);
        lastColumn = at - lineStart;
        number(known - lastSource);
        number(line - lastLine);
        number(0);
        lastSource = known;
        lastLine = line;
    }

    private void lineEnds() {
        if (!mappings.isEmpty() && mappings.charAt(mappings.length() - 1) == ',') {
            mappings.setLength(mappings.length() - 1);
        }
        mappings.append(';');
        lineStart = counted + 1;
        lastColumn = 0;
    }

    private void number(int value) {
        int rest = value < 0 ? (-value << 1) | 1 : value << 1;
        do {
            int digit = rest & 31;
            rest >>>= 5;
            mappings.append(DIGITS.charAt(rest > 0 ? digit | 32 : digit));
        } while (rest > 0);
    }

    String json() {
        return map.put("mappings", mappings.toString()).toString();
    }
}
