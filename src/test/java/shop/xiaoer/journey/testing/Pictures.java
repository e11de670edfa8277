package shop.xiaoer.journey.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures for tests, and the way to a conversation's attachments. */
public final class Pictures {
    private Pictures() {}

    /** A real one, with a cracked cup in it. */
    public static byte[] png() {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xe3efea));
        pen.fillRect(0, 0, 320, 240);
        pen.setColor(new Color(0x2f6f5e));
        pen.fillRoundRect(110, 60, 100, 140, 24, 24);
        pen.setColor(Color.WHITE);
        pen.drawPolyline(new int[] {150, 165, 155, 175}, new int[] {70, 110, 140, 190}, 4);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes of a file and nothing that can be shown. */
    public static byte[] beginning(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), 64);
    }

    public static HttpResponse<String> send(
            ServedShop shop, String conversation, String token, String type, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(
                        shop.address("/api/v1/conversations/" + conversation + "/attachments"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return called(shop, request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a picture of a shopper. @return its id */
    public static String kept(ServedShop shop, ShopperClient shopper) {
        HttpResponse<String> reply = send(shop, shopper.conversation(), shopper.token(), "image/png", png());
        JsonNode body = Json.read(reply.body());
        if (reply.statusCode() != 201) {
            throw new AssertionError(reply.statusCode() + " " + body);
        }
        return body.path("id").asText();
    }

    public static HttpResponse<byte[]> fetched(ServedShop shop, String conversation, String id, String token) {
        HttpRequest request = HttpRequest.newBuilder(
                        shop.address("/api/v1/conversations/" + conversation + "/attachments/" + id))
                .header("Authorization", "Bearer " + token)
                .build();
        return called(shop, request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> called(
            ServedShop shop, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return shop.http().send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
