package shop.xiaoer.desk;

import java.util.List;
import shop.xiaoer.handoff.Ticket;

/** What an agent sees of the desk at one moment: who is there, who waits, whom he serves. */
public record Board(List<Colleague> agents, List<Ticket> queue, List<Ticket> mine) {
    public Board {
        agents = List.copyOf(agents);
        queue = List.copyOf(queue);
        mine = List.copyOf(mine);
    }

    public record Colleague(String name, Status status) {}

    public enum Status {
        online,
        away,
        offline
    }
}
