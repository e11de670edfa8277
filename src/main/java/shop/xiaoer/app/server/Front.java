package shop.xiaoer.app.server;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import shop.xiaoer.answer.KnowingSource;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.desk.ShopFront;
import shop.xiaoer.entrance.EntranceName;
import shop.xiaoer.entrance.Entrances;
import shop.xiaoer.text.Language;

/** The shop's own words, from what is known now. */
record Front(KnowingSource knowing, Entrances menu, ZoneId zone) implements ShopFront {
    @Override
    public List<Option> entrances(Language language) {
        return menu.menu(language);
    }

    @Override
    public Optional<String> entranceLabel(String name, Language language) {
        return EntranceName.of(name).map(entrance -> menu.label(entrance, language));
    }

    @Override
    public String notice(Language language) {
        return knowing.now().snapshot().shop().notice().in(language);
    }

    @Override
    public String name(Language language) {
        return knowing.now().snapshot().shop().name().in(language);
    }
}
