package shop.xiaoer.broadcast.script;

import shop.xiaoer.broadcast.Script;
import shop.xiaoer.llm.ModelState;

/** How the writing of a script ended. */
public sealed interface ScriptOutcome {
    /** A draft. */
    record Written(Script script) implements ScriptOutcome {}

    record Cancelled() implements ScriptOutcome {}

    /** The model was asked for by name and is not there; nothing was written. */
    record ModelUnavailable(ModelState state) implements ScriptOutcome {}

    /** The facts do not carry so many words, or none of the products exists. */
    record NotPossible(String why) implements ScriptOutcome {}
}
