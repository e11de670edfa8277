package shop.xiaoer.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.connect.cluster.ClusterSettings;
import shop.xiaoer.connect.shop.ShopSettings;
import shop.xiaoer.desk.agent.QueueKeeper;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.web.TrustedProxies;

/**
 * Every setting, read from {@code xiaoer.yaml} and over it from the environment. An unknown key or a bad value stops the
 * start; all faults are told at once.
 *
 * @param database the external one, null for the embedded
 * @param demo whether the demo shop's orders and accounts are there
 * @param connector the shop's own system that holds orders and products, null where the tables here hold them
 * @param privateWebhooks whether webhooks may go into private networks and over plain HTTP
 * @param accounts how long doors stay shut and sessions open
 * @param cluster by which the nodes hear of each other, null where the database does it
 * @param fourEyes whether nobody approves a script of their own
 * @param voice the program that reads aloud, or the word that says that there is to be no voice
 */
public record Settings(
        String host,
        int port,
        Path data,
        @Nullable DatabaseAddress database,
        Path knowledge,
        Path prompts,
        ModelSettings model,
        @Nullable String adminPassword,
        boolean demo,
        @Nullable String demoPassword,
        @Nullable String identitySecret,
        boolean limits,
        List<String> origins,
        TrustedProxies trustedProxies,
        Duration drain,
        QueueKeeper.Rules queue,
        ZoneId zone,
        String currency,
        @Nullable ShopSettings connector,
        boolean privateWebhooks,
        Accounts.Rules accounts,
        @Nullable ClusterSettings cluster,
        boolean fourEyes,
        String voice) {

    private static final Duration SHORTEST_DOOR = Duration.ofSeconds(1);
    private static final Duration LONGEST_DOOR = Duration.ofDays(30);
    private static final Duration SHORTEST_CALL = Duration.ofMillis(100);
    /** A change takes four calls at most, within the time of one answer. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    public Settings {
        origins = List.copyOf(origins);
    }

    /** All that is wrong with the settings, one line each. */
    public static final class Faults extends RuntimeException {
        private static final long serialVersionUID = 1;

        Faults(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** @throws Faults naming every setting that is wrong */
    public static Settings read(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("XIAOER_HOME", "."));
        GivenSettings given = new GivenSettings(environment, home);
        Settings settings = of(given, home);
        if (!given.faults().isEmpty()) {
            throw new Faults(given.faults());
        }
        return settings;
    }

    private static Settings of(GivenSettings given, Path home) {
        DatabaseAddress database = given.parsed("DATABASE_URL", null, SettingFormats::address);
        String currency = given.parsed("CURRENCY", "CNY", SettingFormats::currency);
        return new Settings(
                given.text("HOST", "127.0.0.1"),
                given.number("PORT", 8080, 0, 65535),
                given.parsed("DATA", home.resolve("data"), Path::of),
                database,
                given.parsed("KNOWLEDGE", home.resolve("knowledge-base"), SettingFormats::folder),
                given.parsed("PROMPTS", home.resolve("prompts"), SettingFormats::folder),
                model(given),
                given.secret("ADMIN_PASSWORD", 10),
                given.flag("DEMO", database == null),
                given.secret("DEMO_PASSWORD", 10),
                given.secret("IDENTITY_SECRET", 32),
                given.choice("LIMITS", "default", List.of("default", "off")).equals("default"),
                given.parsed("ORIGINS", List.of(), SettingFormats::origins),
                given.parsed("TRUSTED_PROXIES", TrustedProxies.none(), SettingFormats::proxies),
                given.duration("DRAIN", Duration.ofSeconds(10)),
                queue(given),
                given.parsed("TIMEZONE", ZoneId.of("Asia/Shanghai"), ZoneId::of),
                currency,
                connector(given, currency),
                given.flag("WEBHOOKS_PRIVATE", false),
                accounts(given),
                cluster(given),
                given.flag("FOUR_EYES", false),
                given.text("VOICE", "espeak-ng"));
    }

    private static @Nullable ClusterSettings cluster(GivenSettings given) {
        boolean ofItsOwn = given.choice("BUS", "postgres", List.of("postgres", "hazelcast"))
                .equals("hazelcast");
        List<String> members = given.parsed("BUS_MEMBERS", List.of(), Settings::members);
        ClusterSettings cluster = given.parsed(
                "BUS_ADDRESS",
                new ClusterSettings("127.0.0.1", 5701, members),
                own -> ClusterSettings.of(own, members));
        if (!ofItsOwn && !members.isEmpty()) {
            given.fault("BUS_MEMBERS", "has a meaning only with XIAOER_BUS=hazelcast");
        }
        return ofItsOwn ? cluster : null;
    }

    private static List<String> members(String value) {
        List<String> members =
                Arrays.stream(value.split(",")).map(String::strip).toList();
        members.forEach(member -> ClusterSettings.of(member, List.of()));
        return members;
    }

    private static Accounts.Rules accounts(GivenSettings given) {
        Accounts.Rules standard = Accounts.Rules.STANDARD;
        Duration longest = given.duration("SESSION_LONGEST", standard.longest());
        Duration idle = given.duration("SESSION_IDLE", standard.idle());
        Duration window = given.duration("LOGIN_WINDOW", standard.window());
        Map.of("SESSION_LONGEST", longest, "SESSION_IDLE", idle, "LOGIN_WINDOW", window)
                .forEach((name, value) -> {
                    if (value.compareTo(SHORTEST_DOOR) < 0 || value.compareTo(LONGEST_DOOR) > 0) {
                        given.fault(name, "must be from 1s to 43200m");
                    }
                });
        return new Accounts.Rules(
                given.number("LOGIN_WRONG", standard.wrongOfAccount(), 1, 1000),
                given.number("LOGIN_WRONG_ADDRESS", standard.wrongFromAddress(), 1, 100_000),
                window,
                longest,
                idle);
    }

    private static @Nullable ShopSettings connector(GivenSettings given, String currency) {
        URI url = given.parsed("CONNECTOR_URL", null, SettingFormats::base);
        String secret = given.secret("CONNECTOR_SECRET", 32);
        Duration timeout = given.duration("CONNECTOR_TIMEOUT", Duration.ofSeconds(3));
        if (timeout.compareTo(SHORTEST_CALL) < 0 || timeout.compareTo(LONGEST_CALL) > 0) {
            given.fault("CONNECTOR_TIMEOUT", "must be from 100ms to 10s");
        }
        if (url != null && secret == null) {
            given.fault("CONNECTOR_SECRET", "is needed with XIAOER_CONNECTOR_URL");
        }
        return url == null || secret == null ? null : new ShopSettings(url, secret, timeout, currency);
    }

    private static QueueKeeper.Rules queue(GivenSettings given) {
        return new QueueKeeper.Rules(
                QueueKeeper.Assign.valueOf(given.choice("ASSIGN", "offer", List.of("offer", "push"))),
                given.duration("AGENT_SILENT", Duration.ofMinutes(5)),
                QueueKeeper.Rules.GONE,
                given.duration("QUEUE_TIMEOUT", Duration.ofMinutes(10)));
    }

    private static ModelSettings model(GivenSettings given) {
        ModelSettings defaults = ModelSettings.defaults();
        String engine = given.choice("MODEL_ENGINE", "ollama", List.of("ollama", "openai", "none"));
        URI url = given.parsed("MODEL_URL", defaults.url(), SettingFormats::uri);
        try {
            return ModelSettings.of(ModelSettings.Engine.valueOf(engine), url, given.text("MODEL", defaults.model()))
                    .withKey(given.textOrNull("MODEL_KEY"))
                    .withDeadlines(
                            given.duration("MODEL_FIRST_TOKEN", defaults.firstToken()),
                            given.duration("MODEL_STALL", defaults.stall()),
                            given.duration("MODEL_TOTAL", defaults.total()))
                    .withParallel(given.number("MODEL_PARALLEL", defaults.parallel(), 1, 1024), defaults.queue());
        } catch (IllegalArgumentException e) {
            given.fault("MODEL", String.valueOf(e.getMessage()));
            return defaults;
        }
    }

    public Optional<String> demoPasswordIfAny() {
        return Optional.ofNullable(demoPassword);
    }
}
