package shop.xiaoer.guard;

/** One thing that the shop knows: of which product or order, which attribute, with which value and unit as written. */
public record Fact(String subject, String attribute, String value) {
    /** The fact as a sentence of evidence. */
    String sentence() {
        return subject + " " + attribute + ": " + value;
    }
}
