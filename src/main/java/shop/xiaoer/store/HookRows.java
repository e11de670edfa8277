package shop.xiaoer.store;

import com.fasterxml.jackson.databind.JsonNode;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.TimeOrderedId;

/** What other systems are to be told, written in the transaction of what happened: told of nothing that was rolled back. */
public final class HookRows {
    private HookRows() {}

    /** The type under which an event of a conversation is told. */
    static String type(EventBody body) {
        return switch (body) {
            case EventBody.HandoffRequested ignored -> "handoff.requested";
            case EventBody.AgentJoined ignored -> "handoff.agentJoined";
            case EventBody.AgentLeft ignored -> "handoff.agentLeft";
            case EventBody.HandedBack ignored -> "handoff.handedBack";
            default -> "conversation." + body.kind();
        };
    }

    static String group(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    /** Owes it to everyone who wants to hear of it. */
    public static void owe(Sql.Within within, String type, String subject, JsonNode payload) {
        within.run(
                "insert into webhook_delivery (id, endpoint, type, subject, payload)"
                        + " select $1::uuid, id, $2::text, $3::text, $4::text::jsonb from webhook_endpoint"
                        + " where state <> 'stopped' and events && array[$2::text, $5::text]",
                TimeOrderedId.next(),
                type,
                subject,
                payload.toString(),
                group(type));
    }
}
