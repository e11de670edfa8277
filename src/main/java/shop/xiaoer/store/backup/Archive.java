package shop.xiaoer.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup's file, opened and found whole. */
record Archive(ZipFile zip, Manifest manifest) implements AutoCloseable {
    /**
     * Opens the file and reads all of it once, so that a damaged one is refused before anything is changed.
     *
     * @throws BackupException if it is no backup, was written by a later layout, or one byte of it differs
     */
    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("There is no backup " + file);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        }
        try {
            Manifest manifest = manifest(zip, file);
            for (Manifest.TableCopy table : manifest.tables()) {
                verify(zip, table, file);
            }
            return new Archive(zip, manifest);
        } catch (IOException | RuntimeException e) {
            close(zip);
            throw e instanceof BackupException refused ? refused : damaged(file, e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        byte[] json = bytes(zip, Manifest.ENTRY);
        String digest = new String(bytes(zip, Manifest.DIGEST_ENTRY), StandardCharsets.US_ASCII);
        if (!digest.equals(Digests.of(json))) {
            throw damaged(file, "its manifest was changed", null);
        }
        Manifest manifest = Manifest.fromJson(json);
        if (manifest.format() > Manifest.FORMAT) {
            throw new BackupException(
                    "The backup " + file + " has the layout " + manifest.format() + " of " + manifest.product()
                            + ", this build reads up to " + Manifest.FORMAT + ". Restore it with that build");
        }
        return manifest;
    }

    private static void verify(ZipFile zip, Manifest.TableCopy table, Path file) throws IOException {
        try (InputStream stream = stream(zip, table.entry())) {
            if (!Digests.of(stream).equals(table.sha256())) {
                throw damaged(file, "the rows of " + table.name() + " were changed", null);
            }
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream stream = stream(zip, name)) {
            return stream.readAllBytes();
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static BackupException damaged(Path file, @Nullable String how, @Nullable Throwable cause) {
        return new BackupException(
                "The backup " + file + " is damaged or no backup (" + how + "). Take another copy; nothing was changed",
                cause);
    }

    InputStream rows(Manifest.TableCopy table) throws IOException {
        return stream(zip, table.entry());
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BackupException("The backup cannot be closed: " + e, e);
        }
    }
}
