package shop.xiaoer.intent.head;

/** A message and its intent; {@link #OUT_OF_SCOPE} marks one that belongs to none. */
public record Labelled(String text, String intent) {
    public static final String OUT_OF_SCOPE = "oos";
}
