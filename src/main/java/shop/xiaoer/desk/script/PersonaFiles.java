package shop.xiaoer.desk.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Personas as files that people bring and take, each import a version that stays. Blocks. */
public interface PersonaFiles {
    /**
     * @param version null for the newest
     * @return YAML, empty where there is no such persona or version
     */
    Optional<String> file(String id, @Nullable Integer version);

    /**
     * Keeps the file as the persona's next version, or says what is wrong with it; the same file again changes nothing. A
     * file has 64 KiB at most, and 100 personas stand at once at most.
     */
    Import bring(String yaml, String by);

    /** The newest 200, the newest first; those of the knowledge base's own files have none. */
    List<Version> versions(String id);

    /**
     * Takes what was brought back: the knowledge base's own persona of that id serves again, where there is one.
     *
     * @return false where nothing was brought
     */
    boolean drop(String id, String by);

    record Version(int version, String by, Instant at, boolean dropped) {}

    sealed interface Import {
        record Kept(String id, int version) implements Import {}

        /** @param faults each with its line or field */
        record Faulty(List<String> faults) implements Import {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
