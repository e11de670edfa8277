package shop.xiaoer.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Holds at once here and within a second on every node, with its entry of the audit trail. */
    void setHours(String by, ServiceHours hours);

    /** The file's hold again. */
    void clearHours(String by);

    Optional<SkillPlan> skills();

    void setSkills(String by, SkillPlan plan);

    void clearSkills(String by);

    /** The file's rules with what the office says above them. */
    default DeskRules over(DeskRules file) {
        DeskRules timed = hours().map(file::withHours).orElse(file);
        return skills().map(plan -> timed.withSkills(plan.reasons())).orElse(timed);
    }
}
