package shop.xiaoer.store;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.conversation.EventJson;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.OrderWrite;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Outcome.Committed;
import shop.xiaoer.conversation.Owner;
import shop.xiaoer.conversation.TimeOrderedId;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.text.Language;

/** Each transition as its statements. The order of locks is conversation, ticket, order. */
final class Transitions {
    private static final String SHOPPER = "shopper";
    private static final String LIVE = " and closed_at is null";
    /** A turn that was superseded again and again is let alone after this: somebody who types for ever gets an answer. */
    private static final String SUPERSEDABLE =
            "(turn_node is null or (not turn_drafted and turn_since > clock_timestamp() - interval '15 seconds'))";
    /** The end of whatever the bot was doing. */
    private static final String NO_TURN = "turn = turn + 1, turn_node = null, turn_drafted = false, turn_since = null";

    private final Sql sql;

    Transitions(Sql sql) {
        this.sql = sql;
    }

    Outcome commit(Transition transition) {
        try {
            return switch (transition) {
                case Transition.Say say -> say(say);
                case Transition.BeginTurn begin -> beginTurn(begin);
                case Transition.BeginDraft begin -> beginDraft(begin);
                case Transition.EndTurn end -> endTurn(end);
                case Transition.HandOff handOff -> handOff(handOff);
                case Transition.AskForPerson ask ->
                    once(ask.conversation(), ask.command(), within -> askForPerson(within, ask));
                case Transition.Claim claim ->
                    once(claim.conversation(), claim.command(), within -> claim(within, claim));
                case Transition.AgentSay say -> agentSay(say);
                case Transition.HandBack back ->
                    once(back.conversation(), back.command(), within -> handBack(within, back));
                case Transition.Release release ->
                    once(release.conversation(), release.command(), within -> release(within, release));
                case Transition.Close close ->
                    once(close.conversation(), close.command(), within -> close(within, close));
                case Transition.Rate rate -> once(rate.conversation(), rate.command(), within -> rate(within, rate));
                case Transition.Feedback feedback ->
                    once(feedback.conversation(), feedback.command(), within -> feedback(within, feedback));
                case Transition.Note note -> once(note.conversation(), note.command(), within -> note(within, note));
            };
        } catch (PgException e) {
            if (!PgLedger.unique(e)) {
                throw e;
            }
            return repeated(transition).orElseThrow(() -> e);
        }
    }

    // ---- the shopper's words -------------------------------------------------------------------------------------

    private Outcome say(Transition.Say say) {
        boolean opensEntrance = say.body().option() != null;
        // Every expression is computed on the row as it is locked, never on an older snapshot of it.
        String begins = "((owner = 'bot' or (owner = 'none' and $7)) and " + SUPERSEDABLE + ")";
        Optional<Row> written = sql.first(
                "with c as (update conversation set last_seq = last_seq + 1, last_said = last_seq + 1,"
                        + "   turn = case when " + begins + " then turn + 1 else turn end,"
                        + "   turn_said = case when " + begins + " then last_seq + 1 else turn_said end,"
                        + "   turn_since = case when " + begins
                        + " and turn_node is null then clock_timestamp() else turn_since end,"
                        + "   turn_drafted = turn_drafted and not " + begins + ","
                        + "   turn_node = case when " + begins + " then $6 else turn_node end"
                        + "   where id = $1" + LIVE
                        + "   and not exists (select 1 from command where actor = 'shopper' and conversation = $1 and client_id = $3)"
                        + "   returning " + PgLedger.row() + ", turn_said = last_seq as begun),"
                        + " e as (insert into event (conversation, seq, epoch, kind, author_kind, author_name, sender, client_id, content_mac, body)"
                        + "   select id, last_seq, epoch, 'said', 'shopper', $2, 'shopper', $3, $4, $5::text::jsonb from c returning at)"
                        + " select c.*, e.at, $2::text as author from c, e",
                say.conversation().value(),
                SHOPPER,
                say.command().clientId(),
                say.command().mac(),
                EventJson.write(say.body()),
                say.node(),
                opensEntrance);
        if (written.isPresent()) {
            return said(say, written.get());
        }
        if (sql.transaction(within -> isCommand(within, say.conversation(), say.command()))) {
            return new Outcome.IdReused();
        }
        return sql.transaction(within -> reopen(within, say)) ? say(say) : gone(say.conversation());
    }

