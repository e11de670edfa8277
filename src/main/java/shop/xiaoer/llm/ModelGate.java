package shop.xiaoer.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import shop.xiaoer.llm.GatedGeneration.Phase;
import shop.xiaoer.llm.ModelEngine.End;
import shop.xiaoer.llm.ModelEngine.Sight;

/**
 * The one gate in front of an engine: lanes, a bounded queue, deadlines, a circuit breaker and a watch. Whatever the
 * engine does, a generation ends once and in time.
 *
 * <p>A chat turn that finds all places taken takes the place of the youngest running campaign or script, which ends as
 * preempted and may be started again. What is decided is decided under one lock; engine and listeners are called
 * outside of it, on the thread of the event loop, the timers or the caller, never on one of the gate's own.
 */
public final class ModelGate implements LanguageModel, AutoCloseable {
    /** No token of any model that we know is longer on average; a reply beyond it is garbage without an end. */
    private static final int CHARACTERS_PER_TOKEN = 32;

    private final ModelSettings settings;
    private final ModelEngine engine;
    private final Timers timers;
    private final ModelWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Lanes<GatedGeneration> lanes;
    private final Breaker breaker;
    private Duration lastFirstToken = Duration.ZERO;
    private Optional<String> lastFault = Optional.empty();
    private boolean closed;

    /** Starts to look at the engine at once, and then every few seconds. */
    public ModelGate(ModelSettings settings, ModelEngine engine, Timers timers) {
        this.settings = settings;
        this.engine = engine;
        this.timers = timers;
        this.lanes = new Lanes<>(settings.parallel(), settings.queue());
        this.breaker = new Breaker(settings.breakerFaults(), settings.breakerWindow(), settings.breakerRetry());
        this.watch = new ModelWatch(engine, timers);
        watch.start();
    }

    @Override
    public Generation start(ModelRequest request, ModelListener listener) {
        Instant now = timers.now();
        Instant ours = now.plus(settings.total());
        Instant deadline = request.deadline().isBefore(ours) ? request.deadline() : ours;
        GatedGeneration generation = new GatedGeneration(request, listener, now, deadline);
        step(deeds -> refusal(generation)
                .ifPresentOrElse(reply -> end(generation, reply, deeds), () -> enter(generation, deeds)));
        return () -> step(deeds -> end(generation, new ModelReply.Cancelled(false), deeds));
    }

