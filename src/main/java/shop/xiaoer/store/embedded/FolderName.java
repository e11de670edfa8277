package shop.xiaoer.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A name of a data folder that no other one has. Its path alone would not do: in containers every node's folder is
 * {@code /data}, and a node that entered would take the others for its own dead predecessors.
 */
public final class FolderName {
    private static final String FILE = "folder.id";

    private FolderName() {}

    /** The id kept in the folder, made where there is none, with host and path: a copied folder is another one. */
    public static String of(Path folder) {
        return id(folder) + " " + host() + " " + folder.toAbsolutePath();
    }

    private static UUID id(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                // Moved into its place whole, so that a cut start leaves no half id.
                Path made = Files.writeString(folder.resolve(FILE + ".new"), UUID.randomUUID() + "\n");
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return UUID.fromString(
                    Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new EmbeddedDatabaseException(
                    "The file " + file + " cannot be read or written: " + e,
                    "Delete it: it is made anew at the next start",
                    e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine without a name of its own: the folder's id tells it apart.
            return "localhost";
        }
    }
}
