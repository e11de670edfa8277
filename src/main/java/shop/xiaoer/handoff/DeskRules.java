package shop.xiaoer.handoff;

import java.time.LocalTime;
import java.util.Map;

/**
 * What the shop says of its people's service.
 *
 * @param clock the platform's, by which replies are measured
 * @param skills the skill that a reason of a handoff asks for
 */
public record DeskRules(ServiceHours hours, ReplyClock clock, Map<String, String> skills) {
    public static final DeskRules STANDARD =
            new DeskRules(ServiceHours.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), ReplyClock.TAOBAO, Map.of());

    public DeskRules {
        skills = Map.copyOf(skills);
    }

    public Patience patience() {
        return Patience.STANDARD.withSkills(skills);
    }

    /** The same rules with other skills. */
    public DeskRules withSkills(Map<String, String> others) {
        return new DeskRules(hours, clock, others);
    }

    /** The same rules with other hours. */
    public DeskRules withHours(ServiceHours other) {
        return new DeskRules(other, clock, skills);
    }
}
