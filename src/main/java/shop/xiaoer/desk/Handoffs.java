package shop.xiaoer.desk;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.EventBody.HandoffRequested;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The words with which a shopper is told that a person comes. A handoff is never silent. */
public final class Handoffs {
    /** The way back, so that nobody is left alone with silence. */
    public static final String BACK_TO_BOT = "backToBot";

    /** Where nobody is there: the way to be called back. */
    static final String LEAVE_CONTACT = "leaveContact";

    static final String CONTACT = "contact";

    /** The step that says that a contact was taken. */
    public static final String CALLBACK = "callback";

    /** Reasons whose words promise that somebody comes now. */
    private static final Set<HandoffReason> AT_ONCE =
            EnumSet.of(HandoffReason.shopperAsked, HandoffReason.sensitive, HandoffReason.angry);

    private final WordTable words;
    private final IntSupplier agentsOnline;
    private final Supplier<Optional<ZonedDateTime>> opens;

    /** @param opens when people serve again, empty while they do */
    public Handoffs(WordTable words, IntSupplier agentsOnline, Supplier<Optional<ZonedDateTime>> opens) {
        this.words = words;
        this.agentsOnline = agentsOnline;
        this.opens = opens;
    }

    public Handoffs(WordTable words, IntSupplier agentsOnline) {
        this(words, agentsOnline, Optional::empty);
    }

    /** Says that the contact was taken. */
    EntranceStep contactTaken(Language language) {
        return new EntranceStep(CALLBACK, "ended", words.say(language, "contact.taken"), null, null);
    }

    /** The end of an entrance that needs a person while the shopper waits for one already. */
    EntranceStep alreadyWaiting(String entrance, Language language) {
        return new EntranceStep(entrance, "ended", words.say(language, "handoff.waiting"), null, null);
    }

    public HandoffRequested body(HandoffReason reason, Language language) {
        int online = agentsOnline.getAsInt();
        String text = words.say(language, opening(reason, online > 0))
                + (online > 0 ? words.say(language, "handoff.online") : away(language));
        return new HandoffRequested(
                reason,
                online,
                text,
                List.of(new Option(BACK_TO_BOT, words.say(language, "handoff.backToBot"))),
                online > 0 ? null : contactForm(language));
    }

    /** "Right away" is said only where somebody is there to come. */
    private static String opening(HandoffReason reason, boolean online) {
        return "handoff." + reason + (!online && AT_ONCE.contains(reason) ? ".away" : "");
    }

    private String away(Language language) {
        return opens.get()
                .map(at -> words.say(language, "handoff.closed", "time", time(at, language)))
                .orElseGet(() -> words.say(language, "handoff.away"));
    }

    private String time(ZonedDateTime at, Language language) {
        return words.say(
                language,
                "handoff.closed.time",
                "month",
                at.getMonthValue(),
                "day",
                at.getDayOfMonth(),
                "hour",
                at.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    }

    private Form contactForm(Language language) {
        Form.Field field =
                new Form.Field(CONTACT, words.say(language, "contact.label"), Form.Type.text, null, true, true);
        return new Form(List.of(field), LEAVE_CONTACT);
    }
}
