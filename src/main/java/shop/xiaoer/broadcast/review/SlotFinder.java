package shop.xiaoer.broadcast.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.broadcast.CodePoints;
import shop.xiaoer.broadcast.LiveSlot;
import shop.xiaoer.broadcast.Segment;

/** Finds a segment's slots again in words that a person has changed. */
final class SlotFinder {
    private SlotFinder() {}

    /** Each old slot whose value stands in the new text exactly once, figures around it counted in. */
    static List<LiveSlot> again(Segment old, String text) {
        List<LiveSlot> longestFirst = old.slots().stream()
                .sorted(Comparator.comparingInt((LiveSlot slot) -> slot.from() - slot.to()))
                .toList();
        List<LiveSlot> found = new ArrayList<>();
        for (LiveSlot slot : longestFirst) {
            List<LiveSlot> places = places(slot, old.valueOf(slot), text).stream()
                    .filter(place ->
                            found.stream().noneMatch(taken -> taken.from() < place.to() && taken.to() > place.from()))
                    .toList();
            if (places.size() == 1) {
                found.add(places.getFirst());
            }
        }
        return found;
    }

    private static List<LiveSlot> places(LiveSlot slot, String value, String text) {
        Matcher matcher = Pattern.compile("(?<![\\d.,])" + Pattern.quote(value) + "(?![\\d]|[.,]\\d)")
                .matcher(text);
        List<LiveSlot> places = new ArrayList<>();
        while (matcher.find()) {
            places.add(new LiveSlot(
                    slot.kind(),
                    slot.product(),
                    CodePoints.offset(text, matcher.start()),
                    CodePoints.offset(text, matcher.end())));
        }
        return places;
    }
}
