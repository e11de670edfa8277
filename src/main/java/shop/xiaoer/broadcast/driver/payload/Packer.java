package shop.xiaoer.broadcast.driver.payload;

import java.util.ArrayList;
import java.util.List;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.text.Language;

/**
 * Fills payloads with sentences up to the renderer's limit, in the script's order. A sentence stands in one payload; one
 * that is longer than a payload is cut. A payload that becomes a film of its own begins with the label, where no notice
 * is spoken in it.
 */
public final class Packer {
    private final RendererAbilities abilities;
    private final Tongue tongue;
    private final Language language;
    private final String open;
    private final String close;
    /** Said before a film's own words; blank where none is due. */
    private final String opening;

    private final List<Pack> packs = new ArrayList<>();
    private List<Stretch> waiting = new ArrayList<>();
    private int length;

    private Packer(RendererAbilities abilities, Tongue tongue, Language language, Terms terms) {
        this.abilities = abilities;
        this.tongue = tongue;
        this.language = language;
        this.open = tongue.open(language, terms.casting());
        this.close = tongue.close();
        this.opening =
                abilities.clips() && terms.labelled() ? tongue.plain(AiLabel.words(language) + stop()) + joint() : "";
    }

    /** The whole script in the order of speaking, each pack within the renderer's limit. */
    public static List<Pack> pack(Script script, RendererAbilities abilities, Tongue tongue, Terms terms) {
        Packer packer = new Packer(abilities, tongue, script.language(), terms);
        SpokenLine.of(script).forEach(packer::add);
        packer.flush();
        return packer.packs;
    }

    private String joint() {
        return switch (language) {
            case ZH -> "";
            case EN -> " ";
        };
    }

    private String stop() {
        return switch (language) {
            case ZH -> "。";
            case EN -> ".";
        };
    }

    private void add(SpokenLine line) {
        Stretch whole = Stretch.whole(line, tongue.words(line));
        if (tongue.write(whole).words().isBlank()) {
            return;
        }
        for (Stretch part : Cutter.cut(whole, this::fitsAlone)) {
            if (!waiting.isEmpty() && (endsUnit(part) || !fits(length + measure(joint()) + weight(part)))) {
                flush();
            }
            length += weight(part) + (waiting.isEmpty() ? 0 : measure(joint()));
            waiting.add(part);
        }
    }

    private boolean endsUnit(Stretch next) {
        return switch (abilities.unit()) {
            case sentence -> true;
            case segment ->
                next.line().segment().n() != waiting.getLast().line().segment().n();
            case script -> false;
        };
    }

    private boolean fitsAlone(Stretch stretch) {
        int run = abilities.limit().run();
        return fits(weight(stretch)) && (run == Integer.MAX_VALUE || Cutter.longestRun(stretch.said()) < run);
    }

    private boolean fits(long words) {
        return words + measure(open) + measure(opening) + measure(close)
                <= abilities.limit().most(language);
    }

    private int weight(Stretch stretch) {
        Tongue.Written written = tongue.write(stretch);
        return measure(written.whole()) + measure(tail(stretch, written));
    }

    private int measure(String text) {
        return abilities.limit().measure(text);
    }

    /**
     * The punctuation that is due where words without one are followed by others in the same payload: between two lines,
     * and where a run was cut that the engine would refuse.
     */
    private String tail(Stretch stretch, Tongue.Written written) {
        if (abilities.unit() == RendererAbilities.Unit.sentence || Cutter.endsInPunctuation(written.words())) {
            return "";
        }
        if (stretch.last()) {
            return stop();
        }
        return abilities.limit().run() == Integer.MAX_VALUE ? "" : comma();
    }

    private String comma() {
        return switch (language) {
            case ZH -> "，";
            case EN -> ",";
        };
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        boolean noticed =
                waiting.stream().anyMatch(stretch -> stretch.line().segment().type() == SegmentType.notice);
        StringBuilder text = new StringBuilder(open);
        int at = CodePoints.length(open);
        int ms = 0;
        if (!noticed && !opening.isEmpty()) {
            text.append(opening);
            at += CodePoints.length(opening);
            ms = AiLabel.MS;
        }
        List<Compiled.Place> places = new ArrayList<>();
        List<Pack.Said> said = new ArrayList<>();
        for (Stretch stretch : waiting) {
            Tongue.Written written = tongue.write(stretch);
            String joint = places.isEmpty() ? "" : joint();
            String behind = tail(stretch, written) + written.after();
            int start = at + CodePoints.length(joint) + CodePoints.length(written.before());
            int end = start + CodePoints.length(written.words());
            text.append(joint).append(written.before()).append(written.words()).append(behind);
            places.add(stretch.line().place(start, end));
            said.add(new Pack.Said(stretch, ms));
            at = end + CodePoints.length(behind);
            ms += stretch.estMs();
        }
        packs.add(new Pack(text.append(close).toString(), places, said, ms));
        waiting = new ArrayList<>();
        length = 0;
    }
}
