package shop.xiaoer.broadcast.room;

import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of the show.
 *
 * @param script id of an approved script
 * @param scene what the renderer shows behind it, free text of the shop
 * @param products ids of what is offered meanwhile; a question without a product's name is about the first
 * @param variants ids of other approved scripts over the same, for later loops
 */
public record RundownItem(String script, String scene, List<String> products, List<String> variants) {
    public RundownItem {
        products = List.copyOf(products);
        variants = List.copyOf(variants);
    }

    /** The script that is said in a loop, counted from 1: each in its turn, so that equal words lie as far apart as they can. */
    public String inLoop(int loop) {
        List<String> all = scripts();
        return all.get(Math.floorMod(loop - 1, all.size()));
    }

    /** In how many of the first loops a script is said here. */
    public int turns(String wanted, int loops) {
        List<String> all = scripts();
        int at = all.indexOf(wanted);
        return at < 0 || loops <= at ? 0 : (loops - 1 - at) / all.size() + 1;
    }

    public List<String> scripts() {
        List<String> all = new ArrayList<>(List.of(script));
        variants.stream().filter(variant -> !all.contains(variant)).forEach(all::add);
        return List.copyOf(all);
    }
}
