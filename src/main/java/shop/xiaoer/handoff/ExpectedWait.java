package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;

/**
 * How long those in the line will wait. Each place that an agent has comes free when its chat ends; how long that chat
 * still takes is drawn from recent service times that were longer than it has lasted already, and the line takes the
 * places in turn, each ticket one that {@link Patience} lets it have by then. The mean of many such draws is told. The
 * draws are seeded: the same desk gives the same waits. Pure.
 */
public final class ExpectedWait {
    private static final int DRAWS = 64;
    /** Draws times places times tickets that may be looked at for one board: some milliseconds. */
    private static final long WORK = 2_000_000;

    private static final int FEWEST = 8;
    /** What a chat is taken to last before there were enough of them. */
    private static final double USUAL_SECONDS = 300;

    private final Patience patience;
    private final long[] services;
    private final double leaving;
    private final Duration reaction;

    /** @param recent of the last hours */
    public ExpectedWait(Patience patience, Recent recent, Duration reaction) {
        this.patience = patience;
        this.services = sorted(recent.services());
        this.leaving = recent.leaving();
        this.reaction = reaction;
    }

    /**
     * What happened at the desk lately.
     *
     * @param waits until a claim, newest first
     * @param services from claim to end, newest first
     * @param leaving share of those in the line who left it before a person came
     */
    public record Recent(List<Duration> waits, List<Duration> services, double leaving) {
        public static final Recent NONE = new Recent(List.of(), List.of(), 0);

        public Recent {
            waits = List.copyOf(waits);
            services = List.copyOf(services);
        }

        /** What a person needs to see an offer and take it: the shortest tenth of the waits had nobody before them. */
        public Duration reaction() {
            return waits.isEmpty()
                    ? Duration.ofSeconds(5)
                    : waits.stream().sorted().toList().get(waits.size() / 10);
        }
    }

    private static long[] sorted(List<Duration> recent) {
        List<Long> seconds = new ArrayList<>(
                recent.stream().map(time -> Math.max(1, time.toSeconds())).toList());
        for (int i = 0; seconds.size() < FEWEST; i++) {
            seconds.add(Math.round(-USUAL_SECONDS * Math.log((i + 0.5) / FEWEST)));
        }
        return seconds.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** For each who waits, where somebody is online; without an agent nothing can be said. */
    public Map<ConversationId, Duration> of(WaitingLine line, List<Ticket> open, List<Agent> agents, Instant now) {
        List<Agent> online = agents.stream()
                .filter(agent -> agent.online() && agent.capacity() > 0)
                .toList();
        if (online.isEmpty() || line.tickets().isEmpty()) {
            return Map.of();
        }
        int places = online.stream()
                .mapToInt(agent -> Math.max(agent.capacity(), agent.serving()))
                .sum();
        long each = (long) places * line.tickets().size();
        int draws = Math.clamp(WORK / Math.max(1, each), 4, DRAWS);
        double[] sums = new double[line.tickets().size()];
        SplittableRandom random = new SplittableRandom(1);
        for (int draw = 0; draw < draws; draw++) {
            draw(line.tickets(), open, online, now, random, sums);
        }
        Map<ConversationId, Duration> waits = new HashMap<>();
        for (int i = 0; i < sums.length; i++) {
            waits.put(line.tickets().get(i).conversation(), Duration.ofSeconds(Math.round(sums[i] / draws)));
        }
        return waits;
    }

    /** One place of an agent, and when it comes free in seconds from now. Lives for one draw. */
    private static final class Place {
        private final Agent agent;
        private double free;

        Place(Agent agent, double free) {
            this.agent = agent;
            this.free = free;
        }
    }

    private void draw(
            List<Ticket> line,
            List<Ticket> open,
            List<Agent> online,
            Instant now,
            SplittableRandom random,
            double[] sums) {
        List<Place> places = online.stream()
                .flatMap(agent ->
                        Arrays.stream(places(agent, open, now, random)).mapToObj(free -> new Place(agent, free)))
                .toList();
        for (int i = 0; i < line.size(); i++) {
            Optional<Taken> taken = take(line.get(i), places, online, now);
            if (taken.isEmpty()) {
                continue;
            }
            double begins = taken.get().at() + reaction.toMillis() / 1000.0;
            sums[i] += begins;
            if (random.nextDouble() >= leaving) {
                taken.get().place().free = begins + draw(0, random);
            }
        }
    }

    private double[] places(Agent agent, List<Ticket> open, Instant now, SplittableRandom random) {
        double[] ends = open.stream()
                .filter(ticket -> agent.name().equals(ticket.agent()))
                .mapToDouble(ticket -> draw(lasted(ticket.claimed(), now), random))
                .sorted()
                .toArray();
        // Chats above the capacity must end before there is room for one.
        double[] free = new double[agent.capacity()];
        int idle = free.length - ends.length;
        for (int i = Math.max(0, -idle); i < ends.length; i++) {
            free[idle + i] = ends[i];
        }
        return free;
    }

    private static long lasted(@Nullable Instant claimed, Instant now) {
        return claimed == null ? 0 : Math.max(0, Duration.between(claimed, now).toSeconds());
    }

    /** How much longer a chat lasts that has lasted so long. */
    private double draw(long lasted, SplittableRandom random) {
        int at = Arrays.binarySearch(services, lasted + 1);
        int from = at < 0 ? -at - 1 : at;
        if (from >= services.length) {
            // Longer than any before: as much again as the middle one, on average.
            return -services[services.length / 2] * Math.log(1 - random.nextDouble());
        }
        return services[random.nextInt(from, services.length)] - lasted;
    }

    private record Taken(Place place, double at) {}

    private Optional<Taken> take(Ticket ticket, List<Place> places, List<Agent> online, Instant now) {
        Patience.Fit best = patience.best(ticket, online).orElse(Patience.Fit.anybody);
        String skill = patience.skillOf(ticket);
        return places.stream()
                .map(place -> new Taken(place, Math.max(kept(place.agent, ticket, best, skill, now), place.free)))
                .min(Comparator.comparingDouble(Taken::at));
    }

    /** Seconds for which the ticket is kept from this agent for a better one. */
    private double kept(Agent agent, Ticket ticket, Patience.Fit best, @Nullable String skill, Instant now) {
        for (Patience.Fit fit : Patience.Fit.values()) {
            if (fit.holds(agent, ticket, skill)) {
                return fit == best ? 0 : patience.until(fit, ticket, now).toSeconds();
            }
        }
        return patience.until(Patience.Fit.anybody, ticket, now).toSeconds();
    }
}
