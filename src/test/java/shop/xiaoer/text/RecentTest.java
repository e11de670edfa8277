package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final List<String> worked = new ArrayList<>();
    private final Recent<String, Integer> recent = new Recent<>(2);

    private int length(String key) {
        return recent.get(key, () -> {
            worked.add(key);
            return key.length();
        });
    }

    @Test
    void whatWasAskedForLatelyIsWorkedOutOnce() {
        assertThat(length("where")).isEqualTo(5);
        assertThat(length("where")).isEqualTo(5);

        assertThat(worked).containsExactly("where");
    }

    @Test
    void theOneNotAskedForTheLongestIsForgotten() {
        length("a");
        length("bb");
        length("a");
        length("ccc");

        length("a");
        length("bb");

        assertThat(worked).containsExactly("a", "bb", "ccc", "bb");
    }

    @Test
    void aFailureGoesToTheCallerAndIsNotRemembered() {
        assertThatThrownBy(() -> recent.get("a", () -> {
                    throw new IllegalStateException("no encoder");
                }))
                .hasMessage("no encoder");

        assertThat(length("a")).isEqualTo(1);
    }
}
