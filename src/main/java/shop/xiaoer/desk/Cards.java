package shop.xiaoer.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import shop.xiaoer.answer.DecisionCard;

/** Decision cards as JSON. */
final class Cards {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Cards() {}

    static String write(DecisionCard card) {
        try {
            return MAPPER.writeValueAsString(card.asMap());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision card is made of plain values", e);
        }
    }
}
