package shop.xiaoer.compliance.disguise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** English words by their sound: the consonants as they are heard. Immutable, safe from any thread. */
final class WordSounds {
    private final Map<String, String> bySound = new HashMap<>();

    WordSounds(List<String> words) {
        words.forEach(word -> sound(word).ifPresent(key -> bySound.putIfAbsent(key, word)));
    }

    /** The word that sounds so. */
    Optional<String> like(String said) {
        return sound(said).map(bySound::get);
    }

    /** Whether the letters differ in few places: a sound alone is shared by too many words. */
    static boolean alike(String said, String word, int most) {
        int[] row = new int[word.length() + 1];
        for (int j = 0; j <= word.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= word.length(); j++) {
                int changed = corner + (said.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[word.length()] <= most;
    }

    /** The consonants as they sound; nothing for words too short to be told by them. */
    private static Optional<String> sound(String word) {
        String heard = word.replace("ph", "f")
                .replace("ght", "t")
                .replace("kn", "n")
                .replace("wr", "r")
                .replace("ck", "k")
                .replace("sch", "sk")
                .replace("tch", "c")
                .replace("ch", "k")
                .replace("sh", "S")
                .replace("tion", "Sn")
                .replace("sion", "Sn")
                .replace("x", "ks")
                .replace("qu", "kw")
                .replaceAll("c(?=[eiy])", "s")
                .replace("c", "k")
                .replace("q", "k")
                .replace("z", "s")
                .replaceAll("gu(?=[aei])", "g")
                .replaceAll("dg?j|dge?", "d")
                .replace("v", "f");
        String consonants = heard.charAt(0) + heard.substring(1).replaceAll("[aeiouyhw]", "");
        String key = consonants.replaceAll("(.)\\1+", "$1");
        String vowelled = "aeiouy".indexOf(key.charAt(0)) >= 0 ? "A" + key.substring(1) : key;
        return vowelled.length() < 4 ? Optional.empty() : Optional.of(vowelled);
    }
}
