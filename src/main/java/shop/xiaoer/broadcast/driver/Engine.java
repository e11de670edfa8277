package shop.xiaoer.broadcast.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.driver.payload.Pack;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.driver.payload.Tongue;

/** How a rendering service is asked: the way its words are written, and the requests that carry them. */
interface Engine {
    Tongue tongue();

    /** In the order of speaking; each pack is in one of them. */
    List<Request> requests(Order order);

    /** What is to be rendered. */
    record Order(Script script, List<Pack> packs, Terms terms, RendererAbilities abilities) {
        public Order {
            packs = List.copyOf(packs);
        }

        String title(int number) {
            return script.id() + " " + number + "/" + packs.size();
        }
    }

    /**
     * One call of the service's HTTP interface; what authorises it is its caller's to add.
     *
     * @param key the same for the same words, so that a repeated call is known as such
     * @param path below the service's address; a name in braces is its caller's to fill in
     */
    record Request(
            String key, String method, String path, Map<String, String> headers, ObjectNode body, List<Piece> pieces) {
        public Request {
            headers = Map.copyOf(headers);
            pieces = List.copyOf(pieces);
        }
    }

    /** @param textAt JSON pointer to the pack's text in the body */
    record Piece(String textAt, Pack pack) {}
}
