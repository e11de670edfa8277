package shop.xiaoer.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The routes of the server as they stand in its source, so that no server is needed to know them. */
final class Routing {
    private static final Pattern ROUTE = Pattern.compile("\\.(get|post|put|patch|delete)\\(\\s*\"(/[^\"*]*)\"");
    private static final Pattern NAMED = Pattern.compile("String (\\w+) = \"(/[^\"]*)\";");

    private Routing() {}

    static Set<ApiDocument.Operation> ofSource() throws IOException {
        Set<ApiDocument.Operation> routes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/shop/xiaoer/web"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                ROUTE.matcher(inFull(Files.readString(file))).results().forEach(found -> routes.add(operation(found)));
            }
        }
        return routes;
    }

    private static ApiDocument.Operation operation(MatchResult found) {
        return new ApiDocument.Operation(
                found.group(1).toUpperCase(Locale.ROOT), found.group(2).replaceAll(":(\\w+)", "{$1}"));
    }

    /** A path that has a name is written out where the name stands. */
    private static String inFull(String source) {
        String text = source;
        List<MatchResult> names = NAMED.matcher(source).results().toList();
        for (MatchResult name : names) {
            text = text.replaceAll("\\(" + name.group(1) + " \\+ \"", "(\"" + name.group(2))
                    .replaceAll("\\(" + name.group(1) + ",", "(\"" + name.group(2) + "\",");
        }
        return text;
    }
}
