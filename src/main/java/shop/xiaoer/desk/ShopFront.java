package shop.xiaoer.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;

/** What a shopper is shown before anything was said. Read at each hello: the shop may have changed. */
public interface ShopFront {
    /** Names and labels of the open service entrances. */
    List<Option> entrances(Language language);

    /** Of any entrance by its name, open or not: what was shown as a button may still be pressed. */
    Optional<String> entranceLabel(String name, Language language);

    /** Says that an AI speaks. */
    String notice(Language language);

    String name(Language language);

    /** By whose clock the shop tells its times. */
    ZoneId zone();
}
