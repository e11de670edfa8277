package shop.xiaoer.conversation;

/** A button that the shopper may press. */
public record Option(String id, String label) {}
