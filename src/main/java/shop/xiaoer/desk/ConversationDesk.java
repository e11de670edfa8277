package shop.xiaoer.desk;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.Attachments;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.Conversation;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.ConversationId;
import shop.xiaoer.conversation.EventBody.Said;
import shop.xiaoer.conversation.HandoffReason;
import shop.xiaoer.conversation.Ledger;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;
import shop.xiaoer.conversation.Transition.Command;
import shop.xiaoer.entrance.ProofAttempts;
import shop.xiaoer.node.Note;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/** The shopper's side of the desk. Every method blocks and is called on a virtual thread. */
public final class ConversationDesk {
    private static final String SHOPPER = "shopper";
    /** Over that many events behind, the newest are sent and the rest is read by GET. */
    private static final int SNAPSHOT = 200;

    private static final int LONGEST_CONTACT = 200;

    private final Ledger ledger;
    private final EventFeed feed;
    private final TurnRunner turns;
    private final Neighbours neighbours;
    private final Handoffs handoffs;
    private final ShopFront front;
    private final Belonging belonging;
    private final Offers offers;
    private final ProofAttempts proofs;
    private final Signature signature;
    private final Attached attached;
    private final WordTable words;
    private final UUID node;
    private final SecureRandom random = new SecureRandom();

    public ConversationDesk(
            Ledger ledger,
            EventFeed feed,
            TurnRunner turns,
            Neighbours neighbours,
            Handoffs handoffs,
            ShopFront front,
            Belonging belonging,
            ProofAttempts proofs,
            Signature signature,
            Attachments attachments,
            WordTable words,
            UUID node) {
        this.ledger = ledger;
        this.feed = feed;
        this.turns = turns;
        this.neighbours = neighbours;
        this.handoffs = handoffs;
        this.front = front;
        this.belonging = belonging;
        this.offers = new Offers(front);
        this.proofs = proofs;
        this.signature = signature;
        this.attached = new Attached(attachments);
        this.words = words;
        this.node = node;
    }

    // ---- coming in -----------------------------------------------------------------------------------------------

    /** Opens a conversation, or comes back to one. {@code before} runs between the check and the snapshot. */
    public Hello.Answer hello(Hello hello, Consumer<ConversationId> before) {
        String claimed = hello.conversation();
        if (claimed == null) {
            return open(hello, before);
        }
        Optional<Conversation> row = find(claimed, hello.token());
        if (row.isEmpty()) {
            return new Hello.Answer.Refused("badToken");
        }
        ConversationId id = row.get().id();
        if (hello.identity() != null && !belonging.isOf(row.get(), hello.identity())) {
            return new Hello.Answer.Refused("badIdentity");
        }
        before.accept(id);
        return comeBack(hello, id, String.valueOf(hello.token()));
    }

    private Hello.Answer open(Hello hello, Consumer<ConversationId> before) {
        ConversationId id = ConversationId.next();
        byte[] raw = new byte[24];
        random.nextBytes(raw);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        if (!ledger.open(
                new Ledger.Opening(id, Signature.hash(token), hello.locale().tag(), hello.page(), hello.identity()))) {
            return new Hello.Answer.Refused("badIdentity");
        }
        before.accept(id);
        Ledger.Excerpt excerpt = ledger.excerpt(id, 0, SNAPSHOT).orElseThrow();
        return welcome(hello, excerpt, token, false);
    }

    private Hello.Answer comeBack(Hello hello, ConversationId id, String token) {
        long after = hello.lastSeq() == null ? 0 : hello.lastSeq();
        Ledger.Excerpt excerpt = ledger.excerpt(id, after, SNAPSHOT + 1).orElseThrow();
        long last = excerpt.conversation().lastSeq();
        boolean recovered = after <= last && last - after <= SNAPSHOT;
        if (!recovered) {
            excerpt = ledger.excerpt(id, 0, SNAPSHOT).orElseThrow();
        }
        return welcome(hello, excerpt, token, recovered);
    }

