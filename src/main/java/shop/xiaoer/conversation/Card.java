package shop.xiaoer.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product, an order or a result, shown as a card. Field names are those on the wire. */
public record Card(
        Kind kind,
        String id,
        String title,
        List<Row> rows,
        @Nullable String state,
        @Nullable Price price,
        @Nullable String image,
        @Nullable List<Step> steps,
        @JsonProperty("case") @Nullable String caseNumber,
        @Nullable List<Option> options) {

    public Card {
        rows = List.copyOf(rows);
    }

    public enum Kind {
        product,
        order,
        result
    }

    public record Row(String label, String value) {}

    public record Price(String amount, String currency) {}

    public record Step(String label, boolean done, @Nullable Instant at) {}
}
