package shop.xiaoer.text.embed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.Recent;

/**
 * An encoder that remembers. Vectors of kept texts ({@link #encodeKept}) go to a file, found again by model and text
 * after a restart; in memory stand only their places. Vectors of messages ({@link #encode}) are held in memory alone,
 * the last few of them: one turn asks for the same message more than once, and a shopper's words have no business on
 * the disk.
 *
 * <p>Safe from any thread. A damaged file is cut at the last whole entry; a file that cannot be written costs time and
 * nothing else, nor does one that another process holds.
 */
public final class VectorCache implements Encoder, AutoCloseable {
    private static final int KEY_BYTES = 16;
    private static final int HEAD_BYTES = KEY_BYTES + Integer.BYTES;
    private static final int RECENT = 512;
    private static final int MOST_NUMBERS = 8192;

    private final Encoder encoder;
    private final int mostKept;
    private final Path file;
    private final Map<Key, Long> places = new LinkedHashMap<>();
    private final Recent<Key, float[]> recent = new Recent<>(RECENT);
    private @Nullable FileChannel channel;
    private long end;

    private VectorCache(Encoder encoder, Path file, int mostKept) {
        this.encoder = encoder;
        this.file = file;
        this.mostKept = mostKept;
    }

    /**
     * Opens the file, made if absent, and reads where its entries stand.
     *
     * @param mostKept how many vectors the file may hold (about 2 KiB each); the oldest go when it is opened
     */
    public static VectorCache open(Encoder encoder, Path file, int mostKept) {
        VectorCache cache = new VectorCache(encoder, file, mostKept);
        cache.openFile();
        return cache;
    }

    @Override
    public float[] encode(String text, Language language) {
        return recent.get(Key.of(encoder.model(language), text), () -> encoder.encode(text, language));
    }

    @Override
    public float[] encodeKept(String text, Language language) {
        Key key = Key.of(encoder.model(language), text);
        Optional<float[]> known = read(key, encoder.dimension(language));
        if (known.isPresent()) {
            return known.get();
        }
        float[] vector = encoder.encode(text, language);
        write(key, vector);
        return vector;
    }

    @Override
    public int dimension(Language language) {
        return encoder.dimension(language);
    }

    @Override
    public String model(Language language) {
        return encoder.model(language);
    }

    /** How many vectors the file holds. */
    public int kept() {
        synchronized (places) {
            return places.size();
        }
    }

    private void openFile() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                giveUp();
                return;
            }
            index(channel);
            if (places.size() > mostKept) {
                shorten(channel);
            }
        } catch (IOException | OverlappingFileLockException e) {
            giveUp();
        }
    }

    private void index(FileChannel open) throws IOException {
        places.clear();
        long at = 0;
        long size = open.size();
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        while (at + HEAD_BYTES <= size) {
            head.clear();
            readFully(open, head, at);
            head.flip();
            Key key = new Key(head.getLong(), head.getLong());
            int numbers = head.getInt();
            long next = at + HEAD_BYTES + (long) numbers * Float.BYTES;
            if (numbers <= 0 || numbers > MOST_NUMBERS || next > size) {
                break;
            }
            places.put(key, at);
            at = next;
        }
        open.truncate(at);
        end = at;
    }

    /** Moves the youngest entries to the front. Cut off in the middle it leaves entries that no text has the key of. */
    private void shorten(FileChannel open) throws IOException {
        Map<Key, Long> old = new LinkedHashMap<>(places);
        int skip = old.size() - mostKept;
        long to = 0;
        for (Map.Entry<Key, Long> entry : old.entrySet()) {
            if (skip-- > 0) {
                continue;
            }
            Optional<float[]> vector = readAt(open, entry.getKey(), entry.getValue());
            if (vector.isPresent()) {
                ByteBuffer moved = entry(entry.getKey(), vector.get());
                int length = moved.remaining();
                writeFully(open, moved, to);
                to += length;
            }
        }
        open.truncate(to);
        index(open);
    }

    private Optional<float[]> read(Key key, int dimension) {
        synchronized (places) {
            Long place = places.get(key);
            if (place == null || channel == null) {
                return Optional.empty();
            }
            try {
                return readAt(channel, key, place).filter(vector -> vector.length == dimension);
            } catch (IOException e) {
                giveUp();
                return Optional.empty();
            }
        }
    }

    /** Empty where another writer has been there and the entry is no longer what it was. */
    private static Optional<float[]> readAt(FileChannel from, Key key, long place) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        readFully(from, head, place);
        head.flip();
        int numbers = new Key(head.getLong(), head.getLong()).equals(key) ? head.getInt() : 0;
        if (numbers <= 0 || numbers > MOST_NUMBERS) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(numbers * Float.BYTES);
        readFully(from, bytes, place + HEAD_BYTES);
        float[] vector = new float[numbers];
        bytes.flip().asFloatBuffer().get(vector);
        return Optional.of(vector);
    }

    private void write(Key key, float[] vector) {
        synchronized (places) {
            if (channel == null || places.containsKey(key)) {
                return;
            }
            try {
                ByteBuffer entry = entry(key, vector);
                int length = entry.remaining();
                writeFully(channel, entry, end);
                places.put(key, end);
                end += length;
            } catch (IOException e) {
                giveUp();
            }
        }
    }

    private static ByteBuffer entry(Key key, float[] vector) {
        ByteBuffer entry = ByteBuffer.allocate(HEAD_BYTES + vector.length * Float.BYTES);
        entry.putLong(key.high()).putLong(key.low()).putInt(vector.length);
        for (float value : vector) {
            entry.putFloat(value);
        }
        return entry.flip();
    }

    private static void readFully(FileChannel from, ByteBuffer into, long at) throws IOException {
        long position = at;
        while (into.hasRemaining()) {
            int read = from.read(into, position);
            if (read < 0) {
                throw new IOException("The vectors' file ends within an entry");
            }
            position += read;
        }
    }

    private static void writeFully(FileChannel to, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += to.write(bytes, position);
        }
    }

    /** From here on every vector is reckoned anew. */
    private void giveUp() {
        synchronized (places) {
            places.clear();
            close();
        }
    }

    /** Closes the file; the encoder behind it stays open, and goes on being asked. */
    @Override
    public void close() {
        synchronized (places) {
            FileChannel open = channel;
            channel = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    // Every entry was written whole before: there is nothing left to lose.
                    places.clear();
                }
            }
        }
    }

    /** The first half of a SHA-256 over model and text. */
    private record Key(long high, long low) {
        static Key of(String model, String text) {
            MessageDigest digest = ModelFiles.sha256();
            digest.update(model.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
            return new Key(bytes.getLong(), bytes.getLong());
        }
    }
}
