package shop.xiaoer.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;

/**
 * For whom a ticket is kept, and how long: first for those with its skill and language, then for those with its
 * language, then for anybody. Where nobody who is online fits, nobody is waited for.
 *
 * @param lastAgent how long for the one who served this shopper last
 * @param skill how long for the skill
 * @param language how long, after that, for the language
 * @param skills the skill that a reason asks for
 */
public record Patience(Duration lastAgent, Duration skill, Duration language, Map<String, String> skills) {
    public static final Patience STANDARD =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), Map.of());

    public Patience {
        skills = Map.copyOf(skills);
    }

    public Patience withSkills(Map<String, String> others) {
        return new Patience(lastAgent, skill, language, others);
    }

    /** From then on a ticket that nobody passed on is everybody's. */
    public Duration whole() {
        return skill.plus(language);
    }

    /** How well an agent fits a ticket, best first. */
    enum Fit {
        skilled,
        speaking,
        anybody;

        boolean holds(Agent agent, Ticket ticket, @Nullable String skill) {
            boolean speaks = agent.speaks(Language.of(ticket.language()));
            return switch (this) {
                case skilled -> speaks && (skill == null || agent.skills().contains(skill));
                case speaking -> speaks;
                case anybody -> true;
            };
        }
    }

    @Nullable
    String skillOf(Ticket ticket) {
        return skills.get(ticket.reason());
    }

    /** How long after {@code now} an agent of that fit may take the ticket; zero where at once. */
    Duration until(Fit fit, Ticket ticket, Instant now) {
        Duration kept = switch (fit) {
            case skilled -> Duration.ZERO;
            case speaking -> skill;
            case anybody -> whole();
        };
        Duration left = Duration.between(now, from(ticket).plus(kept));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A ticket that was passed on is kept from the end of that on. */
    private static Instant from(Ticket ticket) {
        Instant passed = ticket.wish().until();
        return passed == null || passed.isBefore(ticket.since()) ? ticket.since() : passed;
    }

    /** The best fit that somebody online has. */
    Optional<Fit> best(Ticket ticket, Iterable<Agent> online) {
        return Stream.of(Fit.values())
                .filter(fit -> {
                    for (Agent agent : online) {
                        if (fit.holds(agent, ticket, skillOf(ticket))) {
                            return true;
                        }
                    }
                    return false;
                })
                .findFirst();
    }
}
