package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.DeskSettings;
import shop.xiaoer.handoff.DeskSettings.SkillPlan;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Fields;
import shop.xiaoer.wire.Outgoing;

/** Skills by name, which reason of a handoff asks for which, and who has them. */
final class SkillRoutes {
    private static final int MOST = 50;
    private static final int LONGEST = 40;
    private static final Set<String> REASONS =
            Arrays.stream(HandoffReason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final DeskSettings settings;
    private final Supplier<DeskRules> file;
    private final Abilities abilities;

    /** @param file what holds where the office says nothing */
    SkillRoutes(DeskSettings settings, Supplier<DeskRules> file, Abilities abilities) {
        this.settings = settings;
        this.file = file;
        this.abilities = abilities;
    }

    void on(Routes routes) {
        routes.get("/api/v1/skills", this::show)
                .put("/api/v1/skills", this::set)
                .delete("/api/v1/skills", this::clear);
    }

    private Reply show(Call call) throws Refusal {
        call.signed(Role.Right.manage);
        return told();
    }

    /** Named ones, those that a reason asks for, and those that somebody has: none is hidden. */
    private Reply told() {
        long version = settings.skillsVersion();
        Map<String, String> reasons = settings.over(file.get()).skills();
        List<Abilities.Ability> staff = abilities.all();
        Set<String> names = new TreeSet<>(reasons.values());
        settings.skills().ifPresent(plan -> names.addAll(plan.names()));
        staff.forEach(one -> names.addAll(one.skills()));
        ObjectNode body = Outgoing.object()
                .put("from", settings.skills().isPresent() ? "office" : "file")
                .put("version", version);
        ArrayNode skills = body.putArray("skills");
        for (String name : names) {
            ArrayNode accounts = skills.addObject().put("name", name).putArray("accounts");
            staff.stream()
                    .filter(one -> one.skills().contains(name))
                    .forEach(one -> accounts.add(one.account().name()));
        }
        ObjectNode asked = body.putObject("reasons");
        Arrays.stream(HandoffReason.values())
                .filter(reason -> reasons.containsKey(reason.name()))
                .forEach(reason -> asked.put(reason.name(), reasons.get(reason.name())));
        return Reply.json(200, body);
    }

    private Reply set(Call call) throws Refusal, BadFrame {
        String by = call.signed(Role.Right.manage).account().name();
        Fields fields = call.fields();
        List<String> names =
                fields.list("skills").stream().map(String::strip).distinct().toList();
        if (names.size() > MOST || names.stream().anyMatch(name -> name.isEmpty() || name.length() > LONGEST)) {
            throw fields.fault("skills: at most " + MOST + ", each of 1 to " + LONGEST + " characters");
        }
        Map<String, String> reasons = fields.texts("reasons");
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            if (!REASONS.contains(reason.getKey())) {
                throw fields.fault("reasons." + reason.getKey() + ": is no reason of a handoff");
            }
            if (!names.contains(reason.getValue())) {
                throw fields.fault("reasons." + reason.getKey() + ": must be one of the named skills");
            }
        }
        if (!settings.setSkills(by, new SkillPlan(names, reasons), fields.countOrNull("version"))) {
            throw Refusal.stale(settings.skillsVersion());
        }
        return told();
    }

    private Reply clear(Call call) throws Refusal {
        settings.clearSkills(call.signed(Role.Right.manage).account().name());
        return told();
    }
}
