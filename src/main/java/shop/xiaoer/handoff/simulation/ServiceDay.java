package shop.xiaoer.handoff.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.handoff.Agent;
import shop.xiaoer.handoff.ExpectedWait;
import shop.xiaoer.handoff.Patience;
import shop.xiaoer.handoff.Routing;
import shop.xiaoer.handoff.Ticket;
import shop.xiaoer.handoff.WaitingLine;
import shop.xiaoer.text.Language;

/**
 * One day from opening to close, second by second. The same seed is the same day. Not for use by several threads.
 *
 * <p>Shoppers come at a rate that has a peak before noon and a higher one in the evening, a fifth of them write English,
 * some are angry or in danger; each waits as long as a patience drawn for it and then leaves. Agents work in shifts, take
 * breaks and have two or three chats at once; a chat's length is log-normal.
 */
public final class ServiceDay {
    private static final Instant OPENING = Instant.parse("2026-11-22T00:00:00Z");
    private static final int SECONDS = 16 * 3600;
    private static final double MEAN_SERVICE = 360;
    private static final double SPREAD = 0.7;
    private static final double MEAN_PATIENCE = 1500;
    private static final int WAITS = 20;
    private static final int SERVICES = 50;

    /** @param load how many come, 1 for a day that the agents can just bear */
    public record Plan(long seed, double load) {}

    /** One who waited, served or not. {@code told} and {@code naive} are what was said when the ticket began. */
    public record Wait(Ticket ticket, Duration waited, boolean served, Duration told, Duration naive) {}

    /**
     * @param line those who waited for a place, in the order of their ends; who was served at once is not among them
     * @param mostOvertaken the most by which somebody came later than one who went on waiting, and was served
     */
    public record Result(List<Wait> line, int servedAtOnce, Duration mostOvertaken) {
        public Result {
            line = List.copyOf(line);
        }
    }

    private record Chat(Ticket ticket, String agent, Instant begun, Instant end) {}

    private static final class Shift {
        private final Agent as;
        private final int from;
        private final int to;
        private final int breakAt;
        private int serving;

        Shift(Agent as, int from, int to, int breakAt) {
            this.as = as;
            this.from = from;
            this.to = to;
            this.breakAt = breakAt;
        }

        Agent at(int second) {
            boolean online = second >= from && second < to && !(second >= breakAt && second < breakAt + 1800);
            return new Agent(
                    as.name(), as.account(), as.languages(), as.skills(), as.capacity(), serving, online, true);
        }
    }

    private final Plan plan;
    private final Patience patience = Patience.STANDARD.withSkills(Map.of("angry", "care", "sensitive", "care"));
    private final Routing routing = new Routing(patience);
    private final SplittableRandom random;
    private final List<Shift> shifts;
    private final Map<ConversationId, Ticket> waiting = new LinkedHashMap<>();
    private final Map<ConversationId, Instant> leaves = new HashMap<>();
    private final Map<ConversationId, Duration> told = new HashMap<>();
    private final Map<ConversationId, Duration> naive = new HashMap<>();
    private final List<Chat> chats = new ArrayList<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private final Deque<Duration> services = new ArrayDeque<>();
    private final Deque<Boolean> left = new ArrayDeque<>();
    private final List<Wait> results = new ArrayList<>();
    private int atOnce;
    private int numbers;
    private Duration mostOvertaken = Duration.ZERO;

