package shop.xiaoer.broadcast.driver.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sound of one channel in 16 bits at {@value #RATE} samples a second, and the WAV files that it comes in and goes out as. */
public final class Pcm {
    public static final int RATE = 22_050;

    private static final int BYTES = 2;
    private static final int CHUNK_HEAD = 8;
    private static final int RIFF_HEAD = 12;

    private final byte[] samples;

    private Pcm(byte[] samples) {
        this.samples = samples;
    }

    public static Pcm silence(int ms) {
        return new Pcm(new byte[(int) ((long) ms * RATE / 1_000) * BYTES]);
    }

    /**
     * The sound of a WAV file. A file that was written to a pipe has no true sizes in its heads: what is there counts.
     *
     * @return empty where it is no WAV of this form
     */
    public static Optional<Pcm> ofWav(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < RIFF_HEAD
                || !tag(file, 0).equals("RIFF")
                || !tag(file, CHUNK_HEAD).equals("WAVE")) {
            return Optional.empty();
        }
        int at = RIFF_HEAD;
        boolean fits = false;
        while (at + CHUNK_HEAD <= file.length) {
            String name = tag(file, at);
            long size = Integer.toUnsignedLong(in.getInt(at + 4));
            int from = at + CHUNK_HEAD;
            if (name.equals("data")) {
                int length = (int) Math.min(size, file.length - (long) from) / BYTES * BYTES;
                byte[] samples = new byte[length];
                System.arraycopy(file, from, samples, 0, length);
                return fits ? Optional.of(new Pcm(samples)) : Optional.empty();
            }
            if (name.equals("fmt ") && from + 16 <= file.length) {
                fits = in.getShort(from) == 1
                        && in.getShort(from + 2) == 1
                        && in.getInt(from + 4) == RATE
                        && in.getShort(from + 14) == 8 * BYTES;
            }
            if (size > file.length) {
                return Optional.empty();
            }
            at = from + (int) size + (int) (size & 1);
        }
        return Optional.empty();
    }

    private static String tag(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.US_ASCII);
    }

    public int ms() {
        return (int) (samples.length / BYTES * 1_000L / RATE);
    }

    int bytes() {
        return samples.length;
    }

    public Pcm then(Pcm next) {
        byte[] both = new byte[samples.length + next.samples.length];
        System.arraycopy(samples, 0, both, 0, samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Pcm(both);
    }

    /** @param comment goes into the file's {@code INFO} list as {@code ICMT}, in UTF-8 */
    public byte[] wav(String comment) {
        byte[] words = comment.getBytes(StandardCharsets.UTF_8);
        // A text in a list ends with a zero, and every chunk with an even number of bytes.
        int text = words.length + 1;
        int info = 4 + CHUNK_HEAD + text + (text & 1);
        int size = 4 + CHUNK_HEAD + 16 + CHUNK_HEAD + info + CHUNK_HEAD + samples.length;
        ByteBuffer out = ByteBuffer.allocate(CHUNK_HEAD + size).order(ByteOrder.LITTLE_ENDIAN);
        put(out, "RIFF").putInt(size);
        put(out, "WAVE");
        put(out, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
        out.putInt(RATE).putInt(RATE * BYTES).putShort((short) BYTES).putShort((short) (8 * BYTES));
        put(out, "LIST").putInt(info);
        put(out, "INFO");
        put(out, "ICMT").putInt(text).put(words);
        out.position(out.position() + text - words.length + (text & 1));
        put(out, "data").putInt(samples.length).put(samples);
        return out.array();
    }

    private static ByteBuffer put(ByteBuffer out, String tag) {
        return out.put(tag.getBytes(StandardCharsets.US_ASCII));
    }
}
