package shop.xiaoer.confidence;

import java.util.List;

/** The door that an answer comes through, with the names of what is known of it there. */
public enum Door {
    /** A page of the shop as it stands. */
    page(
            "score",
            "lead",
            "wording",
            "words",
            "bm25",
            "cosine",
            "agreed",
            "same",
            "rule",
            "product",
            "another",
            "margin",
            "english",
            "englishScore",
            "englishLead"),
    /** A fact of one product. */
    fact("byWords", "score", "named", "margin", "several", "english", "beside"),
    /** What the catalogue has of a kind. */
    shelf(),
    /** A word back to a greeting or a thank-you. */
    smallTalk("score", "margin", "english"),
    /** A page that the shopper chose from a list. */
    chosen(),
    /** The model's own words. */
    model("tokens", "covered", "cosine", "repaired");

    private final List<String> signals;

    Door(String... signals) {
        this.signals = List.of(signals);
    }

    public List<String> signals() {
        return signals;
    }
}
