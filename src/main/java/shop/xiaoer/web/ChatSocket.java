package shop.xiaoer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.Ledger.Identity;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Hello;
import shop.xiaoer.desk.LaneSink;
import shop.xiaoer.desk.SocketLane;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.ChatFrame;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ToShopper;

/** A shopper's socket. */
final class ChatSocket extends FrameSocket implements LaneSink {
    private final ConversationDesk desk;
    private final AgentDesk agents;
    private final EventFeed feed;
    private final Access access;
    private final Predicate<ConversationId> visitor;
    private volatile @Nullable ConversationId conversation;
    private volatile @Nullable SocketLane lane;
    /** Only clients that ask for them are told marks: others may not know the frame. */
    private volatile boolean wantsMarks;

    private boolean gone;

    /** @param visitor whether one more message of the visitor is taken now */
    ChatSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Starter starter,
            RateLimit rate,
            @Nullable String address,
            ConversationDesk desk,
            AgentDesk agents,
            EventFeed feed,
            Access access,
            Predicate<ConversationId> visitor) {
        super(vertx, socket, starter, rate, address);
        this.desk = desk;
        this.agents = agents;
        this.feed = feed;
        this.access = access;
        this.visitor = visitor;
    }

    @Override
    void handle(String text) throws BadFrame {
        ConversationId id = conversation;
        ChatFrame frame;
        try {
            frame = ChatFrame.read(text);
        } catch (BadFrame e) {
            if (id == null && !e.isUnreadable()) {
                close(Close.NOT_ALLOWED);
                return;
            }
            throw e;
        }
        if (id == null) {
            if (frame instanceof ChatFrame.Hello hello) {
                hello(hello);
            } else {
                close(Close.NOT_ALLOWED);
            }
            return;
        }
        boolean isMessage = frame instanceof ChatFrame.Say || frame instanceof ChatFrame.Choose;
        if (isMessage && !visitor.test(id)) {
            problem("tooMany", "too many messages of one visitor", FrameId.of(text));
            return;
        }
        switch (frame) {
            case ChatFrame.Hello ignored -> problem("badField", "type: hello came already", null);
            case ChatFrame.Say say -> say(id, say);
            case ChatFrame.Choose choose ->
                end(choose.id(), desk.choose(id, choose.id(), choose.seq(), choose.option(), choose.data()));
            case ChatFrame.Human human -> end(human.id(), desk.human(id, human.id()));
            case ChatFrame.Close close -> end(close.id(), desk.close(id, close.id()));
            case ChatFrame.Rate rate -> end(rate.id(), desk.rate(id, rate.id(), rate.score(), rate.comment()));
            case ChatFrame.Feedback feedback ->
                end(
                        feedback.id(),
                        desk.feedback(id, feedback.id(), feedback.seq(), feedback.helpful(), feedback.comment()));
            case ChatFrame.Typing typing -> desk.typing(id, typing.on());
            case ChatFrame.Seen seen -> desk.seen(id, seen.seq());
            case ChatFrame.Ping ping -> send(Outgoing.ack(ping.id(), null));
        }
    }

    private void hello(ChatFrame.Hello frame) {
        Language locale = locale(frame.locale());
        Identity identity = null;
        String token = frame.identity();
        if (token != null) {
            Optional<Identity> proven = access.identity(token);
            if (proven.isEmpty()) {
                refuse("badIdentity");
                return;
            }
            identity = proven.get();
        }
        wantsMarks = frame.marks();
        Hello hello = new Hello(frame.conversation(), frame.token(), frame.lastSeq(), locale, frame.page(), identity);
        // The lane is open before the snapshot is read: what is committed in between is in one of the two.
        switch (desk.hello(hello, this::open)) {
            case Hello.Answer.Welcome welcome -> welcome(welcome);
            case Hello.Answer.Refused refused -> refuse(refused.code());
        }
    }

    private static Language locale(@Nullable String tag) {
        try {
            return tag == null ? Language.ZH : Language.of(tag);
        } catch (IllegalArgumentException e) {
            return Language.EN;
        }
    }

    private void open(ConversationId id) {
        SocketLane opened = feed.lane(id, this::onLoop, this);
        onLoop(() -> {
            if (gone) {
                feed.close(id, opened);
            }
        });
        conversation = id;
        lane = opened;
        feed.open(id, opened);
    }

    private void welcome(Hello.Answer.Welcome welcome) {
        welcomed();
        send(ToShopper.welcome(welcome));
        SocketLane opened = lane;
        if (opened != null) {
            opened.begin(
                    welcome.conversation().lastSeq(), welcome.conversation().epoch());
            if (wantsMarks) {
                long mark = desk.readMarks(welcome.conversation().id()).agent();
                if (mark > 0) {
                    opened.seen(Author.Kind.agent, mark);
                }
            }
            if (welcome.conversation().owner() == Owner.none) {
                agents.place(welcome.conversation().id())
                        .ifPresent(place -> opened.queue(place.position(), place.waitSeconds(), agents.agentsOnline()));
            }
        }
    }

    private void refuse(String code) {
        send(Outgoing.problem(code, "not allowed", null, null));
        close(Close.NOT_ALLOWED);
    }

    private void say(ConversationId conversation, ChatFrame.Say say) {
        Ending ending =
                desk.say(conversation, say.id(), say.text(), say.attachments(), durable -> end(say.id(), durable));
        if (ending instanceof Ending.Problem) {
            end(say.id(), ending);
        }
    }

    private void end(String id, Ending ending) {
        switch (ending) {
            case Ending.Done done -> send(Outgoing.ack(id, done.seq()));
            case Ending.Problem problem -> problem(problem.code(), problem.detail(), id);
        }
    }

    private void problem(String code, String detail, @Nullable String id) {
        send(Outgoing.problem(code, detail, id, null));
    }

    @Override
    void ended() {
        gone = true;
        ConversationId id = conversation;
        SocketLane opened = lane;
        if (id != null && opened != null) {
            feed.close(id, opened);
        }
    }

    // ---- what the lane writes ------------------------------------------------------------------------------------

    @Override
    public CompletionStage<Void> event(ConversationEvent event) {
        return send(ToShopper.eventFrame(event));
    }

    @Override
    public void draft(long turn, String text) {
        send(ToShopper.draft(turn, text));
    }

    @Override
    public void draftGone(long turn) {
        send(ToShopper.draftGone(turn));
    }

    @Override
    public void queue(int position, long waitSeconds, int agentsOnline) {
        send(ToShopper.queue(position, waitSeconds, agentsOnline));
    }

    @Override
    public void seen(Author.Kind by, long seq) {
        if (wantsMarks && by == Author.Kind.agent) {
            send(ToShopper.seen(seq));
        }
    }

    @Override
    public void typing(String authorKind, String name, boolean on) {
        send(ToShopper.typing(authorKind, name, on));
    }

    @Override
    public boolean full() {
        return writeQueueFull();
    }

    @Override
    public void whenWritable(Runnable action) {
        super.whenWritable(action);
    }

    @Override
    public void cut() {
        close(Close.RESTARTING);
    }
}
