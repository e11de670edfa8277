package shop.xiaoer.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs inside the product's class path, one archive per processor. They are unpacked into a folder
 * named after the archive's size and processor, beside each other, by way of a temporary folder: a half-unpacked bundle is
 * never run.
 */
record PostgresBundle(String resource) {
    /** Of every bundle in the build; a test holds it against what the programs say. */
    static final String MAJOR = "18";

    private static final long SPACE_NEEDED = 256L << 20;

    static PostgresBundle forThisMachine() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static PostgresBundle of(String system, String processor) {
        if (!system.equals("Linux")) {
            throw unsupported(system, processor);
        }
        return switch (processor) {
            case "amd64", "x86_64" -> new PostgresBundle("postgres-linux-x86_64.txz");
            case "aarch64", "arm64" -> new PostgresBundle("postgres-linux-arm_64.txz");
            default -> throw unsupported(system, processor);
        };
    }

    private static EmbeddedDatabaseException unsupported(String system, String processor) {
        return new EmbeddedDatabaseException(
                "No PostgreSQL is bundled for " + system + " on " + processor,
                "Run PostgreSQL yourself and name it in XIAOER_DATABASE_URL");
    }

    /** Returns the folder with {@code bin}, {@code lib} and {@code share}, unpacked if it was not there. */
    Path unpackInto(Path folder) {
        Path target = folder.resolve(name());
        if (Files.exists(target)) {
            return target;
        }
        try {
            Files.createDirectories(folder);
            requireSpace(folder);
            Path half = Files.createTempDirectory(folder, "unpacking-");
            try (InputStream archive = open()) {
                unpack(archive, half);
                Files.setPosixFilePermissions(half, permissions(0755));
                Files.move(half, target);
            } catch (IOException | RuntimeException e) {
                Folders.delete(half);
                throw e;
            }
            return target;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The bundled PostgreSQL cannot be unpacked into " + folder + ": " + e,
                    "Check that the disk has room and the folder may be written",
                    e);
        }
    }

    /** Copies what was unpacked before into another folder, by way of a temporary one; nothing where there is none. */
    void copy(Path unpacked, Path folder) {
        Path source = unpacked.resolve(name());
        Path target = folder.resolve(name());
        if (!Files.isDirectory(source) || Files.exists(target)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            requireSpace(folder);
            Path half = Files.createTempDirectory(folder, "unpacking-");
            try {
                Folders.copy(source, half);
                Files.setPosixFilePermissions(half, permissions(0755));
                Files.move(half, target);
            } catch (IOException | RuntimeException e) {
                Folders.delete(half);
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The bundled PostgreSQL cannot be copied into " + folder + ": " + e,
                    "Check that the disk has room and the folder may be written",
                    e);
        }
    }

    /** Deletes what other builds of the product unpacked, about sixty megabytes each. */
    void deleteOthersIn(Path folder) throws IOException {
        try (Stream<Path> unpacked = Files.list(folder)) {
            for (Path other : unpacked.filter(path -> !path.endsWith(name())).toList()) {
                Folders.delete(other);
            }
        }
    }

    /** The size tells two builds apart without reading fifteen megabytes at every start. */
    private String name() {
        var url = PostgresBundle.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw missing();
        }
        try {
            var connection = url.openConnection();
            connection.setUseCaches(false);
            connection.getInputStream().close();
            return resource.replace(".txz", "") + "-" + connection.getContentLengthLong();
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The bundle " + resource + " cannot be read", "Build the product again", e);
        }
    }

    private InputStream open() {
        InputStream archive = PostgresBundle.class.getClassLoader().getResourceAsStream(resource);
        if (archive == null) {
            throw missing();
        }
        return archive;
    }

    private EmbeddedDatabaseException missing() {
        return new EmbeddedDatabaseException(
                "The bundle " + resource + " is not on the class path",
                "Build the product again, or run PostgreSQL yourself and name it in XIAOER_DATABASE_URL");
    }

    private static void requireSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < SPACE_NEEDED) {
            throw new EmbeddedDatabaseException(
                    "The disk of " + folder + " has " + (free >> 20) + " MiB left, the database needs "
                            + (SPACE_NEEDED >> 20) + " MiB to begin with",
                    "Free some space, or name a folder on another disk in XIAOER_DATA");
        }
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("the archive names a file outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] inOrderOfBits = {
            PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ,
        };
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < inOrderOfBits.length; bit++) {
            if ((mode & (1 << bit)) != 0) {
                permissions.add(inOrderOfBits[bit]);
            }
        }
        return permissions;
    }
}
