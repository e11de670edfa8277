package shop.xiaoer.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was given in {@code xiaoer.yaml} and over it in the environment, by name without the prefix, and what is wrong
 * with it. A bad value is kept as a fault and read as its default, so that all faults are found in one reading.
 */
final class GivenSettings {
    static final String PREFIX = "XIAOER_";

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
            "ASSIGN",
            "AGENT_SILENT",
            "QUEUE_TIMEOUT",
            "TIMEZONE",
            "CURRENCY",
            "CONNECTOR_URL",
            "CONNECTOR_SECRET",
            "CONNECTOR_TIMEOUT",
            "WEBHOOKS_PRIVATE",
            "LOGIN_WRONG",
            "LOGIN_WRONG_ADDRESS",
            "LOGIN_WINDOW",
            "SESSION_LONGEST",
            "SESSION_IDLE",
            "FOUR_EYES",
            "VOICE",
            "BUS",
            "BUS_ADDRESS",
            "BUS_MEMBERS",
            "CONFIG",
            "HOME",
            "DATA_SETS");

    private final Map<String, String> given = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** @param home where {@code xiaoer.yaml} is looked for, unless {@code XIAOER_CONFIG} names another file */
    GivenSettings(Map<String, String> environment, Path home) {
        file(environment, home);
        environment(environment);
    }

    /** One line each, of all that was read so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String name, String why) {
        faults.add(PREFIX + name + ": " + why);
    }

    private void file(Map<String, String> environment, Path home) {
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

    private void environment(Map<String, String> environment) {
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

    @Nullable
    String textOrNull(String name) {
        return given.get(name);
    }

    String text(String name, String standard) {
        String value = given.getOrDefault(name, standard);
        if (value.isBlank()) {
            fault(name, "must not be empty");
        }
        return value;
    }

    @Nullable
    String secret(String name, int shortest) {
        String value = given.get(name);
        if (value != null && value.length() < shortest) {
            fault(name, "needs " + shortest + " characters at least");
        }
        return value;
    }

    int number(String name, int standard, int least, int most) {
        return parsed(name, standard, value -> {
            int number = Integer.parseInt(value.strip());
            if (number < least || number > most) {
                throw new IllegalArgumentException("must be from " + least + " to " + most);
            }
            return number;
        });
    }

    boolean flag(String name, boolean standard) {
        return choice(name, String.valueOf(standard), List.of("true", "false")).equals("true");
    }

    String choice(String name, String standard, List<String> allowed) {
        String value = given.getOrDefault(name, standard);
        if (!allowed.contains(value)) {
            fault(name, "'" + value + "' must be one of " + String.join(", ", allowed));
            return standard;
        }
        return value;
    }

    Duration duration(String name, Duration standard) {
        return parsed(name, standard, SettingFormats::duration);
    }

    /** @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} saying what the value must be */
    <T extends @Nullable Object> T parsed(String name, T standard, Function<String, T> parser) {
        String value = given.get(name);
        if (value == null) {
            return standard;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            // A database's address holds its password.
            String shown = name.contains("DATABASE") ? "the value" : "'" + value + "'";
            fault(name, shown + " cannot be used: " + e.getMessage());
            return standard;
        }
    }
}
