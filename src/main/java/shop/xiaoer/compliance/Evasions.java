package shop.xiaoer.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.compliance.disguise.Disguises;
import shop.xiaoer.compliance.disguise.Folded;
import shop.xiaoer.compliance.disguise.Scan;
import shop.xiaoer.text.Language;

/** How forbidden words are disguised: signs for signs, homophones in their places, pinyin, letters for letters. */
final class Evasions {
    private static final Pattern ONE_BY_ONE =
            Pattern.compile("(?<!\\p{IsHan})\\p{IsHan}([,、。:;])\\p{IsHan}\\1\\p{IsHan}(?:\\1\\p{IsHan})*");
    /** One sign in brackets within a word: 治（疗）失眠. */
    private static final Pattern BRACKETED = Pattern.compile("(?<=\\p{IsHan})\\(\\p{IsHan}\\)(?=\\p{IsHan})");

    private static final Map<Character, String> LETTERS = Map.of(
            'a', "[a4@]",
            'b', "[b8]",
            'e', "[e3]",
            'g', "[g9]",
            'i', "[i1!|l]",
            'l', "[l1|i]",
            'o', "[o0]",
            's', "[s5$]",
            't', "[t7+]");
    /** A word of fewer letters is too easily two others: it must be spaced letter by letter. */
    private static final int LONG_WORD = 7;

    private static final Scan GAPS = Scan.of(Pattern.compile(" {2,}"));

    private final Map<Integer, String> signs;
    private final Map<Integer, String> letters;
    private final List<Swap> homophones;
    private final List<Swap> misspelt;
    private final List<Disguise> pinyin;
    private final Pattern anySyllable;
    private final Sounds sounds;
    private final @Nullable Scan split;
    private final Map<String, String> parts;
    private final List<Disguise> english;
    private final Disguises disguises;
    private final List<Meaning> meanings;

