package shop.xiaoer.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.xiaoer.llm.ModelEngine.End;
import shop.xiaoer.llm.ModelEngine.Sight;
import shop.xiaoer.llm.ModelReply.Stage;
import shop.xiaoer.llm.ModelRequest.Lane;
import shop.xiaoer.llm.testing.Heard;
import shop.xiaoer.llm.testing.HeldTimers;
import shop.xiaoer.llm.testing.Requests;
import shop.xiaoer.llm.testing.ScriptedEngine;

/** The gate's own rules, on a clock held in hand. */
class ModelGateTest {
    private static final List<Lane> LANES = List.of(Lane.values());

    private final HeldTimers timers = new HeldTimers();
    private final ScriptedEngine engine = new ScriptedEngine();
    private ModelGate gate = gate(4, 64);

    private ModelGate gate(int parallel, int queue) {
        ModelSettings settings = ModelSettings.of(
                        ModelSettings.Engine.ollama, URI.create("http://127.0.0.1:11434"), "tiny")
                .withParallel(parallel, queue);
        return new ModelGate(settings, engine, timers);
    }

    private record Started(Generation generation, Heard heard) {}

    private Started start(Lane lane) {
        return start(lane, Duration.ofMinutes(5));
    }

    private Started start(Lane lane, Duration within) {
        Heard heard = new Heard();
        return new Started(gate.start(Requests.in(lane, timers.now().plus(within)), heard), heard);
    }

    private void fault() {
        start(Lane.chat);
        engine.calls().getLast().end(new End.Broken("500: died"));
    }

