package shop.xiaoer.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Imports go downward only, and what is foreign is known in one place each. */
class ArchitectureTest {
    @Test
    void everyFloorIsLivedOn() {
        Set<String> livedOn = Floors.CLASSES.stream().map(Floors::room).collect(Collectors.toSet());

        assertThat(livedOn).containsAll(Floors.names());
    }

    @Test
    void everyClassStandsOnAFloor() {
        Set<String> homeless = Floors.CLASSES.stream()
                .filter(type -> Floors.room(type).isEmpty())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(homeless).isEmpty();
    }

    @Test
    void noImportGoesUpward() {
        Set<String> upward = Floors.dependencies()
                .filter(dependency -> Floors.of(dependency.getOriginClass()) < Floors.of(dependency.getTargetClass()))
                .filter(dependency -> !Floors.UPWARD_BY_DESIGN.contains(
                        Floors.room(dependency.getOriginClass()) + " -> " + Floors.room(dependency.getTargetClass())))
                .map(dependency -> dependency.getOriginClass().getName() + " -> "
                        + dependency.getTargetClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(upward).isEmpty();
    }

    @Test
    void noPackagesStandInACircle() {
        slices().matching("shop.xiaoer.(**)").should().beFreeOfCycles().check(Floors.CLASSES);
    }

    @Test
    void foreignPartsAreKnownInTheirPlaceOnly() {
        onlyIn("io.vertx..", "web", "app", "store", "connect", "llm.engine");
        onlyIn("dev.langchain4j..", "llm.engine");
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
        String[] places =
                Stream.of(rooms).map(room -> Floors.ROOT + room + "..").toArray(String[]::new);
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(places)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(Floors.CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndExplained() {
        Set<String> bare = Floors.CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .filter(type -> type.tryGetAnnotationOfType(NullMarked.class).isEmpty())
                .map(type -> type.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(bare).isEmpty();
    }

    @Test
    void nobodyKeepsStaticState() {
        Set<String> state = Floors.CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(field -> field.getFullName())
                .filter(name -> !name.contains("$"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(state).isEmpty();
    }
}
