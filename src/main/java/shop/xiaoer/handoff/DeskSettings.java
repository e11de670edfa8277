package shop.xiaoer.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: what the office says of hours and skills; it goes above the file. Read from memory; setting blocks. */
public interface DeskSettings {
    /**
     * @param names of skills, whether anybody has them or not
     * @param reasons the skill that a reason of a handoff asks for first
     */
    record SkillPlan(List<String> names, Map<String, String> reasons) {
        public SkillPlan {
            names = List.copyOf(names);
            reasons = Map.copyOf(reasons);
            if (!names.containsAll(reasons.values())) {
                throw new IllegalArgumentException("reasons: each needs one of the named skills");
            }
        }
    }

    /** Empty where the file's hold. */
    Optional<ServiceHours> hours();

    /** Grows with each change of the hours; 0 where the office never said any. */
    long hoursVersion();

    /**
     * Holds at once here and within a second on every node, with its entry of the audit trail.
     *
     * @param seen the version that the change was made from; null replaces whatever holds
     * @return false where it has another version by now, and nothing was changed
     */
    boolean setHours(String by, ServiceHours hours, @Nullable Long seen);

    /** The file's hold again. */
    void clearHours(String by);

    Optional<SkillPlan> skills();

    /** Grows with each change of the skills; 0 where the office never said any. */
    long skillsVersion();

    /** As {@link #setHours}. */
    boolean setSkills(String by, SkillPlan plan, @Nullable Long seen);

    void clearSkills(String by);

    /** The file's rules with what the office says above them. */
    default DeskRules over(DeskRules file) {
        DeskRules timed = hours().map(file::withHours).orElse(file);
        return skills().map(plan -> timed.withSkills(plan.reasons())).orElse(timed);
    }
}