    @Test
    void lanes_are_served_in_their_order() {
        gate = gate(1, 64);
        Started first = start(Lane.liveQuestion);
        start(Lane.campaign);
        start(Lane.script);
        start(Lane.liveQuestion);
        start(Lane.chat);
        List<Lane> order = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            order.add(engine.call(n).request().lane());
            engine.call(n).text("x");
            engine.call(n).done();
        }
        assertThat(first.heard().end()).get().isInstanceOf(ModelReply.Answered.class);
        assertThat(order).containsExactly(Lane.liveQuestion, Lane.chat, Lane.liveQuestion, Lane.script, Lane.campaign);
    }

    @Test
    void one_place_is_kept_for_chat() {
        for (int n = 0; n < 6; n++) {
            start(Lane.script);
        }
        assertThat(engine.calls()).hasSize(3);
        start(Lane.chat);
        assertThat(engine.calls()).hasSize(4);
        assertThat(gate.load()).isEqualTo(new ModelGate.Load(4, 4, 3));
    }

    @Test
    void a_waiting_chat_takes_the_place_of_the_youngest_batch() {
        start(Lane.campaign);
        Started older = start(Lane.script);
        Started younger = start(Lane.script);
        start(Lane.chat);
        start(Lane.chat);
        start(Lane.chat);
        assertThat(younger.heard().end()).contains(new ModelReply.Cancelled(true));
        assertThat(engine.call(1).isCancelled()).as("campaigns go first").isTrue();
        assertThat(engine.call(3).isCancelled()).isTrue();
        assertThat(older.heard().end()).isEmpty();
        assertThat(engine.calls()).hasSize(6);
    }

    @Test
    void a_live_question_is_never_cut_for_a_chat() {
        gate = gate(1, 64);
        Started live = start(Lane.liveQuestion);
        start(Lane.chat);
        assertThat(live.heard().end()).isEmpty();
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void a_full_queue_is_overloaded_and_a_batch_cannot_shut_chat_out() {
        gate = gate(1, 2);
        Started running = start(Lane.liveQuestion);
        Started waiting = start(Lane.script);
        Started youngest = start(Lane.script);
        Started late = start(Lane.script);
        assertThat(late.heard().end()).contains(new ModelReply.Overloaded());
        start(Lane.chat);
        assertThat(youngest.heard().end()).contains(new ModelReply.Overloaded());
        assertThat(waiting.heard().end()).isEmpty();
        assertThat(running.heard().end()).isEmpty();
    }

    @Test
    void the_deadline_holds_in_the_queue_too() {
        gate = gate(1, 64);
        start(Lane.liveQuestion);
        Started waiting = start(Lane.chat, Duration.ofSeconds(3));
        timers.pass(Duration.ofSeconds(3));
        assertThat(waiting.heard().end()).contains(new ModelReply.TimedOut(Stage.queue));
        assertThat(start(Lane.chat, Duration.ZERO).heard().end()).contains(new ModelReply.TimedOut(Stage.queue));
        assertThat(engine.calls()).hasSize(1);
    }

    @Test
    void a_stream_that_stops_is_cut_at_the_engine() {
        Started chat = start(Lane.chat);
        timers.pass(Duration.ofSeconds(19));
        engine.call(1).text("one");
        timers.pass(Duration.ofMillis(4_900));
        engine.call(1).text("two");
        timers.pass(Duration.ofMillis(4_900));
        assertThat(chat.heard().end()).isEmpty();
        timers.pass(Duration.ofMillis(100));
        assertThat(chat.heard().end()).contains(new ModelReply.TimedOut(Stage.stall));
        assertThat(engine.call(1).isCancelled()).isTrue();
        engine.call(1).text("three");
        engine.call(1).done();
        chat.heard().check();
        assertThat(chat.heard().text()).isEqualTo("onetwo");
    }

    @Test
    void a_reply_that_goes_on_and_on_ends_with_the_whole_deadline() {
        Started chat = start(Lane.chat);
        for (int second = 0; second < 59; second++) {
            engine.call(1).text("x");
            timers.pass(Duration.ofSeconds(1));
        }
        assertThat(chat.heard().end()).isEmpty();
        timers.pass(Duration.ofSeconds(1));
        assertThat(chat.heard().end()).contains(new ModelReply.TimedOut(Stage.total));
        assertThat(engine.call(1).isCancelled()).isTrue();
    }

    @Test
    void a_reply_far_longer_than_asked_for_is_garbage() {
        Started chat = start(Lane.chat);
        for (int n = 0; n < 100; n++) {
            engine.call(1).text("x".repeat(100));
        }
        assertThat(chat.heard().end()).get().isInstanceOf(ModelReply.Refused.class);
        assertThat(engine.call(1).isCancelled()).isTrue();
    }

    @Test
    void the_times_of_an_answer_add_up() {
        gate = gate(1, 64);
        start(Lane.liveQuestion);
        Started chat = start(Lane.chat);
        timers.pass(Duration.ofSeconds(2));
        engine.call(1).text("x");
        engine.call(1).done();
        timers.pass(Duration.ofSeconds(1));
        engine.call(2).text("yes");
        timers.pass(Duration.ofSeconds(1));
        engine.call(2).done();
        assertThat(chat.heard().end()).get().isInstanceOfSatisfying(ModelReply.Answered.class, reply -> {
            assertThat(reply.queued()).isEqualTo(Duration.ofSeconds(2));
            assertThat(reply.firstToken()).isEqualTo(Duration.ofSeconds(1));
            assertThat(reply.total()).isEqualTo(Duration.ofSeconds(4));
        });
    }

    @Test
    void five_faults_in_thirty_seconds_open_the_breaker_and_one_request_tries_again() {
        for (int n = 0; n < 4; n++) {
            fault();
        }
        assertThat(gate.state()).isEqualTo(ModelState.up);
        fault();
        assertThat(gate.state()).isEqualTo(ModelState.unreachable);
        assertThat(start(Lane.chat).heard().end()).get().isInstanceOf(ModelReply.Unreachable.class);
        assertThat(engine.calls()).hasSize(5);

        timers.pass(Duration.ofSeconds(10));
        Started tries = start(Lane.chat);
        assertThat(start(Lane.chat).heard().end()).get().isInstanceOf(ModelReply.Unreachable.class);
        assertThat(engine.calls()).hasSize(6);
        engine.call(6).text("back");
        engine.call(6).done();
        assertThat(tries.heard().end()).get().isInstanceOf(ModelReply.Answered.class);
        assertThat(gate.state()).isEqualTo(ModelState.up);
        start(Lane.chat);
        assertThat(engine.calls()).hasSize(7);
    }

    @Test
    void a_try_that_fails_opens_it_anew_and_a_try_that_is_cancelled_lets_the_next_one_try() {
        for (int n = 0; n < 5; n++) {
            fault();
        }
        timers.pass(Duration.ofSeconds(10));
        fault();
        timers.pass(Duration.ofSeconds(9));
        assertThat(start(Lane.chat).heard().end()).isPresent();
        timers.pass(Duration.ofSeconds(1));
        start(Lane.chat).generation().cancel();
        assertThat(start(Lane.chat).heard().end()).isEmpty();
        assertThat(engine.calls()).hasSize(8);
    }

    @Test
    void faults_far_apart_open_nothing() {
        for (int n = 0; n < 12; n++) {
            fault();
            timers.pass(Duration.ofSeconds(8));
        }
        assertThat(gate.state()).isEqualTo(ModelState.up);
    }

    @Test
    void an_opening_breaker_ends_those_who_wait() {
        gate = gate(1, 64);
        List<Started> started = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            started.add(start(Lane.chat));
        }
        for (int n = 1; n <= 5; n++) {
            engine.call(n).end(new End.Broken("out of memory"));
        }
        assertThat(engine.calls()).hasSize(5);
        assertThat(started.getLast().heard().end())
                .get()
                .isInstanceOfSatisfying(
                        ModelReply.Unreachable.class,
                        away -> assertThat(away.detail()).contains("out of memory"));
    }

    @Test
    void cancels_full_queues_and_long_replies_are_no_faults_of_the_engine() {
        gate = gate(1, 0);
        for (int n = 0; n < 10; n++) {
            Started running = start(Lane.liveQuestion);
            assertThat(start(Lane.script).heard().end()).contains(new ModelReply.Overloaded());
            running.generation().cancel();
        }
        assertThat(gate.state()).isEqualTo(ModelState.up);
    }

    @Test
    void the_watch_sees_the_engine_go_and_come_back() {
        assertThat(gate.state()).isEqualTo(ModelState.up);
        engine.shows(new Sight.Away("refused"));
        timers.pass(Duration.ofSeconds(3));
        assertThat(gate.state()).as("one miss is none").isEqualTo(ModelState.up);
        timers.pass(Duration.ofSeconds(1));
        assertThat(gate.state()).isEqualTo(ModelState.unreachable);
        assertThat(start(Lane.chat).heard().end())
                .contains(new ModelReply.Unreachable(ModelState.unreachable, "refused"));
        engine.shows(new Sight.Missing("no model tiny"));
        timers.pass(Duration.ofSeconds(3));
        assertThat(gate.describe().state()).isEqualTo(ModelState.modelMissing);
        assertThat(gate.describe().mend()).contains("pull it");
        engine.shows(new Sight.Ready());
        timers.pass(Duration.ofSeconds(3));
        assertThat(gate.state()).isEqualTo(ModelState.up);
        assertThat(engine.calls()).isEmpty();
    }

    @Test
    void a_late_first_token_is_slow_until_a_quick_one() {
        start(Lane.chat);
        timers.pass(Duration.ofSeconds(12));
        engine.call(1).text("x");
        assertThat(gate.state()).isEqualTo(ModelState.slow);
        start(Lane.chat);
        engine.call(2).text("x");
        assertThat(gate.state()).isEqualTo(ModelState.up);
    }

    @Test
    void closing_ends_all_and_lets_nobody_in() {
        gate = gate(1, 64);
        Started running = start(Lane.chat);
        Started waiting = start(Lane.chat);
        gate.close();
        assertThat(running.heard().end()).contains(new ModelReply.Cancelled(false));
        assertThat(waiting.heard().end()).contains(new ModelReply.Cancelled(false));
        assertThat(engine.call(1).isCancelled()).isTrue();
        assertThat(start(Lane.chat).heard().end()).get().isInstanceOf(ModelReply.Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 77, 4096})
    void whatever_happens_each_ends_once_and_no_more_run_than_may(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        gate = gate(1 + random.nextInt(4), random.nextInt(6));
        List<Started> all = new ArrayList<>();
        for (int move = 0; move < 3_000; move++) {
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    all.add(start(LANES.get(random.nextInt(LANES.size())), Duration.ofSeconds(random.nextInt(90))));
                case 2 -> pick(random).text("x");
                case 3 -> {
                    ScriptedEngine.Call call = pick(random);
                    call.end(
                            random.nextInt(4) == 0
                                    ? new End.Broken("bad")
                                    : new End.Done(1, java.util.OptionalDouble.empty(), false));
                }
                case 4 -> timers.pass(Duration.ofMillis(random.nextInt(4_000)));
                case 5 ->
                    all.get(random.nextInt(Math.max(1, all.size())))
                            .generation()
                            .cancel();
                default -> throw new AssertionError();
            }
            assertThat(gate.load().running()).isLessThanOrEqualTo(gate.load().places());
            if (all.isEmpty()) {
                all.add(start(Lane.chat));
            }
        }
        timers.pass(Duration.ofMinutes(2));
        all.forEach(one -> assertThat(one.heard().end()).isPresent());
        assertThat(gate.load().running()).isZero();
        assertThat(gate.load().waiting()).isZero();
    }

    private ScriptedEngine.Call pick(Random random) {
        if (engine.calls().isEmpty()) {
            start(Lane.chat, Duration.ofSeconds(90));
        }
        int last = engine.calls().size();
        return engine.call(Math.max(1, last - random.nextInt(5)));
    }
}
