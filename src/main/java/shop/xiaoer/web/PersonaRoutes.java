package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Role;
import shop.xiaoer.desk.script.PersonaFiles;
import shop.xiaoer.desk.script.Personas;
import shop.xiaoer.wire.Outgoing;

/** The hosts in whose manner a script can be written, each brought and taken as one YAML file. */
final class PersonaRoutes {
    private final Personas personas;
    private final PersonaFiles files;

    PersonaRoutes(Personas personas, PersonaFiles files) {
        this.personas = personas;
        this.files = files;
    }

    void on(Routes routes) {
        String one = "/api/v1/personas/:id";
        routes.get("/api/v1/personas", this::list)
                .post("/api/v1/personas", this::bring)
                .get(one, this::file)
                .get(one + "/versions", this::versions)
                .delete(one, this::drop);
    }

    private Reply list(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("personas");
        personas.all().forEach(persona -> {
            ObjectNode node = list.addObject().put("id", persona.id());
            node.putObject("name")
                    .put("zh", persona.name().zh())
                    .put("en", persona.name().en());
            node.putObject("manner")
                    .put("zh", persona.manner().zh())
                    .put("en", persona.manner().en());
        });
        return Reply.json(200, body);
    }

    private Reply bring(Call call) throws Refusal {
        Access.Signed signed = call.signed(Role.Right.writeScripts);
        String type = call.header("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).contains("yaml")) {
            throw new Refusal(415, "badField", "Content-Type: must be application/yaml");
        }
        String yaml = new String(call.bytes(), StandardCharsets.UTF_8);
        return switch (files.bring(yaml, signed.account().name())) {
            case PersonaFiles.Import.Kept kept ->
                Reply.json(201, Outgoing.object().put("id", kept.id()).put("version", kept.version()))
                        .with("Location", "/api/v1/personas/" + kept.id());
            case PersonaFiles.Import.Faulty faulty ->
                Reply.problem(422, "badField", String.join("; ", faulty.faults()));
        };
    }

    private Reply file(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        String id = call.path("id");
        return files.file(id, version(call))
                .map(yaml -> Reply.of("application/yaml", yaml)
                        .with("Content-Disposition", "attachment; filename=\"" + id + ".yaml\""))
                .orElseThrow(() -> Refusal.notFound("no such persona"));
    }

    private static @Nullable Integer version(Call call) throws Refusal {
        return call.query("version") == null ? null : call.number("version", 1, 1, Integer.MAX_VALUE);
    }

    private Reply versions(Call call) throws Refusal {
        call.signed(Role.Right.writeScripts);
        ObjectNode body = Outgoing.object();
        ArrayNode list = body.putArray("versions");
        List<PersonaFiles.Version> versions = files.versions(call.path("id"));
        versions.forEach(version -> list.addObject()
                .put("version", version.version())
                .put("by", version.by())
                .put("at", version.at().toString())
                .put("dropped", version.dropped()));
        return Reply.json(200, body);
    }

    private Reply drop(Call call) throws Refusal {
        Access.Signed signed = call.signed(Role.Right.writeScripts);
        if (!files.drop(call.path("id"), signed.account().name())) {
            throw Refusal.notFound("nobody brought such a persona");
        }
        return Reply.none();
    }
}
