package shop.xiaoer.broadcast.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.Origin;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.ScriptState;
import shop.xiaoer.broadcast.ScriptVersion;
import shop.xiaoer.broadcast.Segment;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/** Scripts as no writer would write them: all that a person may type, sentences of any length, cues of any value. */
public final class AnyScript {
    private static final List<String> ZH =
            List.of("云朵保温杯", "今天只要88元", "，", "、", "保温12小时", "宝宝们", "316不锈钢", "好不好看", "：", "真的很轻", "𠮷祥", "2.5升");
    private static final List<String> EN = List.of(
            " the cloud mug",
            " only 88 yuan",
            ",",
            " keeps warm for 12 hours",
            " don't wait",
            " 316 steel",
            " naïve",
            " it's 2.5 l");
    private static final List<String> NASTY = List.of(
            "<",
            ">",
            "&",
            "&amp;",
            "\"",
            "'",
            "]]>",
            "<break time=\"1s\"/>",
            "<speak>",
            "</s>",
            "😀",
            "👨‍👩‍👧",
            "e\u0301",
            "\u0007",
            "1 < 2",
            "\t",
            "{}",
            "\\",
            "\uFE0F",
            "<!-- x -->");
    private static final List<String> ZH_STOPS = List.of("。", "！", "？", "；", "\n", "。”");
    private static final List<String> EN_STOPS = List.of(". ", "! ", "? ", "; ", "\n", ".\" ");
    private static final List<String> VALUES = List.of(
            "happy", "lively", "calm", "sad", "350ms", "9s", "soon", "strong", "0.95", "fast", "wave", "present",
            "P1001", "<b>", "AI生成");

    private final Random random;
    private final Language language;

    private AnyScript(long seed, Language language) {
        this.random = new Random(seed);
        this.language = language;
    }

    /** An approved script of so many segments; the same seed makes the same one. */
    public static Script of(long seed, Language language, int segments) {
        AnyScript any = new AnyScript(seed, language);
        List<Segment> made =
                IntStream.rangeClosed(1, segments).mapToObj(any::segment).toList();
        return new Script(
                "script-" + seed,
                ScriptVersion.of(made),
                new ScriptState.Approved("laowang", java.time.Instant.EPOCH, null, null, java.util.Map.of(), ""),
                language,
                "own",
                "standard",
                seed,
                "template",
                List.of("P1001"),
                made,
                List.of(),
                List.of(),
                Origin.unknown());
    }

    private Segment segment(int n) {
        StringBuilder text =
                new StringBuilder(pick(language == Language.ZH ? ZH : EN).strip());
        int sentences = 1 + random.nextInt(5);
        for (int i = 0; i < sentences; i++) {
            sentence(text, random.nextInt(30) == 0 ? 400 : 1 + random.nextInt(8));
        }
        SegmentType[] types = SegmentType.values();
        int length = CodePoints.length(text.toString());
        List<Cue> cues = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = random.nextInt(length);
            Cue.Track[] tracks = Cue.Track.values();
            cues.add(new Cue(
                    tracks[random.nextInt(tracks.length)],
                    from,
                    from + 1 + random.nextInt(length - from),
                    pick(VALUES)));
        }
        return Segment.of(
                n,
                types[random.nextInt(types.length)],
                null,
                text.toString(),
                language,
                List.of(),
                cues,
                List.of(),
                List.of());
    }

    private void sentence(StringBuilder text, int pieces) {
        boolean breathless = random.nextInt(4) == 0;
        for (int i = 0; i < pieces; i++) {
            String piece = random.nextInt(6) == 0 ? pick(NASTY) : pick(language == Language.ZH ? ZH : EN);
            text.append(breathless && piece.length() == 1 ? "x" : piece);
        }
        text.append(pick(language == Language.ZH ? ZH_STOPS : EN_STOPS));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
