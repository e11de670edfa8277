package shop.xiaoer.knowledge.file;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import shop.xiaoer.knowledge.AttributeDefinition;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.Persona;
import shop.xiaoer.knowledge.Policies;
import shop.xiaoer.knowledge.ShopProfile;
import shop.xiaoer.text.Localized;

/** Reads the small files: shop, attributes, personas, policies as figures. */
final class ShopFiles {
    private ShopFiles() {}

    static void shop(YamlPart root) {
        root.reading().entry("shop", 1, () -> {
            ShopProfile.Hours hours = root.part("hours")
                    .map(ShopFiles::hours)
                    .orElse(new ShopProfile.Hours(LocalTime.of(9, 0), LocalTime.of(21, 0)));
            ShopProfile.Confidence confidence =
                    root.part("confidence").map(ShopFiles::confidence).orElse(new ShopProfile.Confidence(0.5, 0.3));
            ShopProfile shop = new ShopProfile(
                    root.localized("name"),
                    root.localized("notice"),
                    root.localizedIfAny("greeting").orElse(null),
                    root.localizedIfAny("assistant").orElse(new Localized("小二", "Xiaoer")),
                    root.localizedIfAny("about").orElse(null),
                    hours,
                    confidence,
                    root.json());
            List.of("currency", "contact", "liveRoom").forEach(root::part);
            root.noOtherKeys();
            return new Content.OfShop(shop);
        });
    }

    static ShopProfile.Hours hours(YamlPart part) {
        LocalTime from = part.parsed("from", LocalTime.MIN, ShopFiles::time);
        LocalTime to = part.parsed("to", LocalTime.MIN, ShopFiles::time);
        part.noOtherKeys();
        return new ShopProfile.Hours(from, to);
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01]\\d|2[0-4]):[0-5]\\d") || (text.startsWith("24") && !text.equals("24:00"))) {
            throw new IllegalArgumentException("'" + text + "' is no time of day like 09:00");
        }
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static ShopProfile.Confidence confidence(YamlPart part) {
        double answer = part.parsed("answer", 0.5, ShopFiles::share);
        double askBack = part.parsed("askBack", 0.3, ShopFiles::share);
        double generated =
                part.parsedIfAny("generated", answer, ShopFiles::share).orElse(answer);
        part.noOtherKeys();
        if (askBack > answer) {
            part.reading().fail(part.line("askBack"), "'askBack' must not be above 'answer'");
            return new ShopProfile.Confidence(0.5, 0.3);
        }
        return new ShopProfile.Confidence(answer, askBack, generated);
    }

    private static double rate(String text) {
        double rate = text.matches("\\d(\\.\\d+)?") ? Double.parseDouble(text) : 0;
        if (rate < 0.5 || rate > 2) {
            throw new IllegalArgumentException("'" + text + "' is no rate of speech from 0.5 to 2");
        }
        return rate;
    }

    private static double share(String text) {
        double share = text.matches("\\d(\\.\\d+)?") ? Double.parseDouble(text) : -1;
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("'" + text + "' is no number from 0 to 1");
        }
        return share;
    }

    static void attributes(YamlPart root) {
        for (YamlPart part : root.requiredList("attributes")) {
            if (part.requireMap()) {
                part.reading().entry(part.textIfAny("key").orElse(""), part.line(), () -> {
                    AttributeDefinition attribute = new AttributeDefinition(
                            part.text("key"),
                            part.localized("label"),
                            part.textsByLanguage("words"),
                            part.textsByLanguage("asks"));
                    part.noOtherKeys();
                    return new Content.OfAttribute(attribute);
                });
            }
        }
        root.noOtherKeys();
    }

    static void persona(YamlPart root) {
        root.reading().entry(root.textIfAny("id").orElse(""), 1, () -> {
            Persona persona = new Persona(
                    root.text("id"),
                    root.parsedIfAny("default", false, YamlPart::yesOrNoText).orElse(false),
                    root.localized("name"),
                    root.localized("voice"),
                    root.localized("manner"),
                    root.textsByLanguage("phrases"),
                    root.textsByLanguage("greeting"),
                    root.textsByLanguage("bridges"),
                    root.textsByLanguage("signOff"),
                    root.textsByLanguage("taboos"),
                    root.parsedIfAny("rate", 1.0, ShopFiles::rate).orElse(1.0));
            root.noOtherKeys();
            return new Content.OfPersona(persona);
        });
    }

    /** A file may hold the figures of several entrances; those without a type of their own are kept as they are. */
    static void policies(YamlPart root) {
        for (String entrance : root.keys()) {
            root.part(entrance)
                    .filter(YamlPart::requireMap)
                    .ifPresent(
                            part -> part.reading().entry(entrance, root.line(entrance), () -> policy(entrance, part)));
        }
    }

    private static Content policy(String entrance, YamlPart part) {
        return switch (entrance) {
            case "return" ->
                new Content.OfReturns(
                        new Policies.Return(
                                part.whole("windowDays", 0, 3650),
                                Set.copyOf(part.texts("excludedCategories")),
                                part.oneOf("shippingPaidBy", Policies.Payer.class),
                                part.whole("refundDays", 0, 365)),
                        part.json());
            case "track" ->
                new Content.OfTrack(new Policies.Track(part.whole("shipWithinHours", 1, 24 * 365)), part.json());
            default -> new Content.OfPolicy(entrance, part.json());
        };
    }
}