    private Evasions(Read read) {
        signs = Map.copyOf(read.signs);
        letters = Map.copyOf(read.letters);
        homophones = List.copyOf(read.homophones);
        misspelt = List.copyOf(read.misspelt);
        pinyin = List.copyOf(read.pinyin);
        english = List.copyOf(read.english);
        disguises = new Disguises(read.spelt, read.ills, read.filling, read.ordinary);
        meanings = List.copyOf(read.meanings);
        sounds = new Sounds(read.sounded, read.everyday);
        parts = Map.copyOf(read.parts);
        split = parts.isEmpty()
                ? null
                : Scan.of(Pattern.compile(parts.keySet().stream()
                        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))));
        String all = read.syllables.values().stream()
                .flatMap(each -> Arrays.stream(each.split(" ")))
                .distinct()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .collect(Collectors.joining("|"));
        anySyllable = Pattern.compile(all.isEmpty() ? "(?!)" : "(?<![a-z])(?:" + all + ")");
    }

    private record Swap(Scan find, String means) {}

    private record Disguise(Scan find, String word) {}

    /** A Chinese word within English ones, in its signs or in pinyin, and what it means. */
    private record Meaning(Scan find, String means) {}

    private static final class Read {
        final Map<Integer, String> signs = new HashMap<>();
        final Map<Integer, String> letters = new HashMap<>();
        final Map<String, String> syllables = new HashMap<>();
        final Map<String, String> sounds = new HashMap<>();
        final List<Swap> homophones = new ArrayList<>();
        final List<Swap> misspelt = new ArrayList<>();
        final List<Disguise> pinyin = new ArrayList<>();
        final List<String> sounded = new ArrayList<>();
        final Set<String> everyday = new HashSet<>();
        final Map<String, String> parts = new HashMap<>();
        final List<Disguise> english = new ArrayList<>();
        final List<String> spelt = new ArrayList<>();
        final List<String> ills = new ArrayList<>();
        final List<String> filling = new ArrayList<>();
        final List<String> ordinary = new ArrayList<>();
        final List<Meaning> meanings = new ArrayList<>();
    }

    static Evasions read(List<YamlFile> files, List<ComplianceRules.Fault> faults) {
        Read read = new Read();
        Terms none = Terms.of(List.of(), faults);
        for (YamlFile file : files) {
            single(file, "signs", read.signs, faults);
            single(file, "letters", read.letters, faults);
            file.map("syllables")
                    .ifPresent(entry -> entry.keys().forEach(key -> read.syllables.put(key, entry.text(key))));
            file.map("parts").ifPresent(entry -> entry.keys().forEach(key -> read.parts.put(key, entry.text(key))));
            file.map("sounded").ifPresent(entry -> {
                read.sounded.addAll(entry.texts("words"));
                read.everyday.addAll(entry.texts("everyday"));
            });
            file.each("homophones", faults, entry -> read.homophones.add(swap(entry, none)));
            file.each("misspelt", faults, entry -> read.misspelt.add(swap(entry, none)));
        }
        for (YamlFile file : files) {
            file.map("disguised").ifPresent(entry -> {
                entry.lines("zh").forEach(word -> pinyin(word, read, file, faults));
                entry.texts("en").forEach(word -> read.english.add(new Disguise(Scan.of(lettered(word)), word)));
            });
            file.map("spelt").ifPresent(entry -> {
                entry.keys().forEach(key -> words(entry, key, read));
            });
            file.map("sounds").ifPresent(entry -> entry.keys().forEach(key -> read.sounds.put(key, entry.text(key))));
            file.map("meanings").ifPresent(entry -> {
                entry.keys().forEach(word -> read.meanings.add(meaning(word, entry.text(word), read)));
            });
        }
        return new Evasions(read);
    }

    private static void words(YamlFile.Entry entry, String key, Read read) {
        List<String> into = switch (key) {
            case "filling" -> read.filling;
            case "ordinary" -> read.ordinary;
            case String any -> read.spelt;
        };
        for (String line : entry.texts(key)) {
            List<String> words = List.of(line.strip().split("\\s+"));
            into.addAll(words);
            if (key.equals("ills")) {
                read.ills.addAll(words);
            }
        }
    }

    private static Meaning meaning(String word, String means, Read read) {
        List<String> sounds = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            String sign = word.substring(i, i + 1);
            sounds.add(read.syllables
                    .getOrDefault(sign, read.sounds.getOrDefault(sign, "(?!)"))
                    .replace(' ', '|'));
        }
        String pinyin =
                sounds.stream().map(each -> "(?:" + each + ")[1-5]?").collect(Collectors.joining("[ .\\-_*'~]?"));
        String signs = Arrays.stream(word.split("")).map(Pattern::quote).collect(Collectors.joining("[ .\\-_*'~]?"));
        return new Meaning(
                Scan.of(Pattern.compile(signs + (word.length() < 2 ? "" : "|(?<![a-z])" + pinyin + "(?![a-z])"))),
                " " + means + " ");
    }

    /** Chinese words within English ones; pinyin with a capital is a name. */
    private Folded foreign(Folded folded, String source) {
        int[] written = source.codePoints().toArray();
        Folded plain = folded;
        for (Meaning meaning : meanings) {
            Folded now = plain;
            plain = now.replace(meaning.find(), matcher -> {
                boolean named = false;
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    int at = now.from(i);
                    named |= at < written.length && Character.isUpperCase(written[at]);
                }
                return named ? null : meaning.means();
            });
        }
        return plain;
    }

    private static Swap swap(YamlFile.Entry entry, Terms terms) {
        YamlFile.Line find = entry.line("find").orElseThrow(() -> entry.fault("find: is missing"));
        return new Swap(Scan.of(terms.pattern(find)), entry.text("means"));
    }

    private static void single(
            YamlFile file, String key, Map<Integer, String> into, List<ComplianceRules.Fault> faults) {
        file.map(key)
                .ifPresent(entry -> entry.keys().forEach(sign -> {
                    if (sign.codePointCount(0, sign.length()) == 1) {
                        into.put(sign.codePointAt(0), entry.text(sign));
                    } else {
                        YamlFault fault = entry.fault(key + ": '" + sign + "' is not one sign");
                        faults.add(new ComplianceRules.Fault(file.path(), fault.line(), fault.text()));
                    }
                }));
    }

    private static void pinyin(YamlFile.Line word, Read read, YamlFile file, List<ComplianceRules.Fault> faults) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < word.text().length(); i++) {
            String sign = word.text().substring(i, i + 1);
            String sounds = read.syllables.get(sign);
            if (sounds == null) {
                faults.add(new ComplianceRules.Fault(file.path(), word.line(), "syllables: '" + sign + "' is missing"));
                return;
            }
            parts.add("(?:" + sign + "|(?:" + sounds.replace(' ', '|') + ")[1-5]?)");
        }
        String joined = String.join("[ .\\-_*'\"+/~]{0,2}", parts);
        read.pinyin.add(new Disguise(Scan.of(Pattern.compile("(?<![a-z])" + joined + "(?![a-z])")), word.text()));
    }

    private static Pattern lettered(String word) {
        String body = word.chars()
                .mapToObj(c -> c == ' '
                        ? "[ .\\-_*]{1,3}"
                        : LETTERS.getOrDefault((char) c, Pattern.quote(Character.toString((char) c))))
                .collect(Collectors.joining("[.\\-_*~| ]?"));
        return Pattern.compile("(?<![a-z0-9])" + body + "(?![a-z0-9])");
    }

    /** What one sign stands for, or null for itself. */
    @Nullable
    String standsFor(int point, Language language) {
        return switch (language) {
            case ZH -> signs.get(point);
            case EN -> letters.get(point);
        };
    }

    /** @param source the text as written */
    Folded uncover(Folded folded, String source, Language language) {
        return switch (language) {
            case ZH -> chinese(folded);
            case EN ->
                english(disguises.uncover(foreign(folded, source), source)).replace(GAPS, gap -> " ");
        };
    }

    private Folded chinese(Folded folded) {
        Folded plain = folded.without(ONE_BY_ONE, Evasions::isHan).without(BRACKETED, Evasions::isHan);
        Scan joined = split;
        if (joined != null) {
            plain = plain.replace(joined, matcher -> parts.get(matcher.group()));
        }
        for (Swap swap : homophones) {
            plain = plain.replace(swap.find(), matcher -> swap.means());
        }
        plain = sounds.uncover(plain);
        if (!anySyllable.matcher(plain.text()).find() || Sounds.aboutLetters(plain.text())) {
            return plain;
        }
        for (Disguise disguise : pinyin) {
            plain = plain.replace(
                    disguise.find(), matcher -> matcher.group().equals(disguise.word()) ? null : disguise.word());
        }
        return plain;
    }

    private Folded english(Folded folded) {
        Folded plain = folded;
        for (Swap swap : misspelt) {
            plain = plain.replace(swap.find(), matcher -> swap.means());
        }
        for (Disguise disguise : english) {
            plain = plain.replace(disguise.find(), matcher -> disguised(matcher, disguise.word()));
        }
        return plain;
    }

    private static @Nullable String disguised(Matcher matcher, String word) {
        String found = matcher.group();
        if (found.equals(word)
                || (word.indexOf(' ') >= 0
                        && found.replaceAll("[ .\\-_*]+", " ").equals(word))) {
            return null;
        }
        long blanks = found.chars().filter(c -> c == ' ').count()
                - word.chars().filter(c -> c == ' ').count();
        long letters = word.chars().filter(c -> c != ' ').count();
        boolean apart = blanks >= letters - 2;
        return blanks <= 0 || apart || (letters >= LONG_WORD && blanks <= 2) ? word : null;
    }

    static boolean isHan(char sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
    }
}