    @Override
    public ModelState state() {
        lock.lock();
        try {
            if (!breaker.isClosed()) {
                return ModelState.unreachable;
            }
            return switch (watch.sight()) {
                case Sight.Unseen() -> ModelState.unreachable;
                case Sight.Away away -> ModelState.unreachable;
                case Sight.Missing missing -> ModelState.modelMissing;
                case Sight.Ready() -> isSlow() ? ModelState.slow : ModelState.up;
            };
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return engine.name();
    }

    /** State, last fault and mend, as last seen; for {@code doctor} and {@code /health/ready}. */
    public ModelDescription describe() {
        Sight sight = watch.sight();
        ModelState state = state();
        lock.lock();
        try {
            return ModelDescription.of(settings, engine, state, sight, lastFault);
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the engine now, and describes what it saw. */
    public CompletionStage<ModelDescription> look() {
        return watch.look().thenApply(sight -> describe());
    }

    /** How many wait and run. */
    public Load load() {
        lock.lock();
        try {
            return new Load(settings.parallel(), lanes.runningCount(), lanes.waitingCount());
        } finally {
            lock.unlock();
        }
    }

    /** What {@code /metrics} shows of the gate. */
    public record Load(int places, int running, int waiting) {}

    /** Cancels all that waits and runs, and stops the watch. What is started later ends at once as unreachable. */
    @Override
    public void close() {
        watch.close();
        step(deeds -> {
            closed = true;
            List<GatedGeneration> all = new ArrayList<>(lanes.waiting());
            all.addAll(lanes.running());
            all.forEach(one -> end(one, new ModelReply.Cancelled(false), deeds));
        });
    }

    /** Why a request may not enter, decided under the lock. */
    private Optional<ModelReply> refusal(GatedGeneration generation) {
        if (closed) {
            return Optional.of(new ModelReply.Unreachable(ModelState.off, "the gate is closed"));
        }
        if (!generation.deadline.isAfter(generation.started)) {
            return Optional.of(new ModelReply.TimedOut(ModelReply.Stage.queue));
        }
        return switch (watch.sight()) {
            case Sight.Missing missing ->
                Optional.of(new ModelReply.Unreachable(ModelState.modelMissing, missing.detail()));
            case Sight.Away away -> Optional.of(new ModelReply.Unreachable(ModelState.unreachable, away.detail()));
            case Sight.Ready() -> refusalByBreaker(generation);
            case Sight.Unseen() -> refusalByBreaker(generation);
        };
    }

    private Optional<ModelReply> refusalByBreaker(GatedGeneration generation) {
        boolean tries = !breaker.isClosed();
        if (!breaker.admits(generation.started)) {
            return Optional.of(open());
        }
        generation.tries = tries;
        return Optional.empty();
    }

    private ModelReply open() {
        return new ModelReply.Unreachable(
                ModelState.unreachable, "the breaker is open after: " + lastFault.orElse("faults"));
    }

    private void enter(GatedGeneration generation, List<Runnable> deeds) {
        Optional<GatedGeneration> gone = lanes.enter(generation.request.lane(), generation);
        gone.ifPresent(one -> end(one, new ModelReply.Overloaded(), deeds));
        if (generation.phase == Phase.QUEUED) {
            arm(generation);
        }
    }

    /** Takes a decision under the lock, lets whoever may run now run, and then does what was decided. */
    private void step(Consumer<List<Runnable>> decision) {
        List<Runnable> deeds = new ArrayList<>();
        lock.lock();
        try {
            decision.accept(deeds);
            fill(deeds);
        } finally {
            lock.unlock();
        }
        deeds.forEach(Runnable::run);
    }

    private void fill(List<Runnable> deeds) {
        while (true) {
            Optional<GatedGeneration> next = lanes.next();
            if (next.isPresent()) {
                begin(next.get(), deeds);
                continue;
            }
            Optional<GatedGeneration> gives = lanes.givesWay();
            if (gives.isEmpty()) {
                return;
            }
            end(gives.get(), new ModelReply.Cancelled(true), deeds);
        }
    }

    private void begin(GatedGeneration generation, List<Runnable> deeds) {
        generation.phase = Phase.RUNNING;
        generation.sent = timers.now();
        arm(generation);
        deeds.add(() -> send(generation));
    }

    private void send(GatedGeneration generation) {
        Generation call = engine.send(generation.request, new ModelEngine.Listener() {
            @Override
            public void text(String delta) {
                step(deeds -> heard(generation, delta, deeds));
            }

            @Override
            public void end(End end) {
                step(deeds -> ended(generation, end, deeds));
            }
        });
        step(deeds -> {
            generation.call = call;
            if (generation.phase == Phase.ENDED) {
                deeds.add(call::cancel);
            }
        });
    }

    private void heard(GatedGeneration generation, String delta, List<Runnable> deeds) {
        if (generation.phase != Phase.RUNNING) {
            return;
        }
        Instant now = timers.now();
        generation.lastText = now;
        generation.text.append(delta);
        if (generation.text.length() > CHARACTERS_PER_TOKEN * (generation.request.maxTokens() + 16)) {
            end(generation, new ModelReply.Refused("more text than was asked for"), deeds);
            return;
        }
        if (generation.firstText == null) {
            generation.firstText = now;
            lastFirstToken = Duration.between(generation.sent == null ? now : generation.sent, now);
            arm(generation); // The first text brings the next deadline nearer; all later ones only move it away.
        }
        generation.postText(delta);
        deeds.add(generation.mailbox::drain);
    }

    private void ended(GatedGeneration generation, End end, List<Runnable> deeds) {
        end(generation, reply(generation, end), deeds);
    }

    private ModelReply reply(GatedGeneration generation, End end) {
        return switch (end) {
            case End.Done done ->
                generation.text.toString().isBlank()
                        ? new ModelReply.Refused("an empty completion")
                        : generation.answered(done, timers.now());
            case End.Broken broken -> new ModelReply.Refused(broken.detail());
            case End.Away away -> {
                watch.saw(away);
                yield new ModelReply.Unreachable(ModelState.unreachable, away.detail());
            }
            case End.Missing missing -> {
                watch.saw(missing);
                yield new ModelReply.Unreachable(ModelState.modelMissing, missing.detail());
            }
        };
    }

    /** Sets the alarm to what is due next. An alarm that rings early, because a text came, is set anew. */
    private void arm(GatedGeneration generation) {
        if (generation.alarm != null) {
            generation.alarm.cancel();
        }
        Duration left = Duration.between(timers.now(), generation.due(settings).at());
        generation.alarm =
                timers.after(left.isNegative() ? Duration.ZERO : left, () -> step(deeds -> rung(generation, deeds)));
    }

    private void rung(GatedGeneration generation, List<Runnable> deeds) {
        if (generation.phase == Phase.ENDED) {
            return;
        }
        GatedGeneration.Due due = generation.due(settings);
        if (due.at().isAfter(timers.now())) {
            arm(generation);
            return;
        }
        if (due.stage() == ModelReply.Stage.firstToken) {
            lastFirstToken = settings.firstToken();
        }
        end(generation, new ModelReply.TimedOut(due.stage()), deeds);
    }

    private void end(GatedGeneration generation, ModelReply reply, List<Runnable> deeds) {
        if (generation.phase == Phase.ENDED) {
            return;
        }
        boolean ran = generation.phase == Phase.RUNNING;
        generation.phase = Phase.ENDED;
        lanes.leave(generation);
        if (generation.alarm != null) {
            generation.alarm.cancel();
        }
        if (generation.call != null && !(reply instanceof ModelReply.Answered)) {
            deeds.add(generation.call::cancel);
        }
        generation.postEnd(reply);
        deeds.add(generation.mailbox::drain);
        if (ran || generation.tries) {
            account(generation, reply, deeds);
        }
    }

    private void account(GatedGeneration generation, ModelReply reply, List<Runnable> deeds) {
        Instant now = timers.now();
        Optional<String> fault = fault(reply);
        fault.ifPresent(detail -> lastFault = Optional.of(detail));
        if (reply instanceof ModelReply.Answered) {
            breaker.done(generation.tries);
        } else if (fault.isEmpty()) {
            breaker.undecided(now, generation.tries);
        } else if (breaker.fault(now, generation.tries)) {
            lanes.waiting().forEach(one -> end(one, open(), deeds));
        }
    }

    /** What the engine is to blame for; a cancel, a full queue and a long reply are not. */
    private static Optional<String> fault(ModelReply reply) {
        return switch (reply) {
            case ModelReply.Refused refused -> Optional.of(refused.detail());
            case ModelReply.Unreachable unreachable -> Optional.of(unreachable.detail());
            case ModelReply.TimedOut(ModelReply.Stage stage) ->
                switch (stage) {
                    case firstToken -> Optional.of("no first token in time");
                    case stall -> Optional.of("a stall between two tokens");
                    case queue, total -> Optional.empty();
                };
            case ModelReply.Answered answered -> Optional.empty();
            case ModelReply.Overloaded overloaded -> Optional.empty();
            case ModelReply.Cancelled cancelled -> Optional.empty();
        };
    }

    private boolean isSlow() {
        return lastFirstToken.compareTo(settings.firstToken().dividedBy(2)) > 0;
    }
}
