package shop.xiaoer.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the accounts as those see them who manage the shop. Every change is one commit with its entry of the audit
 * trail. Accounts are closed, never deleted: the log and the trail name them. Blocks.
 */
public interface Staff {
    /**
     * @param disabled may not sign in
     * @param mustChange has still to change a password that somebody else made
     * @param sessions that hold now
     * @param lastSeen when one of its sessions was used last
     * @param lockedUntil while too many wrong passwords were given
     */
    record Member(
            Abilities.Ability ability,
            boolean disabled,
            boolean mustChange,
            int sessions,
            @Nullable Instant lastSeen,
            @Nullable Instant lockedUntil) {}

    /** How a change ended. */
    sealed interface Outcome {
        record Done(Member member) implements Outcome {}

        record Unknown() implements Outcome {}

        /** There is an account of that name. */
        record Taken() implements Outcome {}

        /** Nobody would be left who may administer. */
        record LastAdmin() implements Outcome {}

        /** Admins are made and changed by admins alone. */
        record OnlyAdmins() implements Outcome {}
    }

    /** By name. */
    List<Member> all();

    Optional<Member> find(String name);

    /** @param password made for it, to be changed at the first sign-in */
    Outcome make(Account by, Account account, String password);

    /** A closed account's sessions end at once. */
    Outcome enable(Account by, String name, boolean enabled);

    /** Open sessions end: what one may do is fixed when one comes in. */
    Outcome role(Account by, String name, Role role);

    /** Its sessions end, wrong attempts are forgiven, and the password must be changed at the next sign-in. */
    Outcome password(Account by, String name, String password);

    Outcome endSessions(Account by, String name);
}
