package shop.xiaoer.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void theLongerWindowOfAFaultKeepsTheDoorOpen() {
        Window window = Window.of(MAPPER.createObjectNode().put("windowDays", 7).put("faultWindowDays", 15))
                .orElseThrow();

        assertThat(window.days()).isEqualTo(7);
        assertThat(window.longest()).isEqualTo(15);
        assertThat(window.fromPayment()).isFalse();
    }

    @Test
    void aPolicyWithoutDaysHasNoWindow() {
        assertThat(Window.of(MAPPER.createObjectNode())).isEmpty();
    }

    @Test
    void theDaysMayBeginWithThePayment() {
        assertThat(Window.of(MAPPER.createObjectNode().put("windowDays", 180).put("windowFrom", "payment")))
                .hasValueSatisfying(window -> assertThat(window.fromPayment()).isTrue());
    }
}
