package shop.xiaoer.llm;

/** The names are those of {@code /health/ready}. None of them keeps the server from being up. */
public enum ModelState {
    /** No engine is configured. */
    off,
    /** Nobody answers at the engine's address, or the breaker is open. */
    unreachable,
    /** The engine answers and does not have the model. */
    modelMissing,
    /** The engine answers, its last first token came later than half of the deadline for it. */
    slow,
    up
}
