package shop.xiaoer.knowledge.file;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.ReplyClock;
import shop.xiaoer.handoff.ServiceHours;
import shop.xiaoer.handoff.ServiceHours.Span;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.ShopProfile;

/** Reads {@code hours.yaml}: when people serve, by which platform's clock, and which skill a reason asks for. */
final class HoursFile {
    private HoursFile() {}

    static void read(YamlPart root) {
        root.reading().entry("hours", 1, () -> {
            Map<DayOfWeek, List<Span>> week =
                    root.part("week").map(HoursFile::week).orElse(Map.of());
            List<ServiceHours.Holiday> holidays = new ArrayList<>();
            for (YamlPart part : root.list("holidays")) {
                holiday(part).ifPresent(holidays::add);
            }
            ReplyClock clock = root.parsedIfAny("replyClock", ReplyClock.TAOBAO, HoursFile::clock)
                    .orElse(ReplyClock.TAOBAO);
            Map<String, String> skills =
                    root.part("skills").map(HoursFile::skills).orElse(Map.of());
            root.noOtherKeys();
            return new Content.OfHours(new DeskRules(new ServiceHours(week, holidays), clock, skills));
        });
    }

    private static Map<DayOfWeek, List<Span>> week(YamlPart part) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        if (part.requireMap()) {
            for (DayOfWeek day : DayOfWeek.values()) {
                week.put(day, spans(part, day.name().toLowerCase(Locale.ROOT)));
            }
            part.noOtherKeys();
        }
        return week;
    }

    private static List<Span> spans(YamlPart part, String key) {
        List<Span> spans = new ArrayList<>();
        for (YamlPart item : part.list(key)) {
            if (item.requireMap()) {
                ShopProfile.Hours hours = ShopFiles.hours(item);
                spans.add(new Span(hours.from(), hours.to()));
            }
        }
        return spans;
    }

    private static Optional<ServiceHours.Holiday> holiday(YamlPart part) {
        if (!part.requireMap()) {
            return Optional.empty();
        }
        LocalDate from = part.parsed("from", LocalDate.MIN, HoursFile::day);
        LocalDate to = part.parsed("to", LocalDate.MIN, HoursFile::day);
        List<Span> open = spans(part, "open");
        part.noOtherKeys();
        if (to.isBefore(from)) {
            part.reading().fail(part.line("to"), "'to' must not be before 'from'");
            return Optional.empty();
        }
        return Optional.of(new ServiceHours.Holiday(from, to, open));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no day like 2027-02-05", e);
        }
    }

    private static ReplyClock clock(String text) {
        return switch (text) {
            case "taobao" -> ReplyClock.TAOBAO;
            case "pinduoduo" -> ReplyClock.PINDUODUO;
            default -> throw new IllegalArgumentException("'" + text + "' is none of taobao, pinduoduo");
        };
    }

    private static Map<String, String> skills(YamlPart part) {
        Map<String, String> skills = new LinkedHashMap<>();
        if (part.requireMap()) {
            for (HandoffReason reason : HandoffReason.values()) {
                part.textIfAny(reason.name()).ifPresent(skill -> skills.put(reason.name(), skill));
            }
            part.noOtherKeys();
        }
        return skills;
    }
}
