package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shop.xiaoer.account.Role;
import shop.xiaoer.desk.Personas;
import shop.xiaoer.wire.Outgoing;

/** The hosts in whose manner a script can be written. */
final class PersonaRoutes {
    private final Personas personas;

    PersonaRoutes(Personas personas) {
        this.personas = personas;
    }

    void on(Routes routes) {
        routes.get("/api/v1/personas", this::list);
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
}
