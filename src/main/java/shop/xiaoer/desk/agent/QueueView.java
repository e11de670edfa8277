package shop.xiaoer.desk.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.desk.agent.Board.Mark;
import shop.xiaoer.handoff.Agent;
import shop.xiaoer.handoff.Callback;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.ExpectedWait;
import shop.xiaoer.handoff.Roster;
import shop.xiaoer.handoff.Routing;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.Tickets;
import shop.xiaoer.handoff.WaitingLine;
import shop.xiaoer.handoff.WaitingLine.Place;

/** Reads the desk as it stands and says what follows from it: for whom each ticket is, how long each wait. Blocks. */
public final class QueueView {
    /** The newest tickets from which the next wait is estimated. */
    private static final int LATEST = 50;
    /** How long an offer sounds at the one it is meant for before it sounds at all. */
    private static final Duration ALONE = Duration.ofSeconds(30);
    /** What a wait is taken to be where nothing is known: the middle of a service's first minutes. */
    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(2);

    private final Tickets tickets;
    private final Roster roster;
    private final Presence presence;
    private final Supplier<DeskRules> rules;
    private final ZoneId zone;
    private final Clock clock;

    /** @param rules as the shop says them now */
    public QueueView(
            Tickets tickets, Roster roster, Presence presence, Supplier<DeskRules> rules, ZoneId zone, Clock clock) {
        this.tickets = tickets;
        this.roster = roster;
        this.presence = presence;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    /** The desk at one moment. */
    record Now(
            List<Ticket> open,
            WaitingLine line,
            List<Agent> agents,
            List<Routing.Offer> offers,
            Map<ConversationId, Mark> marks,
            List<Callback> callbacks) {}

    /** What was written down when a person was called to it; empty where nobody was, or it is over. */
    Optional<String> told(ConversationId id) {
        return tickets.open().stream()
                .filter(ticket -> ticket.conversation().equals(id))
                .map(Ticket::summary)
                .findFirst();
    }

    Now now() {
        Instant now = clock.instant();
        List<Ticket> open = tickets.open();
        WaitingLine line = new WaitingLine(open);
        List<Agent> agents = agents();
        DeskRules shop = rules.get();
        List<Routing.Offer> offers = new Routing(shop.patience()).offers(line, agents, now);
        return new Now(open, line, agents, offers, marks(open, offers, shop, now), tickets.callbacks());
    }

    /** Who may serve; who sits at this node is known at once, who sits at another within seconds. */
    List<Agent> agents() {
        return roster.agents().stream()
                .map(agent -> {
                    boolean sits = presence.sitsOnline(agent.name());
                    return agent.seated(agent.online() || sits, sits && agent.here());
                })
                .toList();
    }

    private Map<ConversationId, Mark> marks(
            List<Ticket> open, List<Routing.Offer> offers, DeskRules shop, Instant now) {
        Map<ConversationId, String> offered = offers.stream()
                .collect(Collectors.toMap(
                        offer -> offer.ticket().conversation(),
                        offer -> offer.agent().name()));
        Map<ConversationId, Mark> marks = new HashMap<>();
        for (Ticket ticket : open) {
            marks.put(ticket.conversation(), mark(ticket, offered.get(ticket.conversation()), shop, now));
        }
        return marks;
    }

    private Mark mark(Ticket ticket, @Nullable String offered, DeskRules shop, Instant now) {
        Instant unanswered = ticket.unanswered();
        Optional<Instant> warns =
                Optional.ofNullable(unanswered).flatMap(at -> shop.clock().warns(at, zone));
        Optional<Instant> due =
                Optional.ofNullable(unanswered).flatMap(at -> shop.clock().due(at, zone));
        String passedOn = passedOn(ticket.wish(), now);
        String meant = passedOn == null ? offered : passedOn;
        Instant until =
                passedOn == null ? ticket.since().plus(ALONE) : ticket.wish().until();
        return new Mark(meant, meant == null ? null : until, warns.orElse(null), due.orElse(null));
    }

    private static @Nullable String passedOn(Ticket.Wish wish, Instant now) {
        Instant until = wish.until();
        if (until == null || !now.isBefore(until)) {
            return null;
        }
        String skill = wish.skill();
        return skill == null ? wish.agent() : "skill:" + skill;
    }

    /** What each who waits is told, in the order of the line. */
    Map<ConversationId, Place> places(Now now) {
        Map<ConversationId, Place> places = new HashMap<>();
        if (now.line().tickets().isEmpty()) {
            return places;
        }
        Instant at = clock.instant();
        ExpectedWait.Recent recent = tickets.recent(LATEST);
        Map<ConversationId, Duration> expected = new ExpectedWait(rules.get().patience(), recent, recent.reaction())
                .of(now.line(), now.open(), now.agents(), at);
        for (Ticket ticket : now.line().tickets()) {
            OptionalInt position = now.line().position(ticket.conversation());
            Duration wait =
                    Optional.ofNullable(expected.get(ticket.conversation())).orElseGet(() -> withoutAgents(recent, at));
            places.put(ticket.conversation(), new Place(position.orElse(1), Math.max(1, wait.toSeconds())));
        }
        return places;
    }

    /** Nobody is online: until the shop opens, else as long as others waited lately. */
    private Duration withoutAgents(ExpectedWait.Recent recent, Instant at) {
        return rules.get()
                .hours()
                .opens(at.atZone(zone))
                .map(opens -> Duration.between(at, opens.toInstant()))
                .orElseGet(() -> recent.waits().isEmpty()
                        ? UNKNOWN_WAIT
                        : recent.waits().stream()
                                .sorted()
                                .toList()
                                .get(recent.waits().size() / 2));
    }
}
