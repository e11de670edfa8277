package shop.xiaoer.web.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the pages, each made ready when it is first asked for and kept in memory. Safe for all threads. */
public final class Assets {
    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
    private static final Pattern SAFE = Pattern.compile("/[A-Za-z0-9/_-]+(\\.[A-Za-z0-9-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "map", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "yaml", "application/yaml",
            "woff2", "font/woff2");
    /** The modules of the widget that a browser asks for by themselves; all others travel inside of these. */
    private static final Set<String> BUNDLES =
            Set.of("/widget.js", "/widget/panel.js", "/widget/words-zh.js", "/widget/words-en.js");

    private static final String MAP = ".map";
    /** Less than this gains nothing by packing. */
    private static final int SMALL = 200;

    private final Map<String, Optional<Asset>> ready = new ConcurrentHashMap<>();

    /** The file at this path below {@code web}, such as {@code /widget.js}; empty where there is none. */
    public Optional<Asset> find(String path) {
        Optional<Asset> known = ready.get(path);
        if (known == null && SAFE.matcher(path).matches() && TYPES.containsKey(ending(path))) {
            known = make(path);
            known.ifPresent(made -> ready.put(path, Optional.of(made)));
        }
        return known == null ? Optional.empty() : known;
    }

    private Optional<Asset> make(String path) {
        String source = path.endsWith(MAP) ? path.substring(0, path.length() - MAP.length()) : path;
        return source.equals(path) || BUNDLES.contains(source)
                ? read(source).map(content -> asset(path, slim(path, content)))
                : Optional.empty();
    }

    private byte[] slim(String path, byte[] content) {
        if (!Set.of("js", "css", "map").contains(ending(path))) {
            return content;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            return slimmed(path, text).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notUnderstood) {
            LOG.warn("{} goes out as it was written: {}", path, notUnderstood.getMessage());
            return content;
        }
    }

    private String slimmed(String path, String text) {
        if (path.endsWith(MAP)) {
            return bundle(path.substring(0, path.length() - MAP.length())).map();
        }
        if (BUNDLES.contains(path)) {
            return bundle(path).script();
        }
        return path.endsWith(".js") ? Slim.script(text) : Slim.style(text);
    }

    private Bundle.Built bundle(String path) {
        return Bundle.build(
                path,
                each -> new String(
                        read(each).orElseThrow(() -> new IllegalArgumentException(each + " is missing")),
                        StandardCharsets.UTF_8),
                this::address);
    }

    /** With its version: what is kept under this address stays true for ever. */
    private String address(String path, String written) {
        return find(path).map(asset -> written + "?v=" + asset.version()).orElse(written);
    }

    private static Optional<byte[]> read(String path) {
        try (InputStream stream = Assets.class.getResourceAsStream("/web" + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            LOG.warn("a page cannot be read: {}", path, e);
            return Optional.empty();
        }
    }

    private static Asset asset(String path, byte[] content) {
        String type = TYPES.getOrDefault(ending(path), "application/octet-stream");
        Buffer plain = Buffer.buffer(content);
        boolean text = !type.startsWith("image/png") && !type.startsWith("font/");
        byte[] packed = text && content.length >= SMALL ? pack(content) : content;
        return new Asset(plain, packed.length < content.length ? Buffer.buffer(packed) : plain, type, version(content));
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new Hardest(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Takes its time: each file is packed once. */
    private static final class Hardest extends GZIPOutputStream {
        Hardest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static String version(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
