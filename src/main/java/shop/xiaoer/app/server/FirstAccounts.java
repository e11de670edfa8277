package shop.xiaoer.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.Role;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.text.Language;

/**
 * The accounts of a first start. A password that nobody set is made, written to {@code first-passwords} in the data
 * folder (mode 600) and told once on the standard error stream, never in the log.
 */
final class FirstAccounts {
    private static final String SUPERVISOR = "xiaozhu";

    private static final List<Account> DEMO = List.of(
            new Account("amei", Role.agent, Language.ZH, "阿梅", true),
            new Account("ben", Role.agent, Language.EN, "Ben", true),
            new Account(SUPERVISOR, Role.supervisor, Language.ZH, "小竹", true),
            new Account("lan", Role.operator, Language.ZH, "阿岚", true),
            new Account("laowang", Role.merchant, Language.ZH, "老王", true));

    private final Settings settings;
    private final Accounts accounts;
    private final DemoDesk desk;
    private final SecureRandom random = new SecureRandom();
    private final List<String> told = new ArrayList<>();

    FirstAccounts(Settings settings, Accounts accounts, DemoDesk desk) {
        this.settings = settings;
        this.accounts = accounts;
        this.desk = desk;
    }

    void create() {
        create(new Account("admin", Role.admin, Language.ZH, "管理员", false), settings.adminPassword());
        if (settings.demo()) {
            if (accounts.find(SUPERVISOR).isEmpty()) {
                desk.furnish(SUPERVISOR);
            }
            DEMO.forEach(account -> create(account, settings.demoPassword()));
        }
        if (!told.isEmpty()) {
            tell();
        }
    }

    private void create(Account account, @Nullable String given) {
        if (accounts.find(account.name()).isPresent()) {
            return;
        }
        String password = given == null ? made() : given;
        if (accounts.create(account, password) && given == null) {
            told.add(account.name() + " " + password);
        }
    }

    private String made() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void tell() {
        Path file = settings.data().resolve("first-passwords");
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, told, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the first passwords cannot be written to " + file, e);
        }
        System.err.println("First passwords, also in " + file + ":");
        told.forEach(line -> System.err.println("  " + line));
    }
}
