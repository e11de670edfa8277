package shop.xiaoer.web.page;

import io.vertx.core.buffer.Buffer;

/**
 * A file that is ready to go out.
 *
 * @param plain its bytes
 * @param packed the same with gzip; as {@code plain} where packing gains nothing
 * @param type its media type
 * @param version what changes with its content: 16 hexadecimal digits
 */
public record Asset(Buffer plain, Buffer packed, String type, String version) {
    public boolean isPacked() {
        return packed.length() < plain.length();
    }
}
