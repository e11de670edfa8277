package shop.xiaoer.desk.script;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.broadcast.Persona;

/** The broadcaster's personas as they are known now. */
public interface Personas {
    String DEFAULT = "standard";

    List<Persona> all();

    Optional<Persona> find(String id);
}
