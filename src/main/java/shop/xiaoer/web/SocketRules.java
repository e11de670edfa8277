package shop.xiaoer.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What RFC 6455 asks of a server beyond Vert.x. Vert.x ends the connection of a peer that breaks the protocol without a
 * close frame, does not look whether text is UTF-8, takes every close code from 3000 on, and goes on writing after its own
 * close. One for each socket, in its pipeline, on its event loop.
 */
final class SocketRules extends ChannelDuplexHandler {
    private static final int LAST_CODE = 4999;
    private static final int NO_CODE = WebSocketCloseStatus.EMPTY.code();

    private final Consumer<WebSocketCloseStatus> closer;
    private boolean broken;
    private boolean closed;

    private SocketRules(Consumer<WebSocketCloseStatus> closer) {
        this.closer = closer;
    }

    /**
     * To be called as soon as the upgrade is done.
     *
     * @param closer is told once, with the status to close with, when the peer has broken the protocol
     */
    static void watch(HttpConnection upgraded, Consumer<WebSocketCloseStatus> closer) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) upgraded).channelHandlerContext().pipeline();
        String vertx = pipeline.lastContext().name();
        pipeline.addBefore(vertx, "utf8", new Utf8FrameValidator(false))
                .addBefore(vertx, "rules", new SocketRules(closer));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame close && code(close) > LAST_CODE) {
            ReferenceCountUtil.release(message);
            breach(WebSocketCloseStatus.PROTOCOL_ERROR);
        } else if (message instanceof CloseWebSocketFrame close && !isUtf8(close)) {
            ReferenceCountUtil.release(message);
            breach(WebSocketCloseStatus.INVALID_PAYLOAD_DATA);
        } else if (broken && !(message instanceof CloseWebSocketFrame)) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        if (fault instanceof CorruptedWebSocketFrameException corrupted) {
            breach(corrupted.closeStatus());
        } else {
            context.fireExceptionCaught(fault);
        }
    }

    private void breach(WebSocketCloseStatus status) {
        if (!broken) {
            broken = true;
            closer.accept(status);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (closed && message instanceof WebSocketFrame) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof CloseWebSocketFrame) {
            closed = true;
            if (broken && context.channel() instanceof DuplexChannel channel) {
                // What follows a breach cannot be read, so that the peer's own close would be waited for in vain.
                promise.addListener(left -> endOutput(channel));
            }
        }
        ChannelFuture _ = context.write(message, promise);
    }

    private static void endOutput(DuplexChannel channel) {
        ChannelFuture _ = channel.shutdownOutput();
    }

    /** Netty does not see a reason that ends within a character. */
    private static boolean isUtf8(CloseWebSocketFrame close) {
        ByteBuf body = close.content();
        return code(close) == NO_CODE
                || ByteBufUtil.isText(
                        body,
                        body.readerIndex() + Short.BYTES,
                        body.readableBytes() - Short.BYTES,
                        StandardCharsets.UTF_8);
    }

    private static int code(CloseWebSocketFrame close) {
        ByteBuf body = close.content();
        return body.readableBytes() < Short.BYTES ? NO_CODE : body.getUnsignedShort(body.readerIndex());
    }
}
