package shop.xiaoer.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: accounts and their sessions. Passwords are kept as argon2 hashes. Blocks. */
public interface Accounts {
    /**
     * How long a door stays shut and a session open.
     *
     * @param wrongOfAccount wrong passwords for one name within the window, then the name is shut
     * @param wrongFromAddress the same for one address, whatever the names
     * @param window in which wrong passwords count, and for how long what they shut stays shut
     * @param longest age of a session
     * @param idle a session that nobody used for so long has ended
     */
    record Rules(int wrongOfAccount, int wrongFromAddress, Duration window, Duration longest, Duration idle) {
        public static final Rules STANDARD =
                new Rules(10, 50, Duration.ofMinutes(15), Duration.ofHours(12), Duration.ofHours(12));

        public Rules {
            if (wrongOfAccount < 1 || wrongFromAddress < 1) {
                throw new IllegalArgumentException("one wrong password at least must be forgiven");
            }
        }
    }

    /** How a sign-in ended. */
    sealed interface SignIn {
        /** @param mustChange the password was made by somebody else: the session may change it and do nothing else */
        record Accepted(Account account, UUID session, Instant expiresAt, boolean mustChange) implements SignIn {}

        /** Unknown name, closed account and wrong password look the same and take the same time. */
        record Denied() implements SignIn {}

        /** The same for names that there are and names that there are not. */
        record TooManyAttempts(Duration retryAfter) implements SignIn {}
    }

    /** How a change of the own password ended. */
    sealed interface PasswordChange {
        record Done() implements PasswordChange {}

        /** The old password is another. */
        record Wrong() implements PasswordChange {}

        record TooManyAttempts(Duration retryAfter) implements PasswordChange {}
    }

    /** @param mustChange see {@link SignIn.Accepted} */
    record Session(Account account, boolean mustChange) {}

    /** @param countedFrom the address on whose count a wrong password goes; null where addresses are not counted */
    SignIn signIn(String name, String password, @Nullable String countedFrom);

    /** The session where it is neither over, idle nor revoked and its account not closed. Asking is using. */
    Optional<Session> session(UUID session);

    /** Those of them that still hold; an open socket uses its session. */
    Set<UUID> holding(Collection<UUID> sessions);

    void signOut(UUID session);

    /** All other sessions of the account end where the old password is right; a wrong one counts like one at the door. */
    PasswordChange changePassword(String name, String old, String fresh, UUID keep);

    Optional<Account> find(String name);

    /** Makes the account unless it is there. @return whether it was made */
    boolean create(Account account, String password);
}
