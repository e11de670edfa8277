package shop.xiaoer.node;

import java.util.Set;
import java.util.UUID;

/** Port: who lives, by the database's clock. Blocks. */
@FunctionalInterface
public interface Nodes {
    /** The living ones without this node. */
    Set<UUID> others();
}
