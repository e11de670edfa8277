package shop.xiaoer.guard;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Cases that shut each other out: what holds for the one says nothing for the other. */
enum Case {
    FAULT("(?<!没有|没|无|非)(?<!没有任何)质量问题|(?<!not )\\bfaulty|(?<!without a |without |no )\\bfault\\b"),
    NO_FAULT("(?:没有|没|无|非)(?:任何)?质量问题|without (?:an? |any )?(?:quality )?fault|no (?:quality )?fault|not faulty"),
    UNSENT("(?:没有?|未|尚未|还没)(?:发货|发出)|发货(?:之)?前|before (?:it |they )?ship|not (?:yet )?shipped|unshipped|\\bpending\\b"),
    SENT(
            "(?<!没|没有|未|尚未)(?:已经?)?发货(?:的|了|之?后|以后)|已发货|(?<!not |before |yet )\\bshipped\\b|\\bdelivered\\b|after (?:it )?ship"),
    OPENED("(?<!未|没)(?<!没有)拆(?:封|开)|(?<!un)\\bopened\\b"),
    UNOPENED("(?:未|没|没有)拆(?:封|开)|\\bunopened\\b|not opened");

    private final Pattern said;

    Case(String said) {
        this.said = Pattern.compile(said);
    }

    private Case opposite() {
        return switch (this) {
            case FAULT -> NO_FAULT;
            case NO_FAULT -> FAULT;
            case UNSENT -> SENT;
            case SENT -> UNSENT;
            case OPENED -> UNOPENED;
            case UNOPENED -> OPENED;
        };
    }

    /** The cases of a stretch; one that is named with its opposite is none. */
    static Set<Case> of(String normal) {
        Set<Case> cases = EnumSet.noneOf(Case.class);
        for (Case one : values()) {
            if (one.said.matcher(normal).find()) {
                cases.add(one);
            }
        }
        cases.removeIf(one -> one.said.matcher(normal).find()
                && one.opposite().said.matcher(normal).find());
        return cases;
    }

    static boolean opposed(Set<Case> one, Set<Case> other) {
        return one.stream().anyMatch(c -> other.contains(c.opposite()));
    }
}
