package shop.xiaoer.store.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Passwords as argon2id hashes (19 MiB, 2 passes, as OWASP names them). */
final class Argon {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private Argon() {}

    static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    static boolean fits(String password, String hash) {
        return Password.check(password, hash).with(ARGON2);
    }
}
