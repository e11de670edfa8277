package shop.xiaoer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names what is there, and its drawing is made from the tree. */
class ArchitectureDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final Pattern NAMED = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)\\.([A-Z]\\w+)(?:\\.(\\w+))?`");
    private static final Pattern LINE_OF_FLOORS = Pattern.compile("\\| (?:10|\\d[a-z]?) \\| (.*) \\|");
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)`");
    private static final String BEGIN = "<!-- drawn from the tree -->\n";
    private static final String END = "<!-- end of the drawing -->";
    /** With {@code -Darchitecture.write} the drawing is made anew. */
    private static final boolean WRITE = System.getProperty("architecture.write") != null;

    @Test
    void everyClassThatIsNamedIsThere() {
        List<String> gone = new ArrayList<>();
        Matcher named = NAMED.matcher(text());
        int count = 0;
        while (named.find()) {
            count++;
            String member = named.group(3);
            Optional<JavaClass> type = type(named.group(1) + "." + named.group(2));
            if (type.isEmpty() || (member != null && !has(type.get(), member))) {
                gone.add(named.group());
            }
        }

        assertThat(gone).isEmpty();
        assertThat(count).isGreaterThan(40);
    }

    private static Optional<JavaClass> type(String name) {
        return Floors.CLASSES.stream()
                .filter(type -> type.getName().equals(Floors.ROOT + name))
                .findFirst();
    }

    private static boolean has(JavaClass type, String member) {
        return Stream.of(
                        type.getMethods().stream().map(method -> method.getName()),
                        type.getFields().stream().map(field -> field.getName()),
                        Floors.CLASSES.stream()
                                .map(JavaClass::getName)
                                .filter(name -> name.startsWith(type.getName() + "$"))
                                .map(name -> name.substring(type.getName().length() + 1)))
                .flatMap(names -> names)
                .anyMatch(member::equals);
    }

    @Test
    void theTableNamesEveryPackageOnItsFloor() {
        List<Set<String>> told = new ArrayList<>();
        Matcher lines = LINE_OF_FLOORS.matcher(text());
        while (lines.find()) {
            told.addFirst(PACKAGE.matcher(lines.group(1))
                    .results()
                    .map(name -> name.group(1))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        Map<Integer, Set<String>> floors = new TreeMap<>();
        Floors.CLASSES.stream()
                .filter(type -> Floors.of(type) >= 0)
                .forEach(type -> floors.computeIfAbsent(Floors.of(type), floor -> new TreeSet<>())
                        .add(Floors.room(type)));

        assertThat(told).containsExactlyElementsOf(floors.values());
    }

    @Test
    void theDrawingIsThatOfTheTree() throws IOException {
        String text = text();
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        String drawn = "```mermaid\n" + drawing() + "```\n";
        if (WRITE) {
            Files.writeString(DOCUMENT, text.substring(0, from) + drawn + text.substring(to));
            return;
        }

        assertThat(text.substring(from, to))
                .as("after packages came to know others: mvn test -Dtest=ArchitectureDocumentTest -Darchitecture.write")
                .isEqualTo(drawn);
    }

    /** Who knows whom, without what follows from the rest: an arrow is left out where a longer way goes there. */
    private static String drawing() {
        Map<String, Set<String>> known = new TreeMap<>();
        Floors.dependencies().forEach(dependency -> {
            String from = Floors.room(dependency.getOriginClass());
            String to = Floors.room(dependency.getTargetClass());
            boolean isArrow = !from.isEmpty() && !to.isEmpty() && !from.equals(to);
            if (isArrow && !Floors.UPWARD_BY_DESIGN.contains(from + " -> " + to)) {
                known.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
            }
        });
        StringBuilder drawing = new StringBuilder("flowchart TD\n");
        known.forEach((from, all) -> all.stream()
                .filter(to -> all.stream().noneMatch(other -> !other.equals(to) && reaches(known, other, to)))
                .forEach(to -> drawing.append("  ")
                        .append(from)
                        .append(" --> ")
                        .append(to)
                        .append('\n')));
        return drawing.toString();
    }

    private static boolean reaches(Map<String, Set<String>> known, String from, String to) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(known.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(known.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    private static String text() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
