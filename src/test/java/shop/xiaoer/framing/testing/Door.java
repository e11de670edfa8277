package shop.xiaoer.framing.testing;

/** The three sockets of the contract. What is no WebSocket is refused alike at each, before anybody says hello. */
public enum Door {
    CHAT("/ws/chat", "xiaoer.chat.v1"),
    AGENT("/ws/agent", "xiaoer.agent.v1"),
    ROOM("/ws/rooms/019a0000-0000-7000-8000-000000000000", "xiaoer.room.v1");

    private final String path;
    private final String protocol;

    Door(String path, String protocol) {
        this.path = path;
        this.protocol = protocol;
    }

    public String path() {
        return path;
    }

    public String protocol() {
        return protocol;
    }
}
