package shop.xiaoer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.xiaoer.app.server.Prepared;
import shop.xiaoer.intent.head.FolderShelf;
import shop.xiaoer.intent.head.TrainingShelf;
import shop.xiaoer.text.embed.OnnxEncoder;
import shop.xiaoer.text.embed.VectorCache;

/**
 * The encoder for a command that runs beside the server: its own copy of the prepared vectors, because a file of
 * vectors has one process.
 */
final class Encoding implements AutoCloseable {
    private static final int VECTORS = 200_000;

    private final TemporaryFolder folder;
    private final OnnxEncoder encoder;
    private final VectorCache vectors;

    private Encoding(TemporaryFolder folder, OnnxEncoder encoder, VectorCache vectors) {
        this.folder = folder;
        this.encoder = encoder;
        this.vectors = vectors;
    }

    /** Blocks for some seconds. */
    static Encoding open(Path data) {
        TemporaryFolder folder = TemporaryFolder.make();
        try {
            Prepared.into(folder.path());
            OnnxEncoder encoder = OnnxEncoder.open(models(data, folder.path()));
            return new Encoding(
                    folder, encoder, VectorCache.open(encoder, folder.path().resolve("vectors.bin"), VECTORS));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Where the models' files lie unpacked already, else a folder that goes away again. */
    static Path models(Path data, Path otherwise) {
        for (Path there : new Path[] {Prepared.encoder(data), Prepared.encoder(Prepared.folder())}) {
            if (Files.isDirectory(there) && Files.isWritable(there)) {
                return there;
            }
        }
        try {
            return Files.createDirectories(Prepared.encoder(otherwise));
        } catch (IOException e) {
            throw new UncheckedIOException("the encoder's files cannot be unpacked", e);
        }
    }

    TrainingShelf learnt() {
        return new FolderShelf(Prepared.learnt(folder.path()));
    }

    VectorCache encoder() {
        return vectors;
    }

    @Override
    public void close() {
        vectors.close();
        encoder.close();
        folder.close();
    }
}