    private static Outcome said(Transition.Say say, Row row) {
        Conversation after = PgLedger.conversation(row);
        ConversationEvent event = new ConversationEvent(
                say.conversation(),
                after.lastSeq(),
                PgLedger.instant(row, "at"),
                after.epoch(),
                new Author(Author.Kind.shopper, row.getString("author")),
                say.command().clientId(),
                null,
                say.body());
        return new Committed(after, List.of(event), row.getBoolean("begun") ? after.turn() : null);
    }

    private boolean reopen(Sql.Within within, Transition.Say say) {
        return seize(
                        within,
                        "owner = 'bot', epoch = epoch + 1, closed_at = null, entrance = null, last_seq = last_seq + 1, "
                                + NO_TURN,
                        "id = $1 and closed_at > clock_timestamp() - interval '24 hours'",
                        say.conversation().value())
                .map(after ->
                        append(within, after, after.lastSeq(), Author.SYSTEM, null, null, new EventBody.Reopened()))
                .isPresent();
    }

    private Outcome gone(ConversationId id) {
        return find(id).isPresent() ? new Outcome.Closed() : new Outcome.Unknown();
    }

    private Outcome rate(Sql.Within within, Transition.Rate rate) {
        Optional<Conversation> row = seize(
                within,
                "last_seq = last_seq + 1",
                "id = $1",
                rate.conversation().value());
        return row.<Outcome>map(after -> written(
                        within,
                        after,
                        rate.command(),
                        new Author(Author.Kind.shopper, SHOPPER),
                        new EventBody.Rated(rate.score(), rate.comment())))
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome feedback(Sql.Within within, Transition.Feedback feedback) {
        int rows = within.change(
                "insert into feedback (conversation, seq, helpful, comment) select conversation, seq, $3, $4 from event"
                        + " where conversation = $1 and seq = $2 and author_kind = 'ai'"
                        + " on conflict (conversation, seq) do update set helpful = excluded.helpful, comment = excluded.comment",
                feedback.conversation().value(),
                feedback.seq(),
                feedback.helpful(),
                feedback.comment());
        return rows == 0 ? new Outcome.Unknown() : done(within, feedback.conversation(), feedback.command(), null);
    }

    // ---- the bot's turn ------------------------------------------------------------------------------------------

    private Outcome beginTurn(Transition.BeginTurn begin) {
        return sql.transaction(within -> seize(
                        within,
                        "turn = turn + 1, turn_node = $2, turn_drafted = false, turn_since = clock_timestamp()",
                        "id = $1 and owner = 'bot' and last_said > answered_through" + LIVE
                                + " and (turn_node is null or turn_node = $2 or not exists (select 1 from node n where n.id = turn_node and n.expires_at > clock_timestamp()))",
                        begin.conversation().value(),
                        begin.node())
                .<Outcome>map(after -> new Committed(after, List.of(), after.turn()))
                .orElseGet(() -> stale(begin.conversation())));
    }

    private Outcome beginDraft(Transition.BeginDraft begin) {
        return sql.transaction(within -> seize(
                        within,
                        "turn_drafted = true",
                        "id = $1 and epoch = $2 and turn = $3 and turn_node is not null and owner <> 'agent'" + LIVE,
                        begin.conversation().value(),
                        begin.epoch(),
                        begin.turn())
                .<Outcome>map(after -> new Committed(after, List.of(), null))
                .orElseGet(() -> stale(begin.conversation())));
    }

    private Outcome endTurn(Transition.EndTurn end) {
        try {
            return sql.transaction(within -> endTurn(within, end));
        } catch (Refused e) {
            return new Outcome.WriteRefused();
        }
    }

    private Outcome endTurn(Sql.Within within, Transition.EndTurn end) {
        Optional<Conversation> row = seize(
                within,
                "last_seq = last_seq + $4, answered_through = greatest(answered_through, $5), turn_node = null, turn_drafted = false,"
                        + " turn_since = null, entrance = $6::text::jsonb,"
                        + " proven = case when $7::text is null or $7 = any(proven) then proven else array_append(proven, $7) end",
                "id = $1 and epoch = $2 and turn = $3 and turn_node is not null and owner <> 'agent'" + LIVE,
                end.conversation().value(),
                end.epoch(),
                end.turn(),
                (long) end.events().size(),
                end.through(),
                end.entrance(),
                end.proven());
        if (row.isEmpty()) {
            return stale(end.conversation());
        }
        Conversation after = row.get();
        List<ConversationEvent> events = new ArrayList<>();
        long seq = after.lastSeq() - end.events().size();
        for (EventBody body : end.events()) {
            events.add(append(within, after, ++seq, new Author(Author.Kind.ai, "小二"), null, end.turn(), body));
        }
        decide(within, after, end.turn(), end.epoch(), after.lastSeq(), end.card());
        OrderWrite write = end.write();
        if (write != null) {
            apply(within, end, write);
        }
        return new Committed(after, events, null);
    }

    private static void apply(Sql.Within within, Transition.EndTurn end, OrderWrite write) {
        int fresh = within.change(
                "insert into effect (key, conversation, epoch, turn, state, request, result)"
                        + " values ($1, $2, $3, $4, 'done', jsonb_build_object('entrance', $5::text, 'order', $6::text, 'reason', $7::text),"
                        + " jsonb_build_object('case', $8::text)) on conflict do nothing",
                write.key(),
                end.conversation().value(),
                end.epoch(),
                end.turn(),
                write.entrance(),
                write.order(),
                write.reason(),
                write.caseNumber());
        int changed = within.change(
                "update shop_order set version = version + 1, state = coalesce($3, state),"
                        + " returned = case when $3 = 'returnRequested' then jsonb_build_object('case', $4::text, 'reason', $5::text,"
                        + " 'at', clock_timestamp(), 'refund', $6::numeric) else returned end where number = $1 and version = $2",
                write.order(),
                write.version(),
                write.newState(),
                write.caseNumber(),
                write.reason(),
                write.refund());
        if (fresh == 0 || changed == 0) {
            throw new Refused();
        }
        within.run(
                "insert into service_case (number, entrance, order_number, conversation, detail, state)"
                        + " values ($1, $2, $3, $4, jsonb_build_object('reason', $5::text), 'open')",
                write.caseNumber(),
                write.entrance(),
                write.order(),
                end.conversation().value(),
                write.reason());
    }

    private Outcome handOff(Transition.HandOff handOff) {
        return sql.transaction(within -> {
            long events = handOff.before().size() + 1L;
            Optional<Conversation> row = seize(
                    within,
                    "owner = 'none', epoch = epoch + 1, answered_through = last_said, last_seq = last_seq + $4, "
                            + NO_TURN,
                    "id = $1 and epoch = $2 and turn = $3 and owner = 'bot' and turn_node is not null" + LIVE,
                    handOff.conversation().value(),
                    handOff.epoch(),
                    handOff.turn(),
                    events);
            if (row.isEmpty()) {
                return stale(handOff.conversation());
            }
            Conversation after = row.get();
            List<ConversationEvent> written = new ArrayList<>();
            long seq = after.lastSeq() - events;
            for (EventBody body : handOff.before()) {
                written.add(append(
                        within,
                        under(after, handOff.epoch()),
                        ++seq,
                        new Author(Author.Kind.ai, "小二"),
                        null,
                        handOff.turn(),
                        body));
            }
            written.add(append(within, after, ++seq, Author.SYSTEM, null, handOff.turn(), handOff.body()));
            ticket(within, handOff.conversation(), handOff.body().reason(), handOff.language(), handOff.summary());
            decide(within, after, handOff.turn(), handOff.epoch(), seq, handOff.card());
            return new Committed(after, written, null);
        });
    }

    private static Conversation under(Conversation row, long epoch) {
        return new Conversation(
                row.id(),
                row.owner(),
                row.agent(),
                epoch,
                row.lastSeq(),
                row.lastSaid(),
                row.answeredThrough(),
                row.turn(),
                row.entrance(),
                row.proven(),
                row.shopper(),
                row.shopperName(),
                row.locale(),
                row.page(),
                row.closedAt());
    }

    private static void decide(Sql.Within within, Conversation row, long turn, long epoch, long seq, String card) {
        within.run(
                "insert into decision (conversation, turn, epoch, seq, outcome, card) values ($1, $2, $3, $4, 'sent', $5::text::jsonb)"
                        + " on conflict do nothing",
                row.id().value(),
                turn,
                epoch,
                seq,
                card);
    }

    // ---- to a person and back ------------------------------------------------------------------------------------

    private Outcome askForPerson(Sql.Within within, Transition.AskForPerson ask) {
        Optional<Conversation> row = seize(
                within,
                "owner = 'none', epoch = epoch + 1, answered_through = last_said, closed_at = null, last_seq = last_seq + 1, "
                        + NO_TURN,
                "id = $1 and (owner = 'bot' or closed_at is not null)",
                ask.conversation().value());
        if (row.isPresent()) {
            ticket(within, ask.conversation(), ask.body().reason(), ask.language(), ask.summary());
            return written(within, row.get(), ask.command(), Author.SYSTEM, ask.body());
        }
        Optional<Long> stands = within.first(
                        "select max(seq) as seq from event where conversation = $1 and kind in ('handoffRequested', 'agentJoined')",
                        ask.conversation().value())
                .map(found -> found.getLong("seq"));
        return done(within, ask.conversation(), ask.command(), stands.orElse(null));
    }

    private static void ticket(
            Sql.Within within, ConversationId id, HandoffReason reason, Language language, String summary) {
        within.run(
                "insert into ticket (id, conversation, reason, language, priority, summary, state)"
                        + " values ($1, $2, $3, $4, $5, $6, 'waiting') on conflict (conversation) where state in ('waiting', 'assigned')"
                        + " do update set state = 'waiting', agent = null, reason = excluded.reason, priority = excluded.priority",
                TimeOrderedId.next(),
                id.value(),
                reason.name(),
                language.tag(),
                reason.priority(),
                summary);
    }

    private Outcome claim(Sql.Within within, Transition.Claim claim) {
        Optional<Conversation> row = seize(
                within,
                "owner = 'agent', agent = $3, epoch = epoch + 1, answered_through = last_said, last_seq = last_seq + 1, "
                        + NO_TURN,
                "id = $1 and epoch = $2 and owner <> 'agent'" + LIVE,
                claim.conversation().value(),
                claim.epoch(),
                claim.agent());
        if (row.isEmpty()) {
            return lost(within, claim.conversation());
        }
        int assigned = within.change(
                "update ticket set state = 'assigned', agent = $2, claimed_at = clock_timestamp() where conversation = $1 and state = 'waiting'",
                claim.conversation().value(),
                claim.agent());
        if (assigned == 0) {
            within.run(
                    "insert into ticket (id, conversation, reason, language, state, agent, claimed_at)"
                            + " values ($1, $2, 'claimed', $3, 'assigned', $4, clock_timestamp())",
                    TimeOrderedId.next(),
                    claim.conversation().value(),
                    row.get().locale(),
                    claim.agent());
        }
        return written(within, row.get(), claim.command(), Author.SYSTEM, new EventBody.AgentJoined(claim.agent()));
    }

    private Outcome lost(Sql.Within within, ConversationId id) {
        Conversation now = within.first("select " + PgLedger.row() + " from conversation where id = $1", id.value())
                .map(PgLedger::conversation)
                .orElse(null);
        if (now == null) {
            return new Outcome.Unknown();
        }
        if (now.closedAt() != null) {
            return new Outcome.Closed();
        }
        String agent = now.agent();
        return now.owner() == Owner.agent && agent != null ? new Outcome.AlreadyClaimed(agent) : new Outcome.Stale(now);
    }

    private Outcome agentSay(Transition.AgentSay say) {
        try {
            return agentSaid(say);
        } catch (Reused e) {
            return new Outcome.IdReused();
        }
    }

    private Outcome agentSaid(Transition.AgentSay say) {
        return sql.transaction(within -> {
            Optional<Conversation> row = seize(
                    within,
                    "last_seq = last_seq + 1",
                    "id = $1 and epoch = $2 and owner = 'agent' and agent = $3" + LIVE,
                    say.conversation().value(),
                    say.epoch(),
                    say.agent());
            if (row.isEmpty()) {
                return byId(within, say.conversation(), say.command()).orElseGet(() -> stale(say.conversation()));
            }
            if (isCommand(within, say.conversation(), say.command())) {
                throw new Reused();
            }
            within.run(
                    "update ticket set first_word_at = coalesce(first_word_at, clock_timestamp()) where conversation = $1 and state = 'assigned'",
                    say.conversation().value());
            ConversationEvent event = append(
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

    private Outcome handBack(Sql.Within within, Transition.HandBack back) {
        boolean system = back.agent().equals(Author.Kind.system.name());
        Optional<Conversation> row = seize(
                within,
                "owner = 'bot', agent = null, epoch = epoch + 1, entrance = null, answered_through = last_said, last_seq = last_seq + 1, "
                        + NO_TURN,
                "id = $1 and epoch = $2 and "
                        + (system ? "owner = 'none' and $3 <> ''" : "owner = 'agent' and agent = $3") + LIVE,
                back.conversation().value(),
                back.epoch(),
                back.agent());
        if (row.isEmpty()) {
            return stale(back.conversation());
        }
        endTicket(within, back.conversation());
        return written(within, row.get(), back.command(), Author.SYSTEM, new EventBody.HandedBack(back.agent()));
    }

    private Outcome release(Sql.Within within, Transition.Release release) {
        Optional<Conversation> row = seize(
                within,
                "owner = 'none', agent = null, epoch = epoch + 1, last_seq = last_seq + 1",
                "id = $1 and epoch = $2 and owner = 'agent' and agent = $3" + LIVE,
                release.conversation().value(),
                release.epoch(),
                release.agent());
        if (row.isEmpty()) {
            return stale(release.conversation());
        }
        within.run(
                "update ticket set state = 'waiting', agent = null where conversation = $1 and state = 'assigned'",
                release.conversation().value());
        return written(within, row.get(), release.command(), Author.SYSTEM, new EventBody.AgentLeft(release.agent()));
    }

    private Outcome close(Sql.Within within, Transition.Close close) {
        Long epoch = close.epoch();
        String fence = epoch == null
                ? "id = $1 and $2::bigint is null and $3 <> ''"
                : "id = $1 and epoch = $2 and owner = 'agent' and agent = $3";
        Optional<Conversation> row = seize(
                within,
                "epoch = epoch + case when owner = 'none' then 0 else 1 end, owner = 'none', agent = null,"
                        + " answered_through = last_said, entrance = null, closed_at = clock_timestamp(), last_seq = last_seq + 1, "
                        + NO_TURN,
                fence + LIVE,
                close.conversation().value(),
                epoch,
                close.by().name());
        if (row.isEmpty()) {
            return find(close.conversation())
                    .<Outcome>map(now -> now.closedAt() != null ? new Outcome.Closed() : new Outcome.Stale(now))
                    .orElseGet(Outcome.Unknown::new);
        }
        endTicket(within, close.conversation());
        return written(
                within,
                row.get(),
                close.command(),
                Author.SYSTEM,
                new EventBody.Closed(close.by().name()));
    }

    private static void endTicket(Sql.Within within, ConversationId id) {
        within.run(
                "update ticket set state = 'done' where conversation = $1 and state in ('waiting', 'assigned')",
                id.value());
    }

    private Outcome note(Sql.Within within, Transition.Note note) {
        int rows = within.change(
                "insert into note (conversation, agent, text) select id, $3, $4 from conversation where id = $1 and epoch = $2",
                note.conversation().value(),
                note.epoch(),
                note.agent(),
                note.text());
        return rows == 0 ? stale(note.conversation()) : done(within, note.conversation(), note.command(), null);
    }

    // ---- what all of them are made of ----------------------------------------------------------------------------

    private interface Work {
        Outcome in(Sql.Within within);
    }

    /** A command with an id is done once: its row is looked for under the conversation's lock. */
    private Outcome once(ConversationId id, Command command, Work work) {
        return sql.transaction(within -> {
            within.run("select 1 from conversation where id = $1 for update", id.value());
            return before(within, id, command)
                    .or(() -> said(within, id, command))
                    .orElseGet(() -> work.in(within));
        });
    }

    /** An id that was given to words is no command's any more. */
    private static Optional<Outcome> said(Sql.Within within, ConversationId id, Command command) {
        return byId(within, id, command).map(words -> new Outcome.IdReused());
    }

    /** An id that was given to a command is no message's any more. */
    private static boolean isCommand(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select 1 from command where actor = $1 and conversation = $2 and client_id = $3",
                        command.actor(),
                        id.value(),
                        command.clientId())
                .isPresent();
    }

    private static Optional<Outcome> before(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select m.mac, (m.outcome->>'seq')::bigint as seq, " + PgLedger.row()
                                + " from command m join conversation on conversation.id = m.conversation"
                                + " where m.actor = $1 and m.conversation = $2 and m.client_id = $3",
                        command.actor(),
                        id.value(),
                        command.clientId())
                .map(row -> same(row.getString("mac"), command)
                        ? new Outcome.Repeated(PgLedger.conversation(row), row.getLong("seq"))
                        : new Outcome.IdReused());
    }

    private static boolean same(String stored, Command command) {
        return MessageDigest.isEqual(
                stored.getBytes(StandardCharsets.US_ASCII), command.mac().getBytes(StandardCharsets.US_ASCII));
    }

    /** Moves the row under its fence; empty where the fence does not hold. */
    private static Optional<Conversation> seize(
            Sql.Within within, String change, String fence, @Nullable Object... parameters) {
        return within.first(
                        "update conversation set " + change + " where " + fence + " returning " + PgLedger.row(),
                        parameters)
                .map(PgLedger::conversation);
    }

    private static Outcome written(
            Sql.Within within, Conversation after, Command command, Author author, EventBody body) {
        ConversationEvent event = append(within, after, after.lastSeq(), author, null, null, body);
        remember(within, after.id(), command, event.seq());
        return new Committed(after, List.of(event), null);
    }

    private Outcome done(Sql.Within within, ConversationId id, Command command, @Nullable Long seq) {
        remember(within, id, command, seq);
        Conversation now = within.first("select " + PgLedger.row() + " from conversation where id = $1", id.value())
                .map(PgLedger::conversation)
                .orElseThrow();
        return new Outcome.Repeated(now, seq);
    }

    private static void remember(Sql.Within within, ConversationId id, Command command, @Nullable Long seq) {
        within.run(
                "insert into command (actor, conversation, client_id, mac, outcome)"
                        + " values ($1, $2, $3, $4, jsonb_strip_nulls(jsonb_build_object('seq', $5::bigint)))",
                command.actor(),
                id.value(),
                command.clientId(),
                command.mac(),
                seq);
    }

    private static ConversationEvent append(
            Sql.Within within,
            Conversation after,
            long seq,
            Author author,
            @Nullable Command command,
            @Nullable Long turn,
            EventBody body) {
        UUID conversation = after.id().value();
        Row row = within.first(
                        "insert into event (conversation, seq, epoch, kind, author_kind, author_name, turn, sender, client_id, content_mac, body)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb) returning at",
                        conversation,
                        seq,
                        after.epoch(),
                        body.kind(),
                        author.kind().name(),
                        author.name(),
                        turn,
                        author.sender(),
                        command == null ? null : command.clientId(),
                        command == null ? null : command.mac(),
                        EventJson.write(body))
                .orElseThrow();
        return new ConversationEvent(
                after.id(),
                seq,
                PgLedger.instant(row, "at"),
                after.epoch(),
                author,
                command == null ? null : command.clientId(),
                turn,
                body);
    }

    /** After a unique violation: which command it was that came before. */
    private Optional<Outcome> repeated(Transition transition) {
        return switch (transition) {
            case Transition.Say say -> sql.transaction(within -> byId(within, say.conversation(), say.command()));
            case Transition.AgentSay say -> sql.transaction(within -> byId(within, say.conversation(), say.command()));
            case Transition.BeginTurn ignored -> Optional.empty();
            case Transition.BeginDraft ignored -> Optional.empty();
            case Transition.EndTurn ignored -> Optional.empty();
            case Transition.HandOff ignored -> Optional.empty();
            case Transition.AskForPerson ask -> again(ask.conversation(), ask.command());
            case Transition.Claim claim -> again(claim.conversation(), claim.command());
            case Transition.HandBack back -> again(back.conversation(), back.command());
            case Transition.Release release -> again(release.conversation(), release.command());
            case Transition.Close close -> again(close.conversation(), close.command());
            case Transition.Rate rate -> again(rate.conversation(), rate.command());
            case Transition.Feedback feedback -> again(feedback.conversation(), feedback.command());
            case Transition.Note note -> again(note.conversation(), note.command());
        };
    }

    private Optional<Outcome> again(ConversationId id, Command command) {
        return sql.transaction(within -> before(within, id, command));
    }

    private static Optional<Outcome> byId(Sql.Within within, ConversationId id, Command command) {
        return within.first(
                        "select seq, content_mac, " + PgLedger.row()
                                + " from conversation join (select conversation as of_conversation, seq, content_mac from event"
                                + " where conversation = $1 and sender = $2 and client_id = $3) e on e.of_conversation = id",
                        id.value(),
                        command.actor(),
                        command.clientId())
                .map(row -> same(row.getString("content_mac"), command)
                        ? new Outcome.Repeated(PgLedger.conversation(row), row.getLong("seq"))
                        : new Outcome.IdReused());
    }

    private Optional<Conversation> find(ConversationId id) {
        return sql.first("select " + PgLedger.row() + " from conversation where id = $1", id.value())
                .map(PgLedger::conversation);
    }

    private Outcome stale(ConversationId id) {
        return find(id).<Outcome>map(Outcome.Stale::new).orElseGet(Outcome.Unknown::new);
    }

    /** Rolls an agent's words back where their id was a command's before. */
    private static final class Reused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Reused() {
            super("the id was used with other content");
        }
    }

    /** Rolls a turn's end back where its write cannot be done. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super("the order changed, or the write was done before");
        }
    }
}
