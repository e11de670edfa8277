package shop.xiaoer.app.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.desk.script.PersonaFiles;
import shop.xiaoer.desk.script.Personas;
import shop.xiaoer.knowledge.file.PersonaFile;
import shop.xiaoer.store.broadcast.PgPersonas;
import shop.xiaoer.text.Language;

/** Personas from the knowledge base, those that people brought over them, and one that is always there. */
public record KeptPersonas(KnowingSource knowing, PgPersonas brought) implements Personas, PersonaFiles {
    /** A persona of the demo shop has a tenth of it. */
    private static final int LONGEST_FILE = 64 * 1024;

    private static final int MOST = 100;
    private static final int MOST_VERSIONS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(KeptPersonas.class);

    @Override
    public List<Persona> all() {
        List<Persona> known =
                files().values().stream().map(KeptPersonas::persona).toList();
        return known.isEmpty() ? List.of(Persona.standard()) : known;
    }

    @Override
    public Optional<Persona> find(String id) {
        return Optional.ofNullable(files().get(id))
                .map(KeptPersonas::persona)
                .or(() -> id.equals(DEFAULT) ? Optional.of(Persona.standard()) : Optional.empty());
    }

    private Map<String, shop.xiaoer.knowledge.Persona> files() {
        Map<String, shop.xiaoer.knowledge.Persona> byId = new LinkedHashMap<>();
        knowing.now().snapshot().personas().forEach(persona -> byId.put(persona.id(), persona));
        for (PgPersonas.Kept kept : brought.newest()) {
            switch (PersonaFile.read(kept.id() + ".yaml", kept.file())) {
                case PersonaFile.Read.Good good -> byId.put(kept.id(), good.persona());
                case PersonaFile.Read.Faulty faulty ->
                    LOG.warn("persona {} version {} cannot be read any more: {}", kept.id(), kept.version(), faulty);
            }
        }
        return byId;
    }

    @Override
    public Optional<String> file(String id, @Nullable Integer version) {
        return version == null
                ? Optional.ofNullable(files().get(id)).map(PersonaFile::write)
                : brought.file(id, version);
    }

    @Override
    public Import bring(String yaml, String by) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > LONGEST_FILE) {
            return new Import.Faulty(List.of("file: must have " + LONGEST_FILE + " bytes at most"));
        }
        return switch (PersonaFile.read("persona.yaml", yaml)) {
            case PersonaFile.Read.Good good -> kept(good.persona(), by);
            case PersonaFile.Read.Faulty faulty ->
                new Import.Faulty(new ArrayList<>(faulty.faults().stream()
                        .map(fault -> "line " + fault.line() + ": " + fault.message())
                        .toList()));
        };
    }

    private Import kept(shop.xiaoer.knowledge.Persona persona, String by) {
        return brought.others(persona.id()) >= MOST
                ? new Import.Faulty(List.of("id: " + MOST + " personas are brought already, drop one first"))
                : new Import.Kept(persona.id(), brought.add(persona.id(), PersonaFile.write(persona), false, by));
    }

    @Override
    public List<Version> versions(String id) {
        return brought.versions(id, MOST_VERSIONS).stream()
                .map(kept -> new Version(kept.version(), kept.author(), kept.at(), kept.dropped()))
                .toList();
    }

    @Override
    public boolean drop(String id, String by) {
        boolean here = brought.newest().stream().anyMatch(kept -> kept.id().equals(id));
        if (here) {
            brought.add(id, "", true, by);
        }
        return here;
    }

    public static Persona persona(shop.xiaoer.knowledge.Persona from) {
        return new Persona(
                from.id(),
                from.name(),
                Map.of(Language.ZH, from.voice().zh(), Language.EN, from.voice().en()),
                from.manner(),
                from.phrases(),
                from.taboos());
    }
}
