package shop.xiaoer.bench.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shop.xiaoer.retrieval.Document;
import shop.xiaoer.retrieval.Passage;
import shop.xiaoer.text.Language;

/** Rules, messages and documents made up from one seed, from words that shops use. */
final class Inventions {
    private static final List<String> ZH = List.of(
            "保温杯", "茶壶", "围巾", "耳机", "灯", "毛毯", "书包", "雨伞", "手机壳", "咖啡", "饼干", "地毯", "锅", "刀", "椅子", "枕头", "牙刷", "充电器",
            "帽子", "手套", "优惠", "发票", "快递", "颜色", "尺码", "破损", "漏水", "掉色", "延迟", "补发", "赠品", "积分", "会员", "预售", "尾款", "定金",
            "包邮", "自提", "安装", "保修", "维修", "拆封", "异味", "起球", "生锈", "划痕", "缺件", "错发", "催单", "改地址");
    private static final List<String> EN = List.of(
            "thermos",
            "teapot",
            "scarf",
            "headphones",
            "lamp",
            "blanket",
            "backpack",
            "umbrella",
            "case",
            "coffee",
            "biscuit",
            "rug",
            "pan",
            "knife",
            "chair",
            "pillow",
            "toothbrush",
            "charger",
            "hat",
            "gloves",
            "discount",
            "invoice",
            "courier",
            "colour",
            "size",
            "broken",
            "leaking",
            "fading",
            "late",
            "resend",
            "gift",
            "points",
            "member",
            "presale",
            "balance",
            "deposit",
            "postage",
            "pickup",
            "install",
            "warranty",
            "repair",
            "unsealed",
            "smell",
            "pilling",
            "rust",
            "scratch",
            "missing",
            "wrong",
            "urge",
            "address");

    /** With these before them, the words are a thousand in each language, as many as there are rules. */
    private static final List<String> ZH_KINDS = List.of(
            "加厚", "儿童", "便携", "家用", "办公", "旅行", "大号", "小号", "新款", "旧款", "红色", "蓝色", "白色", "不锈钢", "玻璃", "棉质", "羊毛", "智能",
            "限量", "进口");

    private static final List<String> EN_KINDS = List.of(
            "thick",
            "kids",
            "portable",
            "home",
            "office",
            "travel",
            "large",
            "small",
            "new",
            "old",
            "red",
            "blue",
            "white",
            "steel",
            "glass",
            "cotton",
            "wool",
            "smart",
            "limited",
            "imported");

    private static final int INTENTS = 50;
    private static final int WORDS_OF_A_RULE = 2;

    private final SplittableRandom random;
    private final List<Made> rules = new ArrayList<>();

    /** A rule: words in a row, or a combination, and the words for which it holds. */
    private record Made(int intent, String id, Language language, List<String> words, boolean inARow) {
        String yaml() {
            return inARow
                    ? row(language, words)
                    : "{any: [" + words.getFirst() + "], all: [" + String.join(", ", words.subList(1, words.size()))
                            + "], not: [" + (language == Language.ZH ? "千万别" : "never ever") + "]}";
        }
    }

    /** @param rulesEach of each language; every other one is a combination, which Lucene's monitor holds */
    Inventions(long seed, int rulesEach) {
        random = new SplittableRandom(seed);
        for (Language language : Language.values()) {
            for (int i = 0; i < rulesEach; i++) {
                rules.add(rule(language, i));
            }
        }
    }

    private Made rule(Language language, int number) {
        List<String> words = words(language, WORDS_OF_A_RULE);
        return new Made(number % INTENTS, language.code() + number, language, words, number % 2 == 0);
    }

    private List<String> words(Language language, int count) {
        boolean zh = language == Language.ZH;
        List<String> kinds = zh ? ZH_KINDS : EN_KINDS;
        List<String> things = zh ? ZH : EN;
        return random.ints(0, kinds.size() * things.size())
                .distinct()
                .limit(count)
                .mapToObj(i -> row(language, List.of(kinds.get(i % kinds.size()), things.get(i / kinds.size()))))
                .toList();
    }

    private static String row(Language language, List<String> words) {
        return String.join(language == Language.ZH ? "" : " ", words);
    }

    /** All rules as a file of the knowledge base. Their route is one that needs no examples beside the rules. */
    String file() {
        Map<Integer, List<Made>> byIntent =
                rules.stream().collect(Collectors.groupingBy(Made::intent, LinkedHashMap::new, Collectors.toList()));
        StringBuilder file = new StringBuilder("intents:\n");
        byIntent.forEach((number, made) -> {
            file.append("  - id: made").append(number).append("\n    route: outOfScope\n    rules:\n");
            for (Language language : Language.values()) {
                file.append("      ").append(language.code()).append(":\n");
                made.stream()
                        .filter(one -> one.language() == language)
                        .forEach(one ->
                                file.append("        - ").append(one.yaml()).append('\n'));
            }
        });
        return file.toString();
    }

    /** The same rules as a monitor takes them: words that stand in a row, or anywhere. */
    List<BareMonitor.Stored> stored() {
        return rules.stream()
                .map(made -> new BareMonitor.Stored(made.id(), made.language(), made.words(), made.inARow()))
                .toList();
    }

    /** A message. */
    record Message(String text, Language language) {}

    /** Messages in which the words of a rule stand among others. */
    List<Message> decided(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Made made = rules.get(random.nextInt(rules.size()));
                    Language language = made.language();
                    String row = row(language, made.words());
                    return new Message(
                            language == Language.ZH
                                    ? "你好，我想问一下" + row + "怎么办呢"
                                    : "hello, I would like to ask about " + row + " please",
                            language);
                })
                .toList();
    }

    /** Messages without a rule, no two alike. */
    List<Message> undecided(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0
                        ? new Message("我上个月" + (1 + i % 28) + "号看到的第" + i + "件东西，家里老人用着合不合心意呀", Language.ZH)
                        : new Message(
                                "the item number " + i + " that I saw last month, would an old lady be happy with it",
                                Language.EN))
                .toList();
    }

    /** Documents of about 60 words, half of them in each language. */
    List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Language language = i % 2 == 0 ? Language.ZH : Language.EN;
                    String title = row(language, words(language, 3)) + (language == Language.ZH ? "说明" : " guide ") + i;
                    String text = IntStream.range(0, 6)
                            .mapToObj(sentence ->
                                    row(language, words(language, 8)) + (language == Language.ZH ? "。" : ". "))
                            .collect(Collectors.joining());
                    return new Document("D" + i, Passage.Kind.article, language, title, List.of(title), text);
                })
                .toList();
    }

    /** Questions of some words each. */
    List<Message> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Language language = i % 2 == 0 ? Language.ZH : Language.EN;
                    String row = row(language, words(language, 4));
                    return new Message(language == Language.ZH ? row + "怎么处理" : "what about " + row, language);
                })
                .toList();
    }
}
