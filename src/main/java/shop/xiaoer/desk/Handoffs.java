package shop.xiaoer.desk;

import java.util.List;
import java.util.function.IntSupplier;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.EventBody.HandoffRequested;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The words with which a shopper is told that a person comes. A handoff is never silent. */
public final class Handoffs {
    /** The way back, so that nobody is left alone with silence. */
    public static final String BACK_TO_BOT = "backToBot";

    private final WordTable words;
    private final IntSupplier agentsOnline;

    public Handoffs(WordTable words, IntSupplier agentsOnline) {
        this.words = words;
        this.agentsOnline = agentsOnline;
    }

    /** The end of an entrance that needs a person while the shopper waits for one already. */
    EntranceStep alreadyWaiting(String entrance, Language language) {
        return new EntranceStep(entrance, "ended", words.say(language, "handoff.waiting"), null, null);
    }

    public HandoffRequested body(HandoffReason reason, Language language) {
        int online = agentsOnline.getAsInt();
        String text = words.say(language, "handoff." + reason)
                + words.say(language, online > 0 ? "handoff.online" : "handoff.away");
        return new HandoffRequested(
                reason, online, text, List.of(new Option(BACK_TO_BOT, words.say(language, "handoff.backToBot"))));
    }
}
