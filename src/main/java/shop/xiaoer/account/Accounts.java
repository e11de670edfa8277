package shop.xiaoer.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Port: accounts and their sessions. Passwords are kept as argon2 hashes. Blocks. */
public interface Accounts {
    /** How a sign-in ended. */
    sealed interface SignIn {
        record Accepted(Account account, UUID session, Instant expiresAt) implements SignIn {}

        /** Unknown name and wrong password look the same and take the same time. */
        record Denied() implements SignIn {}

        record TooManyAttempts(Duration retryAfter) implements SignIn {}
    }

    SignIn signIn(String name, String password);

    /** The account of a session that is neither over nor revoked. */
    Optional<Account> session(UUID session);

    void signOut(UUID session);

    /** @return false where the old password is wrong; all other sessions of the account end where it is right */
    boolean changePassword(String name, String old, String fresh, UUID keep);

    Optional<Account> find(String name);

    /** Makes the account unless it is there. @return whether it was made */
    boolean create(Account account, String password);
}
