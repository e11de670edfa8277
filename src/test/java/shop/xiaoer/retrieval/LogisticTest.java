package shop.xiaoer.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogisticTest {
    @Test
    void whatPartsRightFromWrongGetsTheFactor() {
        Logistic logistic = new Logistic();
        for (int i = 0; i < 50; i++) {
            logistic.add(true, 1, 0.8 + i * 0.001, i % 7);
            logistic.add(false, 1, 0.4 + i * 0.001, i % 7);
        }

        double[] factors = logistic.fit();

        assertThat(factors[0]).isGreaterThan(5);
        assertThat(Math.abs(factors[1])).isLessThan(0.1);
        assertThat(factors[0] * 0.85 + factors[2]).isPositive();
        assertThat(factors[0] * 0.42 + factors[2]).isNegative();
    }
}