    private Hello.Answer welcome(Hello hello, Ledger.Excerpt excerpt, String token, boolean recovered) {
        List<ConversationEvent> events = excerpt.events();
        Long first = events.isEmpty() ? null : events.getFirst().seq();
        return new Hello.Answer.Welcome(
                excerpt.conversation(),
                token,
                recovered,
                first,
                events,
                front.entrances(hello.locale()),
                front.notice(hello.locale()),
                front.name(hello.locale()),
                front.zone().getId());
    }

    /** By whose clock the shop tells its times. */
    public ZoneId zone() {
        return front.zone();
    }

    /** The conversation where the token is its own; a wrong token and an unknown id look the same. */
    public Optional<Conversation> find(String id, @Nullable String token) {
        return token == null
                ? Optional.empty()
                : ConversationId.parse(id).flatMap(known -> ledger.find(known, Signature.hash(token)));
    }

    // ---- what a shopper does -------------------------------------------------------------------------------------

    /** @param pictures ids of pictures of this conversation */
    public Ending say(ConversationId id, String clientId, String text, List<String> pictures) {
        return say(id, clientId, text, pictures, durable -> {});
    }

    /** @param acknowledged hears that it is durable before anybody else is told of it: nothing stands between the two */
    public Ending say(
            ConversationId id,
            String clientId,
            String text,
            List<String> pictures,
            Consumer<Ending.Done> acknowledged) {
        Command command = command(clientId, Attached.content(text, pictures).toArray(String[]::new));
        return attached.refused(id, pictures)
                .orElseGet(() -> ended(
                        ledger.commit(new Transition.Say(id, command, Said.of(text, pictures), node)), acknowledged));
    }

    /** A button or a form, where {@link Offers} holds it for open. */
    public Ending choose(
            ConversationId id, String clientId, @Nullable Long seq, String option, Map<String, String> data) {
        Optional<Ledger.Excerpt> excerpt = ledger.excerpt(id, 0, SNAPSHOT);
        if (excerpt.isEmpty()) {
            return unknown();
        }
        Command command = command(clientId, "choose", String.valueOf(seq), option, new TreeMap<>(data).toString());
        Conversation row = excerpt.get().conversation();
        Optional<Offers.Choice> chosen = offers.choice(excerpt.get(), seq, option, data);
        if (chosen.isEmpty()) {
            return repeated(id, command, option)
                    .orElseGet(() -> new Ending.Problem("badField", "option: '" + option + "' is not open"));
        }
        Optional<Ending> wrong = attached.refused(id, chosen.get().photos());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (chosen.get().form() && data.containsKey("order") && proofs.exhausted(id, data.get("order"))) {
            return new Ending.Problem("tooManyAttempts", "too many wrong proofs in this conversation");
        }
        return commit(id, command, row, chosen.get(), option);
    }

    private Ending commit(ConversationId id, Command command, Conversation row, Offers.Choice chosen, String option) {
        Said said = new Said(
                chosen.label(),
                option,
                chosen.open().isEmpty() ? null : chosen.open(),
                chosen.photos().isEmpty() ? null : chosen.photos());
        if (option.equals(Handoffs.BACK_TO_BOT)) {
            return ended(ledger.commit(new Transition.BackToBot(id, command, row.epoch(), said)));
        }
        if (option.equals(Handoffs.LEAVE_CONTACT)) {
            return leaveContact(id, command, row, said, chosen.secret().getOrDefault(Handoffs.CONTACT, ""));
        }
        Outcome outcome = ledger.commit(new Transition.Say(id, command, said, node));
        if (outcome instanceof Outcome.Committed committed && !chosen.secret().isEmpty()) {
            turns.keep(id, committed.after().lastSeq(), chosen.secret());
        }
        return ended(outcome);
    }

    private Ending leaveContact(ConversationId id, Command command, Conversation row, Said said, String contact) {
        if (contact.isBlank() || contact.length() > LONGEST_CONTACT) {
            return new Ending.Problem("badField", "data: contact needs 1 to " + LONGEST_CONTACT + " characters");
        }
        return ended(ledger.commit(new Transition.LeaveContact(
                id, command, row.epoch(), said, handoffs.contactTaken(Language.of(row.locale())), contact)));
    }

