package shop.xiaoer.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entrance asks for; answered by choosing {@code submit} with a value for each field. */
public record Form(List<Field> fields, String submit) {
    public Form {
        fields = List.copyOf(fields);
    }

    /** A field's value is not stored where {@code secret}. {@code choices} only where the type is choice. */
    public record Field(
            String name, String label, Type type, @Nullable List<Option> choices, boolean required, boolean secret) {}

    public enum Type {
        text,
        choice,
        photo
    }
}
