package shop.xiaoer.app.eval;

import java.util.Map;
import shop.xiaoer.text.Language;

/** The share of dialogues that each class must reach, 0 to 1. */
public record Bars(Map<String, Double> zh, Map<String, Double> en) {
    public Bars {
        zh = Map.copyOf(zh);
        en = Map.copyOf(en);
    }

    /** A class without a bar has none to fail. */
    public double of(String kind, Language language) {
        return switch (language) {
            case ZH -> zh.getOrDefault(kind, 0.0);
            case EN -> en.getOrDefault(kind, 0.0);
        };
    }

    /** No bars, to look at a set for the first time. */
    public static Bars none() {
        return new Bars(Map.of(), Map.of());
    }
}
