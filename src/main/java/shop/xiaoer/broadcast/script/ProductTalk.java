package shop.xiaoer.broadcast.script;

import static shop.xiaoer.broadcast.script.fact.Fact.Kind.attribute;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.flag;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.paper;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.point;
import static shop.xiaoer.broadcast.script.fact.Fact.Kind.returnable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shop.xiaoer.broadcast.EvidenceRef;
import shop.xiaoer.broadcast.Persona;
import shop.xiaoer.broadcast.ScriptWords;
import shop.xiaoer.broadcast.SegmentType;
import shop.xiaoer.broadcast.script.fact.Fact;
import shop.xiaoer.broadcast.script.fact.FactTurns;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Product;
import shop.xiaoer.text.Language;

/**
 * What can be said of one product, a segment at a time. Facts take turns: the one told least often comes next. A segment
 * comes back empty where the grammar has nothing new to say of its kind.
 */
final class ProductTalk {
    /** Words of a value that can still be said in one breath with two others. */
    private static final int SHORT_VALUE = 14;

    private final ScriptFacts.ProductFacts facts;
    private final Language language;
    private final SentenceMaker maker;
    private final FactTurns turns;
    private final ProductValues values;
    private int turn;

    ProductTalk(ScriptFacts.ProductFacts facts, Language language, SentenceMaker maker, Persona persona) {
        this.facts = facts;
        this.language = language;
        this.maker = maker;
        this.turns = new FactTurns(facts, maker.random());
        this.values = new ProductValues(facts, language, persona, maker.random());
    }

    String id() {
        return facts.id();
    }

    Value name() {
        return values.name();
    }

    Product product() {
        return facts.product();
    }

    /** Facts from these sources are told no more: a rule of the law stands against them. */
    void bar(Set<EvidenceRef.Source> sources) {
        turns.bar(sources);
    }

    SegmentDraft bridge(Value previous, boolean back) {
        Map<String, Value> places = values.any();
        places.put("previous", previous);
        return segment(SegmentType.bridge, List.of(one(back ? "bridge.return" : "bridge", places)));
    }

    SegmentDraft hook() {
        return segment(SegmentType.hook, List.of(one("hook", values.any()), one("hook.more", values.any())));
    }

    SegmentDraft shortHook() {
        return segment(SegmentType.hook, List.of(one("hook", values.any())));
    }

    SegmentDraft pain() {
        return situation("pain", SegmentType.pain, true);
    }

    SegmentDraft suit() {
        return situation("suit", SegmentType.pain, false);
    }

    private SegmentDraft situation(String section, SegmentType type, boolean turn) {
        Optional<ScriptFacts.Situation> situation = turns.situation();
        if (situation.isEmpty()) {
            return segment(type, List.of());
        }
        ScriptFacts.Situation pain = situation.get();
        Map<String, Value> places = values.any();
        places.put("pain", Value.named(pain.text(), pain.source()));
        return segment(type, List.of(one(section, places), turn ? one("pain.turn", places) : List.of()));
    }

