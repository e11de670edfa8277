package shop.xiaoer.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.desk.Personas;
import shop.xiaoer.text.Language;

/** Personas from the knowledge base, with one that is always there. */
record KnownPersonas(KnowingSource knowing) implements Personas {
    @Override
    public List<Persona> all() {
        List<Persona> known = knowing.now().snapshot().personas().stream()
                .map(KnownPersonas::persona)
                .toList();
        return known.isEmpty() ? List.of(Persona.standard()) : known;
    }

    @Override
    public Optional<Persona> find(String id) {
        return all().stream()
                .filter(persona -> persona.id().equals(id))
                .findFirst()
                .or(() -> id.equals(DEFAULT) ? Optional.of(Persona.standard()) : Optional.empty());
    }

    private static Persona persona(shop.xiaoer.knowledge.Persona from) {
        return new Persona(
                from.id(),
                from.name(),
                Map.of(Language.ZH, from.voice().zh(), Language.EN, from.voice().en()),
                from.manner(),
                from.phrases(),
                from.taboos());
    }
}
