package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom each waiting ticket is meant for, in the order of the line. Pure: the same desk gives the same offers on every
 * node, and the claim decides.
 *
 * <p>A ticket goes to the agent it was passed on to, else to the one who served the shopper last, else to the least
 * busy of those who fit (see {@link Patience}). Nobody gets more than the account's capacity.
 *
 * <p>Bound: nobody is served while somebody waits who came {@link WaitingLine#HEAD_START} and {@link Patience#whole}
 * before, unless that one was passed on within these seconds.
 */
public final class Routing {
    private final Patience patience;

    public Routing(Patience patience) {
        this.patience = patience;
    }

    /** @param why what made it this agent's */
    public record Offer(Ticket ticket, Agent agent, Why why) {}

    public enum Why {
        passedOn,
        lastAgent,
        skill,
        language,
        anybody
    }

    public List<Offer> offers(WaitingLine line, List<Agent> agents, Instant now) {
        List<Agent> free = new ArrayList<>(agents.stream().filter(Agent::online).toList());
        List<Offer> offers = new ArrayList<>();
        for (Ticket ticket : line.tickets()) {
            if (free.stream().noneMatch(agent -> agent.room() > 0)) {
                break;
            }
            offer(ticket, free, now).ifPresent(offer -> {
                offers.add(offer);
                free.replaceAll(agent -> agent.equals(offer.agent()) ? agent.withOneMore() : agent);
            });
        }
        return offers;
    }

    private Optional<Offer> offer(Ticket ticket, List<Agent> online, Instant now) {
        return named(ticket, online, now)
                .map(kept -> leastBusy(ticket, online, kept.mine(), kept.why()))
                .orElseGet(() -> fitting(ticket, online, now));
    }

    /** Somebody for whom a ticket is kept even while there is no room. */
    private record Kept(Predicate<Agent> mine, Why why) {}

    private Optional<Kept> named(Ticket ticket, List<Agent> online, Instant now) {
        Ticket.Wish wish = ticket.wish();
        List<Kept> kept = new ArrayList<>();
        if (wish.holds(now)) {
            String agent = wish.agent();
            String skill = wish.skill();
            if (agent != null) {
                kept.add(new Kept(one -> one.name().equals(agent), Why.passedOn));
            }
            if (skill != null) {
                kept.add(new Kept(one -> one.skills().contains(skill), Why.passedOn));
            }
        }
        String last = wish.lastAgent();
        if (last != null && waited(ticket, now).compareTo(patience.lastAgent()) < 0) {
            kept.add(new Kept(one -> one.name().equals(last), Why.lastAgent));
        }
        return kept.stream().filter(one -> online.stream().anyMatch(one.mine())).findFirst();
    }

    private static Duration waited(Ticket ticket, Instant now) {
        return Duration.between(ticket.since(), now);
    }

    private Optional<Offer> fitting(Ticket ticket, List<Agent> online, Instant now) {
        Optional<Patience.Fit> best = patience.best(ticket, online);
        String skill = patience.skillOf(ticket);
        for (Patience.Fit fit : Patience.Fit.values()) {
            boolean open = best.filter(fit::equals).isPresent()
                    || patience.until(fit, ticket, now).isZero();
            Optional<Offer> offer = open
                    ? leastBusy(ticket, online, agent -> fit.holds(agent, ticket, skill), why(fit, skill))
                    : Optional.empty();
            if (offer.isPresent()) {
                return offer;
            }
        }
        return Optional.empty();
    }

    private static Why why(Patience.Fit fit, @Nullable String skill) {
        return switch (fit) {
            case skilled -> skill == null ? Why.language : Why.skill;
            case speaking -> Why.language;
            case anybody -> Why.anybody;
        };
    }

    /** Of those who are as busy, the one who can do least else: the others stay free for what only they can do. */
    private static Optional<Offer> leastBusy(Ticket ticket, List<Agent> online, Predicate<Agent> fits, Why why) {
        return online.stream()
                .filter(fits)
                .filter(agent -> agent.room() > 0)
                .min(Comparator.comparingDouble(Agent::load)
                        .thenComparingInt(agent ->
                                agent.skills().size() + agent.languages().size())
                        .thenComparing(Agent::name))
                .map(agent -> new Offer(ticket, agent, why));
    }
}