    SegmentDraft point() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : turns.least(1 + maker.random().nextInt(2), point)) {
            units.add(one("point", values.of(fact)));
        }
        turns.least(1, attribute, flag).forEach(fact -> units.add(told(fact)));
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft attributes() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : turns.least(2 + maker.random().nextInt(2), attribute, flag)) {
            units.add(told(fact));
        }
        if (maker.random().nextInt(3) == 0) {
            units.add(talkUnit());
        }
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft pair() {
        List<Fact> two = turns.least(2, this::isShort, attribute, flag);
        if (two.size() < 2) {
            return attributes();
        }
        Map<String, Value> places = values.any();
        places.put("labelA", Value.words(two.get(0).label()));
        places.put("valueA", ProductValues.value(two.get(0)));
        places.put("labelB", Value.words(two.get(1).label()));
        places.put("valueB", ProductValues.value(two.get(1)));
        List<List<Drafted>> units = new ArrayList<>();
        units.add(one("pair", places));
        turns.least(1, point, attribute).forEach(fact -> units.add(told(fact)));
        return segment(SegmentType.sellingPoint, units);
    }

    SegmentDraft recap() {
        List<Fact> three = turns.least(3, this::isShort, attribute, flag);
        if (three.size() < 3) {
            return attributes();
        }
        Map<String, Value> places = values.any();
        for (int i = 0; i < 3; i++) {
            places.put(List.of("a", "b", "c").get(i), values.line(three.get(i)));
        }
        return segment(SegmentType.sellingPoint, List.of(one("recap", places)));
    }

    SegmentDraft proof() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : turns.least(1, paper)) {
            List<Drafted> unit = new ArrayList<>(paperUnit(fact));
            if (!unit.isEmpty()) {
                unit.addAll(one("proof.after", values.any()));
            }
            units.add(unit);
        }
        if (units.isEmpty() || maker.random().nextInt(3) == 0) {
            turns.least(1, returnable).forEach(fact -> units.add(one("returnable", values.of(fact))));
        }
        return segment(SegmentType.proof, units);
    }

    SegmentDraft price(boolean withStock) {
        List<List<Drafted>> units = new ArrayList<>();
        units.add(one("price", values.any()));
        if (withStock) {
            // A count of nothing is no reason to stay; the slot still shows it where the stock runs out later.
            boolean stocked = facts.product().stock() > 0 && maker.random().nextBoolean();
            units.add(one(stocked ? "stock" : "price.note", values.any()));
        }
        return segment(SegmentType.price, units);
    }

    SegmentDraft callToAction() {
        return segment(SegmentType.callToAction, List.of(one("cta", values.any())));
    }

    SegmentDraft question() {
        List<List<Drafted>> units = new ArrayList<>();
        for (Fact fact : turns.least(1 + maker.random().nextInt(2), attribute, flag)) {
            Map<String, Value> places = values.of(fact);
            if (!fact.asks().isEmpty()) {
                places.put(
                        "ask",
                        Value.words(fact.asks()
                                .get(maker.random().nextInt(fact.asks().size()))));
            }
            Optional<Drafted> ask = fact.asks().isEmpty() || maker.random().nextInt(3) == 0
                    ? maker.make("qa.label", places)
                    : maker.make("qa.ask", places);
            Optional<Drafted> answer = ask.flatMap(q -> maker.make("qa.answer", places));
            if (answer.isPresent()) {
                units.add(List.of(ask.orElseThrow(), answer.get()));
            } else {
                ask.ifPresent(maker::forget);
            }
        }
        return segment(SegmentType.qa, units);
    }

    SegmentDraft interaction() {
        return segment(SegmentType.interaction, List.of(one("interaction", values.any()), talkUnit()));
    }

    /** The next way of looking at the product, in turns; always true, since each is made of facts and situations. */
    SegmentDraft angle() {
        return switch (turn++ % 9) {
            case 0 -> attributes();
            case 1 -> question();
            case 2 -> point();
            case 3 -> interaction();
            case 4 -> pair();
            case 5 -> suit();
            case 6 -> recap();
            case 7 -> question();
            default -> proof();
        };
    }

    private List<Drafted> told(Fact fact) {
        return switch (fact.kind()) {
            case attribute -> one("fact", values.of(fact));
            case flag -> one("fact.flag", values.of(fact));
            case point -> one("point", values.of(fact));
            case paper -> paperUnit(fact);
            case returnable -> one("returnable", values.of(fact));
            case policy -> one("policy", values.of(fact));
        };
    }

    private List<Drafted> paperUnit(Fact fact) {
        String kind = Objects.requireNonNull(fact.paper()).kind();
        boolean issued = kind.equals("testReport") || kind.equals("certificate");
        return one(issued ? "proof" : "proof.other", values.ofPaper(fact));
    }

    private List<Drafted> talkUnit() {
        Map<String, Value> places = values.any();
        return one(places.containsKey("phrase") && maker.random().nextInt(3) == 0 ? "talk.phrase" : "talk", places);
    }

    private List<Drafted> one(String section, Map<String, Value> places) {
        return maker.make(section, places).map(List::of).orElse(List.of());
    }

    private SegmentDraft segment(SegmentType type, List<List<Drafted>> units) {
        return new SegmentDraft(type, facts.id(), units);
    }

    /** Whether its value stands well in a row of others. */
    private boolean isShort(Fact fact) {
        return ScriptWords.count(fact.value(), language) <= SHORT_VALUE
                && !fact.value().contains("，");
    }
}
