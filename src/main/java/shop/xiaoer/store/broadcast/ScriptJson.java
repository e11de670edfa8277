package shop.xiaoer.store.broadcast;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;

/** Scripts as jsonb. A state is told by its name. */
final class ScriptJson {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScriptState.Writing.class, name = "writing"),
        @JsonSubTypes.Type(value = ScriptState.Draft.class, name = "draft"),
        @JsonSubTypes.Type(value = ScriptState.InReview.class, name = "inReview"),
        @JsonSubTypes.Type(value = ScriptState.Approved.class, name = "approved"),
        @JsonSubTypes.Type(value = ScriptState.Rejected.class, name = "rejected"),
        @JsonSubTypes.Type(value = ScriptState.Expired.class, name = "expired")
    })
    private interface StateByName {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(ScriptState.class, StateByName.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    private ScriptJson() {}

    static String write(Script script) {
        try {
            return MAPPER.writeValueAsString(script);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a script is made of plain values", e);
        }
    }

    static Script read(String json) {
        try {
            return MAPPER.readValue(json, Script.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored script cannot be read", e);
        }
    }
}
