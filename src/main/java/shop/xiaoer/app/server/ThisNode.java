package shop.xiaoer.app.server;

import java.util.List;
import java.util.UUID;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.connect.cluster.ClusterSettings;
import shop.xiaoer.connect.cluster.HazelcastLine;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.desk.Neighbours;
import shop.xiaoer.node.Lease;
import shop.xiaoer.node.NoteBus;
import shop.xiaoer.store.PgLine;
import shop.xiaoer.store.PgNode;
import shop.xiaoer.store.RowLine;

/** This server among the nodes of its shop: its lease, and the bus by which they hear of each other. */
record ThisNode(PgNode node, Lease lease, NoteBus bus, Neighbours neighbours) {

    /** It listens from here on; the others know of it once it enters. */
    static ThisNode listening(Settings settings, Ground ground, StartedParts parts) {
        UUID id = TimeOrderedId.next();
        Lease lease = new Lease(System::nanoTime);
        NoteBus bus = parts.keep(bus(settings, id, ground));
        PgNode node = new PgNode(ground.sql(), id, lease, bus);
        return new ThisNode(node, lease, bus, new Neighbours(bus, node));
    }

    private static NoteBus bus(Settings settings, UUID id, Ground ground) {
        ClusterSettings cluster = settings.cluster();
        return cluster == null
                ? new NoteBus(id, PgLine.open(ground.vertx(), ground.served().address(), ground.sql()))
                : new NoteBus(id, HazelcastLine.open(cluster), List.of(new RowLine(ground.sql())));
    }

    UUID id() {
        return node.id();
    }
}
