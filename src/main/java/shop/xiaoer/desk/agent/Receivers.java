package shop.xiaoer.desk.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import shop.xiaoer.conversation.Transition.PassedOn;
import shop.xiaoer.handoff.Agent;

/** Who can be given a chat: by a name, shown or account's, or by a skill. Safe from any thread; blocks. */
final class Receivers {
    /** How long a chat that was passed on is kept for whom it was passed on to. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final String SKILL = "skill:";

    private final QueueView view;
    private final Presence presence;

    Receivers(QueueView view, Presence presence) {
        this.view = view;
        this.presence = presence;
    }

    /** Somebody of that name who sits at the desk. */
    Optional<Agent> named(String to) {
        return named(view.agents().stream(), to);
    }

    private Optional<Agent> named(Stream<Agent> among, String to) {
        return among.filter(agent -> agent.name().equals(to) || agent.account().equals(to))
                .filter(agent -> presence.status(agent.name())
                        .filter(status -> status != Board.Status.offline)
                        .isPresent())
                .findFirst();
    }

    /** @param to an agent's name or {@code skill:<name>}, which somebody other than {@code from} has */
    Optional<PassedOn> passedOn(Seat from, String to) {
        Stream<Agent> others =
                view.agents().stream().filter(agent -> !agent.name().equals(from.agent()));
        if (to.startsWith(SKILL)) {
            String skill = to.substring(SKILL.length()).strip();
            return others.filter(agent -> agent.online() && agent.skills().contains(skill))
                    .findFirst()
                    .map(any -> new PassedOn(null, skill, KEPT));
        }
        return named(others, to).map(agent -> new PassedOn(agent.name(), null, KEPT));
    }
}
