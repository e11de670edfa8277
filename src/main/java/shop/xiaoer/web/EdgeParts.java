package shop.xiaoer.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.account.Abilities;
import shop.xiaoer.account.Accounts;
import shop.xiaoer.account.ApiKeys;
import shop.xiaoer.account.AuditTrail;
import shop.xiaoer.account.Staff;
import shop.xiaoer.broadcast.driver.voice.Recital;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.connect.webhook.Deliverer;
import shop.xiaoer.connect.webhook.Webhooks;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.desk.ConversationDesk;
import shop.xiaoer.desk.EventFeed;
import shop.xiaoer.desk.SingleAnswers;
import shop.xiaoer.desk.Starter;
import shop.xiaoer.desk.agent.AgentAssist;
import shop.xiaoer.desk.agent.AgentDesk;
import shop.xiaoer.desk.agent.ReplyShelf;
import shop.xiaoer.desk.room.RoomDesk;
import shop.xiaoer.desk.script.PersonaFiles;
import shop.xiaoer.desk.script.Personas;
import shop.xiaoer.desk.script.ScriptDesk;
import shop.xiaoer.entrance.EntranceSwitches;
import shop.xiaoer.handoff.CannedReplies;
import shop.xiaoer.handoff.DeskRules;
import shop.xiaoer.handoff.DeskSettings;
import shop.xiaoer.handoff.ServiceReports;
import shop.xiaoer.handoff.Tags;
import shop.xiaoer.handoff.Talks;

/**
 * What the edge stands on.
 *
 * @param origins other sites whose pages may open sockets and call the API
 * @param limits whether frames and requests are counted
 * @param proxies whose word on where a request comes from is believed
 * @param deskFile hours and skills where the office says nothing
 * @param patience how long an answer may take, with some room
 */
public record EdgeParts(
        String host,
        int port,
        List<String> origins,
        boolean limits,
        TrustedProxies proxies,
        Duration patience,
        Buffer sessionKey,
        @Nullable String identitySecret,
        Starter starter,
        Ledger ledger,
        ConversationDesk conversations,
        Attachments attachments,
        SingleAnswers answers,
        AgentDesk agents,
        AgentAssist assist,
        CannedReplies replies,
        ReplyShelf shelf,
        Tags tags,
        Talks talks,
        EventFeed feed,
        Accounts accounts,
        Abilities abilities,
        AuditTrail trail,
        Staff staff,
        ApiKeys keys,
        DeskSettings desk,
        Supplier<DeskRules> deskFile,
        EntranceSwitches entrances,
        ServiceReports reports,
        Products products,
        ScriptDesk scripts,
        RoomDesk rooms,
        Recital recital,
        Webhooks webhooks,
        Deliverer deliverer,
        Personas personas,
        PersonaFiles personaFiles,
        Health health,
        PrometheusMeterRegistry metrics,
        Clock clock) {}
