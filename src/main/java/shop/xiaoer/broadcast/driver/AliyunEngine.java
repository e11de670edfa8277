package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.driver.payload.AiLabel;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Stretch;
import shop.xiaoer.broadcast.driver.payload.Tongue;

/**
 * Aliyun's SendVaml: a scene a payload, with gestures and the label's card aligned by their place in the speech. An index
 * counts the characters that are said, without the markup between them.
 */
final class AliyunEngine implements Engine {
    private static final String CARD = "bizspace::subtitle";

    private final Tongue tongue;

    AliyunEngine(RendererAbilities abilities) {
        this.tongue = new MarkupTongue(abilities, Dialects.bare());
    }

    @Override
    public Tongue tongue() {
        return tongue;
    }

    @Override
    public List<Request> requests(Order order) {
        List<Request> requests = new ArrayList<>();
        for (Pack pack : order.packs()) {
            String key = RequestDriver.key(order, requests.size() + 1, pack.text());
            Pack scene = scene(pack, key, order);
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("Vaml", scene.text());
            if (order.terms().casting().avatar() != null) {
                body.put("SessionId", order.terms().casting().avatar());
            }
            requests.add(new Request(
                    key,
                    "POST",
                    "/?Action=SendVaml&Version=2022-01-30",
                    Map.of(),
                    body,
                    List.of(new Piece("/Vaml", scene))));
        }
        return requests;
    }

    private static Pack scene(Pack pack, String key, Order order) {
        String head = "<scene interrupt=\"false\" unique_code=\"" + key + "\"><section><avatar ai_action=\"false\">"
                + actions(pack, order.abilities()) + "</avatar>" + frame(pack, order) + "<speech>";
        int by = CodePoints.length(head);
        return new Pack(
                head + pack.text() + "</speech></section></scene>",
                pack.places().stream().map(place -> place.moved(by)).toList(),
                pack.said(),
                pack.estMs());
    }

    private static String actions(Pack pack, RendererAbilities abilities) {
        StringBuilder actions = new StringBuilder();
        for (int i = 0; i < pack.said().size(); i++) {
            Stretch stretch = pack.said().get(i).stretch();
            int index = heard(pack.text(), pack.places().get(i).start());
            stretch.line().segment().cues().stream()
                    .filter(cue -> cue.track() == Cue.Track.gesture
                            && stretch.first()
                            && stretch.line().starts(cue))
                    .flatMap(cue -> abilities.value(cue).stream())
                    .forEach(code -> actions.append("<action begin_index=\"")
                            .append(index)
                            .append("\" code=\"")
                            .append(SsmlDriver.escape(code))
                            .append("\" interrupt=\"true\"/>"));
        }
        return actions.toString();
    }

    private static String frame(Pack pack, Order order) {
        if (!order.terms().labelled()) {
            return "";
        }
        return "<frame><card begin_index=\"0\" end_index=\"" + heard(pack.text(), CodePoints.length(pack.text()))
                + "\" code=\"" + CARD + "\" data=\""
                + SsmlDriver.escape(AiLabel.words(order.script().language())) + "\"/></frame>";
    }

    /** How many characters are said before a place in the marked-up text. */
    private static int heard(String text, int place) {
        return CodePoints.length(
                CodePoints.slice(text, 0, place).replaceAll("<[^>]*>", "").replaceAll("&(?:amp|lt|gt|quot);", "&"));
    }
}
