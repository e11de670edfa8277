package shop.xiaoer.web;

import java.util.SortedMap;

/** How the parts of the server stand. Blocks, shortly. */
@FunctionalInterface
public interface Health {
    /** Parts by name. */
    SortedMap<String, Part> parts();

    /** @param down whether the server cannot do its work because of it */
    record Part(String state, String detail, boolean down) {}
}
