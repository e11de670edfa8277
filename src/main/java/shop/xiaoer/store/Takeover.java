package shop.xiaoer.store;

import java.util.List;
import java.util.Optional;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.Transition;

/**
 * To a person and back: the shopper asks for one, an agent claims the conversation, speaks and notes, gives it back to
 * the bot or to the queue. Every change of owner counts the epoch on and ends the bot's turn; an agent's writes name the
 * epoch and the agent.
 */
final class Takeover {
    private final Sql sql;

    Takeover(Sql sql) {
        this.sql = sql;
    }

    Outcome askForPerson(Sql.Within within, Transition.AskForPerson ask) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'none', epoch = epoch + 1, answered_through = last_said, closed_at = null, last_seq = last_seq + 1, "
                        + ConversationRows.NO_TURN,
                "id = $1 and (owner = 'bot' or closed_at is not null)",
                ask.conversation().value());
        if (row.isPresent()) {
            TicketMoves.await(within, ask.conversation(), ask.body().reason(), ask.language(), ask.summary());
            return Commands.written(within, row.get(), ask.command(), Author.SYSTEM, ask.body());
        }
        Optional<Long> stands = within.first(
                        "select max(seq) as seq from event where conversation = $1 and kind in ('handoffRequested', 'agentJoined')",
                        ask.conversation().value())
                .map(found -> found.getLong("seq"));
        return Commands.done(within, ask.conversation(), ask.command(), stands.orElse(null));
    }

    Outcome claim(Sql.Within within, Transition.Claim claim) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'agent', agent = $3, epoch = epoch + 1, answered_through = last_said, last_seq = last_seq + 1, "
                        + ConversationRows.NO_TURN,
                "id = $1 and epoch = $2 and owner <> 'agent'" + ConversationRows.LIVE,
                claim.conversation().value(),
                claim.epoch(),
                claim.agent());
        if (row.isEmpty()) {
            return lost(within, claim.conversation());
        }
        TicketMoves.assign(within, row.get(), claim.agent());
        return Commands.written(
                within, row.get(), claim.command(), Author.SYSTEM, new EventBody.AgentJoined(claim.agent()));
    }

    private Outcome lost(Sql.Within within, ConversationId id) {
        Conversation now = ConversationRows.now(within, id).orElse(null);
        if (now == null) {
            return new Outcome.Unknown();
        }
        if (now.closedAt() != null) {
            return new Outcome.Closed();
        }
        String agent = now.agent();
        return now.owner() == Owner.agent && agent != null ? new Outcome.AlreadyClaimed(agent) : new Outcome.Stale(now);
    }

    Outcome agentSay(Transition.AgentSay say) {
        try {
            return agentSaid(say);
        } catch (Reused e) {
            return new Outcome.IdReused();
        }
    }

    private Outcome agentSaid(Transition.AgentSay say) {
        return sql.transaction(within -> {
            Optional<Conversation> row = ConversationRows.seize(
                    within,
                    "last_seq = last_seq + 1",
                    "id = $1 and epoch = $2 and owner = 'agent' and agent = $3" + ConversationRows.LIVE,
                    say.conversation().value(),
                    say.epoch(),
                    say.agent());
            if (row.isEmpty()) {
                return Commands.sameWords(within, say.conversation(), say.command())
                        .orElseGet(() -> ConversationRows.stale(within, say.conversation()));
            }
            if (Commands.isCommand(within, say.conversation(), say.command())) {
                throw new Reused();
            }
            TicketMoves.firstWord(within, say.conversation());
            ConversationEvent event = ConversationRows.append(
                    within,
                    row.get(),
                    row.get().lastSeq(),
                    new Author(Author.Kind.agent, say.agent()),
                    say.command(),
                    null,
                    say.body());
            return new Committed(row.get(), List.of(event), null);
        });
    }

    Outcome backToBot(Transition.BackToBot back) {
        return sql.transaction(within -> {
            Optional<Conversation> row = ConversationRows.seize(
                    within,
                    "owner = 'bot', epoch = epoch + 1, entrance = null, last_seq = last_seq + 2, last_said = last_seq + 1,"
                            + " answered_through = last_seq + 1, " + ConversationRows.NO_TURN,
                    "id = $1 and epoch = $2 and owner = 'none'" + ConversationRows.LIVE
                            + " and not exists (select 1 from command where actor = $3 and conversation = $1 and client_id = $4)",
                    back.conversation().value(),
                    back.epoch(),
                    back.command().actor(),
                    back.command().clientId());
            return row.map(after -> backToBot(within, back, after)).orElseGet(() -> notBack(within, back));
        });
    }

    private static Outcome backToBot(Sql.Within within, Transition.BackToBot back, Conversation after) {
        TicketMoves.end(within, back.conversation(), TicketMoves.Ending.backToBot);
        ConversationEvent said = ConversationRows.append(
                within,
                after.under(back.epoch()),
                after.lastSeq() - 1,
                new Author(Author.Kind.shopper, back.command().actor()),
                back.command(),
                null,
                back.body());
        ConversationEvent handedBack = ConversationRows.append(
                within,
                after,
                after.lastSeq(),
                Author.SYSTEM,
                null,
                null,
                new EventBody.HandedBack(Author.Kind.system.name()));
        return new Committed(after, List.of(said, handedBack), null);
    }

    private static Outcome notBack(Sql.Within within, Transition.BackToBot back) {
        return Commands.sameWords(within, back.conversation(), back.command())
                .orElseGet(() -> Commands.isCommand(within, back.conversation(), back.command())
                        ? new Outcome.IdReused()
                        : ConversationRows.stale(within, back.conversation()));
    }

    Outcome handBack(Sql.Within within, Transition.HandBack back) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'bot', agent = null, epoch = epoch + 1, entrance = null, answered_through = last_said, last_seq = last_seq + 1, "
                        + ConversationRows.NO_TURN,
                "id = $1 and epoch = $2 and owner = 'agent' and agent = $3" + ConversationRows.LIVE,
                back.conversation().value(),
                back.epoch(),
                back.agent());
        if (row.isEmpty()) {
            return ConversationRows.stale(within, back.conversation());
        }
        TicketMoves.end(within, back.conversation(), TicketMoves.Ending.handedBack);
        return Commands.written(
                within, row.get(), back.command(), Author.SYSTEM, new EventBody.HandedBack(back.agent()));
    }

    Outcome release(Sql.Within within, Transition.Release release) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'none', agent = null, epoch = epoch + 1, last_seq = last_seq + 1",
                "id = $1 and epoch = $2 and owner = 'agent' and agent = $3" + ConversationRows.LIVE,
                release.conversation().value(),
                release.epoch(),
                release.agent());
        if (row.isEmpty()) {
            return ConversationRows.stale(within, release.conversation());
        }
        TicketMoves.release(within, release.conversation(), release.to());
        return Commands.written(
                within, row.get(), release.command(), Author.SYSTEM, new EventBody.AgentLeft(release.agent()));
    }

    Outcome desert(Sql.Within within, Transition.Desert desert) {
        Optional<Conversation> row = ConversationRows.seize(
                within,
                "owner = 'none', agent = null, epoch = epoch + 1, last_seq = last_seq + 1",
                "id = $1 and epoch = $2 and owner = 'agent' and agent = $3 and last_seq = $4" + ConversationRows.LIVE,
                desert.conversation().value(),
                desert.epoch(),
                desert.agent(),
                desert.lastSeq());
        if (row.isEmpty()) {
            return ConversationRows.stale(within, desert.conversation());
        }
        TicketMoves.release(within, desert.conversation(), null);
        return Commands.written(
                within, row.get(), desert.command(), Author.SYSTEM, new EventBody.AgentLeft(desert.agent()));
    }

    Outcome note(Sql.Within within, Transition.Note note) {
        int changed = within.change(
                "insert into note (id, conversation, agent, text) select $5, id, $3, $4 from conversation where id = $1 and epoch = $2",
                note.conversation().value(),
                note.epoch(),
                note.agent(),
                note.text(),
                note.command().idOfWhatItLeaves(note.conversation()));
        return changed == 0
                ? ConversationRows.stale(within, note.conversation())
                : Commands.done(within, note.conversation(), note.command(), null);
    }

    Outcome tag(Sql.Within within, Transition.Tag tag) {
        if (ConversationRows.now(within, tag.conversation()).isEmpty()) {
            return new Outcome.Unknown();
        }
        PgTags.set(within, tag.conversation(), tag.agent(), tag.tags());
        return Commands.done(within, tag.conversation(), tag.command(), null);
    }

    /** Rolls an agent's words back where their id was a command's before. */
    private static final class Reused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Reused() {
            super("the id was used with other content");
        }
    }
}