    /** The same command again, after the offer was closed by its own first try. */
    private Optional<Ending> repeated(ConversationId id, Command command, String option) {
        return ledger.events(id, 0, Integer.MAX_VALUE).stream()
                .filter(event -> command.clientId().equals(event.clientId()))
                .findFirst()
                .map(event ->
                        ended(ledger.commit(new Transition.Say(id, command, new Said("", option, null, null), node))));
    }

    /** The door to a person, honoured in every state. */
    public Ending human(ConversationId id, String clientId) {
        Optional<Conversation> row = ledger.find(id);
        if (row.isEmpty()) {
            return unknown();
        }
        Language language = Language.of(row.get().locale());
        return ended(ledger.commit(new Transition.AskForPerson(
                id,
                command(clientId, "human"),
                handoffs.body(HandoffReason.shopperAsked, language),
                language,
                words.say(language, "summary.asked"))));
    }

    public Ending close(ConversationId id, String clientId) {
        return ended(ledger.commit(
                new Transition.Close(id, command(clientId, "close"), null, new Author(Author.Kind.shopper, SHOPPER))));
    }

    public Ending rate(ConversationId id, String clientId, int score, @Nullable String comment) {
        if (score < 1 || score > 5) {
            return new Ending.Problem("badField", "score: must be from 1 to 5");
        }
        return ended(ledger.commit(new Transition.Rate(
                id, command(clientId, "rate", String.valueOf(score), String.valueOf(comment)), score, comment)));
    }

    public Ending feedback(ConversationId id, String clientId, long seq, boolean helpful, @Nullable String comment) {
        Command command =
                command(clientId, "feedback", String.valueOf(seq), String.valueOf(helpful), String.valueOf(comment));
        Outcome outcome = ledger.commit(new Transition.Feedback(id, command, seq, helpful, comment));
        return outcome instanceof Outcome.Unknown
                ? new Ending.Problem("badField", "seq: " + seq + " is no answer of the bot")
                : ended(outcome);
    }

    public void typing(ConversationId id, boolean on) {
        Author shopper = new Author(Author.Kind.shopper, SHOPPER);
        feed.typing(id, shopper, on);
        neighbours.tell(new Note.Typing(id, shopper, on));
    }

    /** The shopper has read up to there. */
    public void seen(ConversationId id, long seq) {
        ledger.shopperRead(id, seq).ifPresent(mark -> {
            feed.seen(id, Author.Kind.shopper, mark);
            neighbours.tell(new Note.Seen(id, Author.Kind.shopper, mark));
        });
    }

    /** How far each side has read. */
    public Ledger.ReadMarks readMarks(ConversationId id) {
        return ledger.readMarks(id);
    }

    private Command command(String clientId, String... parts) {
        return new Command(SHOPPER, clientId, signature.of(List.of(parts)));
    }

    private Ending ended(Outcome outcome) {
        return ended(outcome, durable -> {});
    }

    private Ending ended(Outcome outcome, Consumer<Ending.Done> acknowledged) {
        return switch (outcome) {
            case Outcome.Committed committed -> {
                Ending.Done done = new Ending.Done(committed.events().getFirst().seq());
                acknowledged.accept(done);
                turns.overtaken(committed.after().id(), committed.after().turn());
                feed.publish(committed);
                turns.begun(committed);
                yield done;
            }
            case Outcome.Repeated repeated -> {
                Ending.Done done = new Ending.Done(repeated.seq());
                acknowledged.accept(done);
                feed.hint(repeated.now());
                yield done;
            }
            case Outcome.IdReused ignored -> new Ending.Problem("idReused", "id: was used with other content");
            case Outcome.Closed ignored -> new Ending.Problem("closed", "the conversation is closed");
            case Outcome.Stale ignored -> new Ending.Problem("staleEpoch", "the conversation moved on");
            case Outcome.AlreadyClaimed claimed -> new Ending.Problem("alreadyClaimed", claimed.agent());
            case Outcome.WriteRefused ignored -> new Ending.Problem("staleEpoch", "the order changed");
            case Outcome.Unknown ignored -> unknown();
        };
    }

    private static Ending unknown() {
        return new Ending.Problem("notFound", "no such conversation");
    }
}
