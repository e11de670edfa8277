package shop.xiaoer.compliance.disguise;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text as it is heard or meant, with the way back: which code points of the written text each sign came from. */
public final class Folded {
    private final String text;
    private final int[] from;
    private final int[] to;

    private Folded(String text, int[] from, int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    public String text() {
        return text;
    }

    /** First code point of the written text that the sign at {@code at} came from. */
    public int from(int at) {
        return at < from.length ? from[at] : end();
    }

    /** The code point after the last one that the stretch ending before {@code at} came from. */
    public int to(int at) {
        return at == 0 ? 0 : to[at - 1];
    }

    private int end() {
        return to.length == 0 ? 0 : to[to.length - 1];
    }

    /** Signs {@code from} to {@code to} that stand for others. */
    record Edit(int from, int to, String means) {}

    /** Puts in what the edits say; they come in order and do not overlap. */
    Folded edited(List<Edit> edits) {
        Replacing replacing = new Replacing();
        edits.forEach(edit -> replacing.put(edit.from(), edit.to(), edit.means()));
        return replacing.done();
    }

    /** Replaces what the pattern finds; a reader that answers null leaves the words as they are. */
    public Folded replace(Scan scan, Function<Matcher, @Nullable String> reader) {
        Replacing replacing = new Replacing();
        scan.each(text, matcher -> {
            String replacement = reader.apply(matcher);
            if (replacement != null) {
                replacing.put(matcher.start(), matcher.end(), replacement);
            }
        });
        return replacing.done();
    }

    private final class Replacing {
        private @Nullable Builder builder;
        private int done;

        void put(int first, int end, String replacement) {
            Builder out = builder == null ? new Builder(text.length() + 16) : builder;
            builder = out;
            out.copy(Folded.this, done, first);
            out.add(replacement, from[first], to[end - 1]);
            done = end;
        }

        Folded done() {
            Builder out = builder;
            if (out == null) {
                return Folded.this;
            }
            out.copy(Folded.this, done, text.length());
            return out.built();
        }
    }

    /** Drops the signs of the stretches that the pattern finds for which {@code kept} says no. */
    public Folded without(Pattern pattern, Function<Character, Boolean> kept) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return this;
        }
        Builder builder = new Builder(text.length());
        int done = 0;
        do {
            builder.copy(this, done, matcher.start());
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (kept.apply(text.charAt(i))) {
                    builder.copy(this, i, i + 1);
                }
            }
            done = matcher.end();
        } while (matcher.find());
        builder.copy(this, done, text.length());
        return builder.built();
    }

    /** Collects signs with their origins. */
    public static final class Builder {
        private final StringBuilder out;
        private int[] from;
        private int[] to;

        public Builder(int size) {
            out = new StringBuilder(size);
            from = new int[size + 8];
            to = new int[size + 8];
        }

        public void add(String signs, int first, int end) {
            int before = out.length();
            out.append(signs);
            grow();
            Arrays.fill(from, before, out.length(), first);
            Arrays.fill(to, before, out.length(), end);
        }

        public void copy(Folded source, int start, int end) {
            int before = out.length();
            out.append(source.text, start, end);
            grow();
            System.arraycopy(source.from, start, from, before, end - start);
            System.arraycopy(source.to, start, to, before, end - start);
        }

        private void grow() {
            if (out.length() > from.length) {
                from = Arrays.copyOf(from, out.length() * 2);
                to = Arrays.copyOf(to, out.length() * 2);
            }
        }

        /** The last sign, or 0 at the start. */
        public char last() {
            return out.isEmpty() ? 0 : out.charAt(out.length() - 1);
        }

        public Folded built() {
            return new Folded(out.toString(), Arrays.copyOf(from, out.length()), Arrays.copyOf(to, out.length()));
        }
    }
}
