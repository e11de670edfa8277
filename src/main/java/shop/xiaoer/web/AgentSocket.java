package shop.xiaoer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Account;
import shop.xiaoer.account.Role;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.desk.Ending;
import shop.xiaoer.desk.Stage;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.agent.AgentAssist;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.desk.agent.AgentSink;
import shop.xiaoer.desk.agent.Aside;
import shop.xiaoer.desk.agent.Board;
import shop.xiaoer.desk.agent.Seat;
import shop.xiaoer.text.Language;
import shop.xiaoer.wire.AgentFrame;
import shop.xiaoer.wire.BadFrame;
import shop.xiaoer.wire.Outgoing;
import shop.xiaoer.wire.ToAgent;

/** An agent's socket: one window of the console. */
final class AgentSocket extends FrameSocket implements AgentSink {
    /** Of one window; the model has few places. */
    private static final int HELPS_AT_ONCE = 4;

    private final AgentDesk desk;
    private final AgentAssist assist;
    private final Starter starter;
    private final Set<Stage> helping = ConcurrentHashMap.newKeySet();
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Seat seat;
    private volatile Language language = Language.ZH;

    AgentSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Starter starter,
            RateLimit rate,
            @Nullable String address,
            AgentDesk desk,
            AgentAssist assist,
            Access access,
            Clock clock,
            ZoneId zone) {
        super(vertx, socket, starter, rate, address);
        this.desk = desk;
        this.assist = assist;
        this.starter = starter;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    void handle(String text) throws BadFrame {
        Seat sitting = seat;
        if (sitting == null) {
            hello(text);
            return;
        }
        AgentFrame frame = AgentFrame.read(text);
        switch (frame) {
            case AgentFrame.Hello ignored -> send(Outgoing.problem("badField", "type: hello came already", null, null));
            case AgentFrame.Status status -> desk.status(sitting, Board.Status.valueOf(status.status()));
            case AgentFrame.Claim claim ->
                end(
                        claim.id(),
                        claim.conversation(),
                        false,
                        desk.claim(
                                sitting,
                                claim.id(),
                                claim.conversation(),
                                claim.epoch(),
                                excerpt -> send(ToAgent.excerpt("claimed", claim.id(), excerpt))));
            case AgentFrame.Watch watch ->
                end(
                        watch.id(),
                        watch.conversation(),
                        false,
                        desk.watch(
                                sitting,
                                watch.conversation(),
                                excerpt -> send(ToAgent.excerpt("watching", watch.id(), excerpt))));
            case AgentFrame.Unwatch unwatch -> {
                desk.unwatch(sitting, unwatch.conversation());
                String id = unwatch.id();
                if (id != null) {
                    send(Outgoing.ack(id, null));
                }
            }
            case AgentFrame.Say say ->
                end(
                        say.id(),
                        say.conversation(),
                        true,
                        desk.say(sitting, say.id(), say.conversation(), say.epoch(), say.text(), say.attachments()));
            case AgentFrame.HandBack back ->
                end(
                        back.id(),
                        back.conversation(),
                        true,
                        desk.handBack(sitting, back.id(), back.conversation(), back.epoch()));
            case AgentFrame.Transfer transfer ->
                end(
                        transfer.id(),
                        transfer.conversation(),
                        true,
                        desk.transfer(
                                sitting, transfer.id(), transfer.conversation(), transfer.epoch(), transfer.to()));
            case AgentFrame.Close close ->
                end(
                        close.id(),
                        close.conversation(),
                        true,
                        desk.close(sitting, close.id(), close.conversation(), close.epoch(), close.tags()));
            case AgentFrame.Tag tag ->
                end(tag.id(), tag.conversation(), true, desk.tag(sitting, tag.id(), tag.conversation(), tag.tags()));
            case AgentFrame.Note note ->
                end(
                        note.id(),
                        note.conversation(),
                        true,
                        desk.note(sitting, note.id(), note.conversation(), note.epoch(), note.text()));
            case AgentFrame.Whisper whisper ->
                end(
                        whisper.id(),
                        whisper.conversation(),
                        true,
                        desk.supervision()
                                .whisper(
                                        sitting,
                                        whisper.id(),
                                        whisper.conversation(),
                                        whisper.epoch(),
                                        whisper.text()));
            case AgentFrame.StepIn step ->
                end(
                        step.id(),
                        step.conversation(),
                        false,
                        desk.supervision()
                                .stepIn(
                                        sitting,
                                        step.id(),
                                        step.conversation(),
                                        step.epoch(),
                                        excerpt -> send(ToAgent.excerpt("claimed", step.id(), excerpt))));
            case AgentFrame.Reassign move ->
                end(
                        move.id(),
                        move.conversation(),
                        true,
                        desk.supervision().reassign(sitting, move.id(), move.conversation(), move.epoch(), move.to()));
            case AgentFrame.Called called ->
                end(
                        called.id(),
                        called.conversation(),
                        true,
                        desk.called(sitting, called.id(), called.conversation(), called.note()));
            case AgentFrame.Suggest suggest -> suggest(suggest);
            case AgentFrame.Summarize summarize -> summarize(summarize);
            case AgentFrame.Translate translate -> translate(translate);
            case AgentFrame.Typing typing -> desk.typing(sitting, typing.conversation(), typing.on());
            case AgentFrame.Seen seen -> desk.seen(sitting, seen.conversation(), seen.seq());
            case AgentFrame.Ping ping -> send(Outgoing.ack(ping.id(), null));
        }
    }

    // ---- help by the model, beside the frames: an agent writes on meanwhile ---------------------------------------

    private void suggest(AgentFrame.Suggest suggest) {
        String conversation = suggest.conversation().toString();
        Stage stage = new Stage(text -> send(ToAgent.suggestion(suggest.id(), text, List.of(), false)));
        help(suggest.id(), conversation, stage, () -> switch (assist.suggest(suggest.conversation(), stage)) {
            case AgentAssist.Help.Text text -> ToAgent.suggestion(suggest.id(), text.text(), text.sources(), true);
            case AgentAssist.Help.Problem problem ->
                Outgoing.problem(problem.code(), problem.detail(), suggest.id(), conversation);
            case AgentAssist.Help.Stopped ignored ->
                Outgoing.problem("modelUnavailable", "was stopped", suggest.id(), conversation);
        });
    }

    private void summarize(AgentFrame.Summarize summarize) {
        String conversation = summarize.conversation().toString();
        Language asked = summarize.to();
        Language to = asked == null ? language : asked;
        Stage stage = new Stage(text -> {});
        help(summarize.id(), conversation, stage, () -> switch (assist.summarize(
                summarize.conversation(), to, stage, first -> send(summary(summarize.id(), first, false)))) {
            case AgentAssist.Told.Summed summed -> summary(summarize.id(), summed, true);
            case AgentAssist.Told.Nothing nothing ->
                Outgoing.problem("notFound", nothing.why(), summarize.id(), conversation);
            case AgentAssist.Told.Stopped ignored ->
                Outgoing.problem("modelUnavailable", "was stopped", summarize.id(), conversation);
        });
    }

    private static String summary(String id, AgentAssist.Told.Summed summed, boolean done) {
        return ToAgent.summary(id, summed.summary(), summed.upTo(), done);
    }

    private void translate(AgentFrame.Translate translate) {
        Stage stage = new Stage(text -> {});
        help(translate.id(), null, stage, () -> switch (assist.translate(translate.text(), translate.to(), stage)) {
            case AgentAssist.Help.Text text -> ToAgent.translated(translate.id(), text.text());
            case AgentAssist.Help.Problem problem ->
                Outgoing.problem(problem.code(), problem.detail(), translate.id(), null);
            case AgentAssist.Help.Stopped ignored ->
                Outgoing.problem("modelUnavailable", "was stopped", translate.id(), null);
        });
    }

    private void help(String id, @Nullable String conversation, Stage stage, Supplier<String> work) {
        if (helping.size() >= HELPS_AT_ONCE) {
            send(Outgoing.problem("tooMany", "too many drafts and translations at once", id, conversation));
            return;
        }
        helping.add(stage);
        boolean started = starter.start("help", () -> {
            try {
                send(work.get());
            } catch (StoreUnavailable e) {
                send(Outgoing.problem("storeUnavailable", "the database is away, try again", id, conversation));
            } finally {
                helping.remove(stage);
            }
        });
        if (!started) {
            helping.remove(stage);
            send(Outgoing.problem("overloaded", "the server is full, try again", id, conversation));
        }
    }

    // ---- coming in -----------------------------------------------------------------------------------------------

    private void hello(String text) throws BadFrame {
        AgentFrame frame;
        try {
            frame = AgentFrame.read(text);
        } catch (BadFrame e) {
            if (e.isUnreadable()) {
                throw e;
            }
            close(Close.NOT_ALLOWED);
            return;
        }
        Optional<Access.Signed> signed = frame instanceof AgentFrame.Hello hello
                ? access.session(hello.token()).filter(one -> !one.mustChange())
                : Optional.empty();
        if (signed.isEmpty() || !signed.get().account().role().may(Role.Right.serve)) {
            send(Outgoing.problem("badToken", "not allowed", null, null));
            close(Close.NOT_ALLOWED);
            return;
        }
        cameBy(signed.get().session());
        welcome(signed.get());
    }

    private void welcome(Access.Signed signed) {
        Account account = signed.account();
        language = account.language();
        Seat sitting = desk.sit(
                account.displayName(), account.role().may(Role.Right.watch), signed.session(), this, this::onLoop);
        seat = sitting;
        Board board = desk.board(sitting);
        ObjectNode me = Outgoing.object()
                .put("name", account.displayName())
                .put("account", account.name())
                .put("role", account.role().name())
                .put("language", account.language().tag());
        welcomed();
        send(ToAgent.agentWelcome(me, board, 1, clock.instant(), zone));
        desk.settle(sitting, board);
        desk.refresh();
    }

    private void end(String id, ConversationId conversation, boolean acknowledges, Ending ending) {
        switch (ending) {
            case Ending.Done done -> {
                if (acknowledges) {
                    send(acknowledged(id, conversation, done.seq()));
                }
            }
            case Ending.Problem problem ->
                send(Outgoing.problem(problem.code(), problem.detail(), id, conversation.toString()));
        }
    }

    private static String acknowledged(String id, ConversationId conversation, @Nullable Long seq) {
        ObjectNode frame =
                Outgoing.object().put("type", "ack").put("id", id).put("conversation", conversation.toString());
        if (seq != null) {
            frame.put("seq", seq);
        }
        return frame.toString();
    }

    @Override
    void ended() {
        helping.forEach(Stage::stop);
        Seat sitting = seat;
        if (sitting != null) {
            desk.leave(sitting);
        }
    }

    @Override
    public void changed(long change, Board board) {
        send(ToAgent.changed(board, change, clock.instant()));
    }

    @Override
    public CompletionStage<Void> event(ConversationEvent event) {
        return send(ToAgent.agentEvent(event));
    }

    @Override
    public void decision(ConversationId id, long turn, String outcome, String card) {
        send(ToAgent.decision(id.toString(), turn, outcome, card));
    }

    @Override
    public void aside(Aside aside) {
        send(ToAgent.aside(aside));
    }

    @Override
    public void typing(ConversationId id, Author author, boolean on) {
        send(ToAgent.agentTyping(id.toString(), author, on));
    }
}
