package shop.xiaoer.handoff;

import java.util.List;
import java.util.Map;

/** Port: who may serve, and who sits at a desk of any node. Blocks. */
public interface Roster {
    /**
     * Everybody whose role may serve shoppers. {@code online} is what the other nodes say; {@code here} whether this node
     * is the one to give chats to the agent where the agent sits at it, too.
     */
    List<Agent> agents();

    /** Whether the agents who sit at this node take new chats. To be told every few seconds and when one changes. */
    void here(Map<String, String> statuses);

    /** Agents at the desks of other nodes, with their best status. */
    Map<String, String> elsewhere();
}