    public ServiceDay(Plan plan) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.shifts = shifts();
    }

    private List<Shift> shifts() {
        List<Shift> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Set<Language> languages = i % 4 == 3 ? Set.of(Language.ZH, Language.EN) : Set.of(Language.ZH);
            Set<String> skills = i % 3 == 0 ? Set.of("care") : Set.of();
            int from = i < 4 ? random.nextInt(1800) : i < 7 ? 6 * 3600 + random.nextInt(3600) : 10 * 3600;
            int to = i < 4 ? 8 * 3600 + random.nextInt(3600) : SECONDS;
            int rest = from + 3 * 3600 + random.nextInt(3600);
            Agent agent = new Agent("agent" + i, "agent" + i, languages, skills, 2 + i % 2, 0, false, true);
            all.add(new Shift(agent, from, to, rest));
        }
        return all;
    }

    public Result run() {
        for (int second = 0; second < SECONDS; second++) {
            Instant now = OPENING.plusSeconds(second);
            end(now);
            leave(now);
            List<ConversationId> came = come(second, now);
            List<Agent> agents = agents(second);
            if (!came.isEmpty()) {
                tell(came, agents, now);
            }
            if (!waiting.isEmpty()) {
                assign(agents, now);
            }
        }
        return new Result(results, atOnce, mostOvertaken);
    }

    private void end(Instant now) {
        chats.removeIf(chat -> {
            boolean over = !chat.end().isAfter(now);
            if (over) {
                shift(chat.agent()).serving--;
                remember(services, Duration.between(chat.begun(), chat.end()), SERVICES);
            }
            return over;
        });
    }

    private Shift shift(String agent) {
        return shifts.stream()
                .filter(shift -> shift.as.name().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    private void leave(Instant now) {
        Iterator<Ticket> line = waiting.values().iterator();
        while (line.hasNext()) {
            Ticket ticket = line.next();
            if (!leaves.getOrDefault(ticket.conversation(), Instant.MAX).isAfter(now)) {
                line.remove();
                remember(left, true, SERVICES);
                result(ticket, now, false);
            }
        }
    }

    /** Shoppers a second: two peaks on a quiet ground. */
    private double rate(int second) {
        double hour = 8 + second / 3600.0;
        double noon = Math.exp(-Math.pow((hour - 11) / 1.2, 2));
        double evening = Math.exp(-Math.pow((hour - 20.5) / 1.5, 2));
        return plan.load() * (14 + 50 * noon + 80 * evening) / 3600;
    }

    private List<ConversationId> come(int second, Instant now) {
        List<ConversationId> came = new ArrayList<>();
        if (random.nextDouble() < rate(second)) {
            double kind = random.nextDouble();
            String reason = kind < 0.03 ? "sensitive" : kind < 0.15 ? "angry" : "shopperAsked";
            int priority = kind < 0.03 ? 30 : kind < 0.15 ? 20 : 0;
            ConversationId id = new ConversationId(new UUID(plan.seed(), ++numbers));
            String language = random.nextDouble() < 0.2 ? "en-US" : "zh-CN";
            waiting.put(id, ticket(id, reason, language, priority, now, null, null));
            leaves.put(id, now.plusMillis(Math.round(-1000 * MEAN_PATIENCE * Math.log(1 - random.nextDouble()))));
            came.add(id);
        }
        return came;
    }

    private static Ticket ticket(
            ConversationId id,
            String reason,
            String language,
            int priority,
            Instant since,
            @Nullable String agent,
            @Nullable Instant claimed) {
        return new Ticket(id, 1, reason, language, priority, "", since, agent, Ticket.Wish.NONE, claimed, since);
    }

    private List<Agent> agents(int second) {
        return shifts.stream().map(shift -> shift.at(second)).toList();
    }

    private void tell(List<ConversationId> came, List<Agent> agents, Instant now) {
        List<Ticket> open = new ArrayList<>(waiting.values());
        chats.forEach(chat -> open.add(chat.ticket()));
        WaitingLine line = new WaitingLine(open);
        double leaving =
                left.isEmpty() ? 0 : (double) left.stream().filter(gone -> gone).count() / left.size();
        ExpectedWait.Recent recent = new ExpectedWait.Recent(List.copyOf(waits), List.copyOf(services), leaving);
        Map<ConversationId, Duration> expected =
                new ExpectedWait(patience, recent, Duration.ZERO).of(line, open, agents, now);
        for (ConversationId id : came) {
            told.put(id, expected.getOrDefault(id, Duration.ZERO));
            naive.put(id, median().multipliedBy(line.position(id).orElse(1)));
        }
    }

    /** What the queue once told: the middle of the recent waits for each place. */
    private Duration median() {
        return waits.isEmpty()
                ? Duration.ofMinutes(2)
                : waits.stream().sorted().toList().get(waits.size() / 2);
    }

    private void assign(List<Agent> agents, Instant now) {
        List<Routing.Offer> offers = routing.offers(new WaitingLine(List.copyOf(waiting.values())), agents, now);
        for (Routing.Offer offer : offers) {
            Ticket ticket = offer.ticket();
            waiting.remove(ticket.conversation());
            shift(offer.agent().name()).serving++;
            double seconds = MEAN_SERVICE * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
            Instant end = now.plusMillis(Math.round(1000 * Math.max(20, seconds)));
            Ticket served = ticket(
                    ticket.conversation(),
                    ticket.reason(),
                    ticket.language(),
                    ticket.priority(),
                    ticket.since(),
                    offer.agent().name(),
                    now);
            chats.add(new Chat(served, offer.agent().name(), now, end));
            remember(waits, Duration.between(ticket.since(), now), WAITS);
            remember(left, false, SERVICES);
            result(ticket, now, true);
        }
        offers.forEach(offer -> waiting.values().forEach(other -> overtaken(offer.ticket(), other)));
    }

    private void overtaken(Ticket served, Ticket waits) {
        Duration by = Duration.between(waits.since(), served.since());
        if (by.compareTo(mostOvertaken) > 0) {
            mostOvertaken = by;
        }
    }

    private static <T> void remember(Deque<T> last, T value, int limit) {
        last.addFirst(value);
        if (last.size() > limit) {
            last.removeLast();
        }
    }

    private void result(Ticket ticket, Instant now, boolean served) {
        Duration waited = Duration.between(ticket.since(), now);
        if (served && waited.isZero()) {
            atOnce++;
            return;
        }
        ConversationId id = ticket.conversation();
        results.add(new Wait(
                ticket, waited, served, told.getOrDefault(id, Duration.ZERO), naive.getOrDefault(id, Duration.ZERO)));
    }
}
