package shop.xiaoer.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Event bodies as JSON, the same in the table and on the wire. Safe from any thread. */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    public static ObjectNode tree(EventBody body) {
        return MAPPER.valueToTree(body);
    }

    public static String write(EventBody body) {
        return tree(body).toString();
    }

    /** @throws IllegalArgumentException where the stored text is not a body of that kind */
    public static EventBody read(String kind, String json) {
        try {
            return MAPPER.readValue(json, type(kind));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body of kind " + kind + " cannot be read", e);
        }
    }

    private static Class<? extends EventBody> type(String kind) {
        return switch (kind) {
            case "said" -> EventBody.Said.class;
            case "answered" -> EventBody.Answered.class;
            case "asked" -> EventBody.Asked.class;
            case "entrance" -> EventBody.EntranceStep.class;
            case "card" -> EventBody.CardShown.class;
            case "handoffRequested" -> EventBody.HandoffRequested.class;
            case "agentJoined" -> EventBody.AgentJoined.class;
            case "agentLeft" -> EventBody.AgentLeft.class;
            case "handedBack" -> EventBody.HandedBack.class;
            case "closed" -> EventBody.Closed.class;
            case "reopened" -> EventBody.Reopened.class;
            case "rated" -> EventBody.Rated.class;
            default -> throw new IllegalArgumentException("kind: no such event '" + kind + "'");
        };
    }
}
