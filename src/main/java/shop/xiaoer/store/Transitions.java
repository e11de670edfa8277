package shop.xiaoer.store;

import io.vertx.pgclient.PgException;
import java.util.Optional;
import shop.xiaoer.conversation.Outcome;
import shop.xiaoer.conversation.Transition;

/**
 * Each transition to the part of the store that does it. The order of locks is conversation, ticket, order; a transition
 * is one commit. Commands with an id of their client go through {@link Commands}; where two with one id came at the same
 * moment, the table's unique index lets one through and the other is told what the first did.
 */
final class Transitions {
    private final Commands commands;
    private final ShopperWords shopper;
    private final BotTurns turns;
    private final Takeover takeover;
    private final CallbackMoves callbacks;

    Transitions(Sql sql) {
        this.commands = new Commands(sql);
        this.shopper = new ShopperWords(sql);
        this.turns = new BotTurns(sql);
        this.takeover = new Takeover(sql);
        this.callbacks = new CallbackMoves(sql);
    }

    Outcome commit(Transition transition) {
        try {
            return switch (transition) {
                case Transition.Say say -> shopper.say(say);
                case Transition.BeginTurn begin -> turns.beginTurn(begin);
                case Transition.BeginDraft begin -> turns.beginDraft(begin);
                case Transition.EndTurn end -> turns.endTurn(end);
                case Transition.HandOff handOff -> turns.handOff(handOff);
                case Transition.AskForPerson ask ->
                    commands.once(ask.conversation(), ask.command(), within -> takeover.askForPerson(within, ask));
                case Transition.Claim claim ->
                    commands.once(claim.conversation(), claim.command(), within -> takeover.claim(within, claim));
                case Transition.AgentSay say -> takeover.agentSay(say);
                case Transition.BackToBot back -> takeover.backToBot(back);
                case Transition.HandBack back ->
                    commands.once(back.conversation(), back.command(), within -> takeover.handBack(within, back));
                case Transition.Release release ->
                    commands.once(
                            release.conversation(), release.command(), within -> takeover.release(within, release));
                case Transition.Desert desert ->
                    commands.once(desert.conversation(), desert.command(), within -> takeover.desert(within, desert));
                case Transition.LeaveContact leave -> callbacks.leaveContact(leave);
                case Transition.EndWait end ->
                    commands.once(end.conversation(), end.command(), within -> callbacks.endWait(within, end));
                case Transition.Called called ->
                    commands.once(called.conversation(), called.command(), within -> callbacks.called(within, called));
                case Transition.Close close ->
                    commands.once(close.conversation(), close.command(), within -> Closing.close(within, close));
                case Transition.Rate rate ->
                    commands.once(rate.conversation(), rate.command(), within -> Closing.rate(within, rate));
                case Transition.Feedback feedback ->
                    commands.once(
                            feedback.conversation(), feedback.command(), within -> Closing.feedback(within, feedback));
                case Transition.Watch watch ->
                    commands.once(watch.conversation(), watch.command(), within -> Oversight.watch(within, watch));
                case Transition.Whisper whisper ->
                    commands.once(
                            whisper.conversation(), whisper.command(), within -> Oversight.whisper(within, whisper));
                case Transition.Reassign move ->
                    commands.once(move.conversation(), move.command(), within -> Oversight.reassign(within, move));
                case Transition.Tag tag ->
                    commands.once(tag.conversation(), tag.command(), within -> takeover.tag(within, tag));
                case Transition.Note note ->
                    commands.once(note.conversation(), note.command(), within -> takeover.note(within, note));
            };
        } catch (PgException e) {
            if (!PgLedger.unique(e)) {
                throw e;
            }
            return repeated(transition).orElseThrow(() -> e);
        }
    }

    /** After a unique violation: which command it was that came before. */
    private Optional<Outcome> repeated(Transition transition) {
        return switch (transition) {
            case Transition.Say say -> commands.againWords(say.conversation(), say.command());
            case Transition.AgentSay say -> commands.againWords(say.conversation(), say.command());
            case Transition.BeginTurn ignored -> Optional.empty();
            case Transition.BeginDraft ignored -> Optional.empty();
            case Transition.EndTurn ignored -> Optional.empty();
            case Transition.HandOff ignored -> Optional.empty();
            case Transition.AskForPerson ask -> commands.again(ask.conversation(), ask.command());
            case Transition.Claim claim -> commands.again(claim.conversation(), claim.command());
            case Transition.BackToBot back -> commands.againWords(back.conversation(), back.command());
            case Transition.HandBack back -> commands.again(back.conversation(), back.command());
            case Transition.Release release -> commands.again(release.conversation(), release.command());
            case Transition.Desert desert -> commands.again(desert.conversation(), desert.command());
            case Transition.LeaveContact leave -> commands.againWords(leave.conversation(), leave.command());
            case Transition.EndWait end -> commands.again(end.conversation(), end.command());
            case Transition.Called called -> commands.again(called.conversation(), called.command());
            case Transition.Close close -> commands.again(close.conversation(), close.command());
            case Transition.Rate rate -> commands.again(rate.conversation(), rate.command());
            case Transition.Feedback feedback -> commands.again(feedback.conversation(), feedback.command());
            case Transition.Watch watch -> commands.again(watch.conversation(), watch.command());
            case Transition.Whisper whisper -> commands.again(whisper.conversation(), whisper.command());
            case Transition.Reassign move -> commands.again(move.conversation(), move.command());
            case Transition.Tag tag -> commands.again(tag.conversation(), tag.command());
            case Transition.Note note -> commands.again(note.conversation(), note.command());
        };
    }
}
