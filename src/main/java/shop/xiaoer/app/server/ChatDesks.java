package shop.xiaoer.app.server;

import java.time.Clock;
import java.util.function.Supplier;
import shop.xiaoer.answer.Answerer;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.catalog.Orders;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.Belonging;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.Handoffs;
import shop.xiaoer.desk.Signature;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.TurnRunner;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.desk.agent.FromOtherNodes;
import shop.xiaoer.desk.agent.Presence;
import shop.xiaoer.desk.agent.QueueKeeper;
import shop.xiaoer.desk.agent.QueueView;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.store.PgProofAttempts;
import shop.xiaoer.store.PgRoster;
import shop.xiaoer.store.PgTickets;
import shop.xiaoer.store.Sql;
import shop.xiaoer.text.WordTable;

/** The desks of chat, wired: what shoppers write and what answers them, the queue, and the people who serve it. */
record ChatDesks(
        EventFeed feed,
        TurnRunner turns,
        Presence presence,
        QueueView queue,
        QueueKeeper keeper,
        AgentDesk agents,
        ConversationDesk conversations) {

    /** They hear the other nodes from here on. */
    static ChatDesks of(
            Settings settings,
            Sql sql,
            ThisNode here,
            Ledger ledger,
            Orders orders,
            Answerer answerer,
            Front front,
            PgProofAttempts attempts,
            Attachments attachments,
            Signature signature,
            Supplier<DeskRules> rules,
            WordTable words,
            Starter tasks,
            Clock clock) {
        EventFeed feed = new EventFeed(ledger, tasks, here.lease());
        Presence presence = new Presence();
        Handoffs handoffs = new Handoffs(
                words,
                presence::online,
                () -> rules.get().hours().opens(clock.instant().atZone(settings.zone())));
        PgTickets tickets = new PgTickets(sql);
        PgRoster roster = new PgRoster(sql, here.id());
        QueueView queue = new QueueView(tickets, roster, presence, rules, settings.zone(), clock);
        Relay relay = new Relay();
        TurnRunner turns = new TurnRunner(
                ledger,
                feed,
                tasks,
                answerer,
                handoffs,
                relay,
                here.id(),
                settings.model().total(),
                clock);
        AgentDesk agents = new AgentDesk(
                ledger, tickets, queue, feed, turns, here.neighbours(), presence, tasks, signature, attachments, clock);
        relay.to(agents);
        here.bus().listen(new FromOtherNodes(here.id(), feed, turns, agents, here.neighbours(), tasks));
        return new ChatDesks(
                feed,
                turns,
                presence,
                queue,
                new QueueKeeper(tickets, roster, presence, queue, agents, settings.queue(), clock),
                agents,
                new ConversationDesk(
                        ledger,
                        feed,
                        turns,
                        here.neighbours(),
                        handoffs,
                        front,
                        new Belonging(ledger, orders, agents::joined),
                        attempts,
                        signature,
                        attachments,
                        words,
                        here.id()));
    }
}
