package shop.xiaoer.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import shop.xiaoer.app.Settings;

/** Imports go downward only, and what is foreign is known in one place each. */
class ArchitectureTest {
    private static final String ROOT = "shop.xiaoer.";

    /** From the ground up; the packages of one floor may know each other, without a circle. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("conversation", "catalog", "account", "prompt", "text"),
            Set.of("knowledge", "llm", "handoff", "learn", "node"),
            Set.of("intent", "retrieval", "guard", "compliance"),
            Set.of("broadcast", "entrance", "guide", "confidence"),
            Set.of("broadcast.script"),
            Set.of("answer", "broadcast.review", "broadcast.driver"),
            Set.of("insight", "campaign", "broadcast.room"),
            Set.of("store", "connect"),
            Set.of("desk"),
            Set.of("wire"),
            Set.of("web"),
            Set.of("app"));

    /**
     * The one import against the order of the floors: prompts are made into the request that the model's port takes, and
     * the port's own records know nothing of prompts.
     */
    private static final Set<String> UPWARD_BY_DESIGN = Set.of("prompt -> llm");

    private static final JavaClasses CLASSES = new ClassFileImporter().importUrl(product());

    /** Where the product's own classes lie, without the tests. */
    private static URL product() {
        return Settings.class.getProtectionDomain().getCodeSource().getLocation();
    }

    private static final Map<String, Integer> FLOOR_OF = floors();

    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new LinkedHashMap<>();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                floors.put(name, floor);
            }
        }
        return floors;
    }

    /** The floor's package of a class: the longest known name that its own package begins with. */
    private static String room(JavaClass type) {
        String inside = type.getPackageName().equals("shop.xiaoer")
                ? ""
                : type.getPackageName().substring(ROOT.length());
        return FLOOR_OF.keySet().stream()
                .filter(name -> inside.equals(name) || inside.startsWith(name + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("shop.xiaoer");
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()));
    }

    @Test
    void everyClassStandsOnAFloor() {
        Set<String> homeless = CLASSES.stream()
                .filter(type -> room(type).isEmpty())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(homeless).isEmpty();
    }

    @Test
    void noImportGoesUpward() {
        Set<String> upward = dependencies()
                .filter(dependency -> floor(dependency.getOriginClass()) < floor(dependency.getTargetClass()))
                .filter(dependency -> !UPWARD_BY_DESIGN.contains(
                        room(dependency.getOriginClass()) + " -> " + room(dependency.getTargetClass())))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(upward).isEmpty();
    }

    private static int floor(JavaClass type) {
        return FLOOR_OF.getOrDefault(room(type), -1);
    }

    @Test
    void noPackagesStandInACircle() {
        slices().matching("shop.xiaoer.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void foreignPartsAreKnownInTheirPlaceOnly() {
        onlyIn("io.vertx..", "web", "app", "store", "connect", "llm");
        onlyIn("dev.langchain4j..", "llm");
        onlyIn("org.apache.lucene..", "text", "intent", "retrieval");
        onlyIn("ai.djl..", "text.embed");
        onlyIn("java.sql..", "store");
        onlyIn("org.postgresql..", "store");
        onlyIn("io.vertx.pgclient..", "store");
        onlyIn("io.vertx.sqlclient..", "store");
        onlyIn("com.hazelcast..", "connect.cluster");
        onlyIn("picocli..", "app");
    }

    private static void onlyIn(String foreign, String... rooms) {
        String[] places = Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new);
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(places)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndExplained() {
        Set<String> bare = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .filter(type -> type.tryGetAnnotationOfType(NullMarked.class).isEmpty())
                .map(type -> type.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(bare).isEmpty();
    }

    @Test
    void nobodyKeepsStaticState() {
        Set<String> state = CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())
                .filter(name -> !name.contains("$"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(state).isEmpty();
    }
}
