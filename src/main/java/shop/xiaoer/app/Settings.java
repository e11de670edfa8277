package shop.xiaoer.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.llm.ModelSettings;
import shop.xiaoer.store.embedded.DatabaseAddress;

/**
 * Every setting, read from {@code xiaoer.yaml} and over it from the environment. An unknown key or a bad value stops the
 * start; all faults are told at once.
 *
 * @param database the external one, null for the embedded
 * @param demo whether the demo shop's orders and accounts are there
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
        List<String> trustedProxies,
        Duration drain,
        ZoneId zone,
        String currency) {

    private static final List<String> NAMES = List.of(
            "HOST",
            "PORT",
            "DATA",
            "DATABASE_URL",
            "KNOWLEDGE",
            "PROMPTS",
            "MODEL_ENGINE",
            "MODEL_URL",
            "MODEL",
            "MODEL_KEY",
            "MODEL_FIRST_TOKEN",
            "MODEL_STALL",
            "MODEL_TOTAL",
            "MODEL_PARALLEL",
            "ADMIN_PASSWORD",
            "DEMO",
            "DEMO_PASSWORD",
            "IDENTITY_SECRET",
            "LIMITS",
            "ORIGINS",
            "TRUSTED_PROXIES",
            "DRAIN",
            "TIMEZONE",
            "CURRENCY",
            "CONFIG",
            "HOME");
    private static final String PREFIX = "XIAOER_";
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m)");

    public Settings {
        origins = List.copyOf(origins);
        trustedProxies = List.copyOf(trustedProxies);
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
        List<String> faults = new ArrayList<>();
        Path home = Path.of(environment.getOrDefault("XIAOER_HOME", "."));
        Values values = new Values(new TreeMap<>(), faults);
        values.file(environment, home);
        values.environment(environment);
        Settings settings = values.build(home);
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
        return settings;
    }

    /** What was given, by name without the prefix, and what was wrong with it. */
    private record Values(Map<String, String> given, List<String> faults) {
        void file(Map<String, String> environment, Path home) {
            String named = environment.get("XIAOER_CONFIG");
            Path file = named == null ? home.resolve("xiaoer.yaml") : Path.of(named);
            if (!Files.exists(file)) {
                if (named != null) {
                    faults.add("XIAOER_CONFIG: there is no file " + file);
                }
                return;
            }
            try {
                JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
                tree.properties().forEach(entry -> fromFile(file, entry.getKey(), entry.getValue()));
            } catch (JsonProcessingException e) {
                faults.add(file + " line "
                        + (e.getLocation() == null ? 0 : e.getLocation().getLineNr()) + ": is no YAML: "
                        + e.getOriginalMessage());
            } catch (IOException e) {
                faults.add(file + ": cannot be read: " + e.getMessage());
            }
        }

        /** Keys of the file are the names in lower case with dashes: {@code model-url}. */
        private void fromFile(Path file, String key, JsonNode value) {
            String name = key.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!NAMES.contains(name)) {
                faults.add(file + ": " + key + ": is unknown");
            } else if (!value.isValueNode()) {
                faults.add(file + ": " + key + ": must be a plain value");
            } else {
                given.put(name, value.asText());
            }
        }

        void environment(Map<String, String> environment) {
            environment.forEach((name, value) -> {
                if (!name.startsWith(PREFIX) || name.startsWith("XIAOER_CHECK_")) {
                    return;
                }
                String bare = name.substring(PREFIX.length());
                if (NAMES.contains(bare)) {
                    given.put(bare, value);
                } else {
                    faults.add(name + ": is unknown");
                }
            });
        }

        Settings build(Path home) {
            DatabaseAddress database = parsed("DATABASE_URL", null, Settings::address);
            return new Settings(
                    text("HOST", "127.0.0.1"),
                    number("PORT", 8080, 0, 65535),
                    parsed("DATA", home.resolve("data"), Path::of),
                    database,
                    parsed("KNOWLEDGE", home.resolve("knowledge-base"), Path::of),
                    parsed("PROMPTS", home.resolve("prompts"), Path::of),
                    model(),
                    secret("ADMIN_PASSWORD", 10),
                    flag("DEMO", database == null),
                    secret("DEMO_PASSWORD", 10),
                    secret("IDENTITY_SECRET", 32),
                    choice("LIMITS", "default", List.of("default", "off")).equals("default"),
                    list("ORIGINS"),
                    list("TRUSTED_PROXIES"),
                    duration("DRAIN", Duration.ofSeconds(10)),
                    parsed("TIMEZONE", ZoneId.of("Asia/Shanghai"), ZoneId::of),
                    parsed("CURRENCY", "CNY", Settings::currency));
        }

        private ModelSettings model() {
            ModelSettings defaults = ModelSettings.defaults();
            String engine = choice("MODEL_ENGINE", "ollama", List.of("ollama", "openai", "none"));
            URI url = parsed("MODEL_URL", defaults.url(), Settings::uri);
            try {
                return ModelSettings.of(ModelSettings.Engine.valueOf(engine), url, text("MODEL", defaults.model()))
                        .withKey(given.get("MODEL_KEY"))
                        .withDeadlines(
                                duration("MODEL_FIRST_TOKEN", defaults.firstToken()),
                                duration("MODEL_STALL", defaults.stall()),
                                duration("MODEL_TOTAL", defaults.total()))
                        .withParallel(number("MODEL_PARALLEL", defaults.parallel(), 1, 1024), defaults.queue());
            } catch (IllegalArgumentException e) {
                faults.add("XIAOER_MODEL: " + e.getMessage());
                return defaults;
            }
        }

        private String text(String name, String standard) {
            String value = given.getOrDefault(name, standard);
            if (value.isBlank()) {
                faults.add(PREFIX + name + ": must not be empty");
            }
            return value;
        }

        private @Nullable String secret(String name, int shortest) {
            String value = given.get(name);
            if (value != null && value.length() < shortest) {
                faults.add(PREFIX + name + ": needs " + shortest + " characters at least");
            }
            return value;
        }

        private int number(String name, int standard, int least, int most) {
            return parsed(name, standard, value -> {
                int number = Integer.parseInt(value.strip());
                if (number < least || number > most) {
                    throw new IllegalArgumentException("must be from " + least + " to " + most);
                }
                return number;
            });
        }

        private boolean flag(String name, boolean standard) {
            return choice(name, String.valueOf(standard), List.of("true", "false"))
                    .equals("true");
        }

        private String choice(String name, String standard, List<String> allowed) {
            String value = given.getOrDefault(name, standard);
            if (!allowed.contains(value)) {
                faults.add(PREFIX + name + ": '" + value + "' must be one of " + String.join(", ", allowed));
                return standard;
            }
            return value;
        }

        private List<String> list(String name) {
            String value = given.getOrDefault(name, "");
            return Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        private Duration duration(String name, Duration standard) {
            return parsed(name, standard, Settings::duration);
        }

        private <T extends @Nullable Object> T parsed(String name, T standard, Function<String, T> parser) {
            String value = given.get(name);
            if (value == null) {
                return standard;
            }
            try {
                return parser.apply(value);
            } catch (IllegalArgumentException | DateTimeException e) {
                String shown = name.contains("DATABASE") ? "the value" : "'" + value + "'";
                faults.add(PREFIX + name + ": " + shown + " cannot be used: " + e.getMessage());
                return standard;
            }
        }
    }

    private static Duration duration(String text) {
        Matcher found = DURATION.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("must be a number with ms, s or m");
        }
        long number = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("must be an ISO 4217 code");
        }
        return text;
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() == null || !uri.getScheme().matches("https?") || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an http address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an http address", e);
        }
    }

    private static @Nullable DatabaseAddress address(String text) {
        Matcher found = Pattern.compile("postgres(?:ql)?://([^:/@]+):([^@]+)@([^:/]+)(?::(\\d+))?/([^?]+)")
                .matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("must be postgresql://user:password@host:port/database");
        }
        int port = found.group(4) == null ? 5432 : Integer.parseInt(found.group(4));
        return new DatabaseAddress(
                found.group(3), port, decoded(found.group(1)), decoded(found.group(2)), found.group(5));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> demoPasswordIfAny() {
        return Optional.ofNullable(demoPassword);
    }
}
