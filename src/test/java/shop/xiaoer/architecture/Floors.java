package shop.xiaoer.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import shop.xiaoer.app.settings.Settings;

/** The house as it stands: the product's classes, and the floor of each package. */
final class Floors {
    static final String ROOT = "shop.xiaoer.";

    /** From the ground up; the packages of one floor may know each other, without a circle. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("conversation", "catalog", "account", "prompt", "text"),
            Set.of("knowledge", "knowledge.file", "llm", "llm.engine", "handoff", "node"),
            Set.of("intent", "retrieval", "guard", "compliance"),
            Set.of("broadcast", "entrance", "confidence"),
            Set.of("broadcast.script", "broadcast.script.fact"),
            Set.of(
                    "answer",
                    "answer.model",
                    "answer.wording",
                    "broadcast.review",
                    "broadcast.driver",
                    "broadcast.driver.payload",
                    "broadcast.driver.voice"),
            Set.of("broadcast.room", "broadcast.room.show", "broadcast.room.report"),
            Set.of("store", "store.account", "store.broadcast", "connect"),
            Set.of("desk", "desk.agent"),
            Set.of("wire"),
            Set.of("web"),
            Set.of("app", "app.eval", "app.eval.dialogue", "app.eval.understanding", "app.server", "app.settings"));

    /**
     * The one import against the order of the floors: prompts are made into the request that the model's port takes, and
     * the port's own records know nothing of prompts.
     */
    static final Set<String> UPWARD_BY_DESIGN = Set.of("prompt -> llm");

    static final JavaClasses CLASSES = new ClassFileImporter().importUrl(product());

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
    static String room(JavaClass type) {
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

    /** Between our own classes. */
    static Stream<Dependency> dependencies() {
        return CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()));
    }

    /** From 0; -1 where it stands on none. */
    static int of(JavaClass type) {
        return FLOOR_OF.getOrDefault(room(type), -1);
    }

    /** The packages that have a floor, from the ground up. */
    static Set<String> names() {
        return FLOOR_OF.keySet();
    }

    private Floors() {}
}
