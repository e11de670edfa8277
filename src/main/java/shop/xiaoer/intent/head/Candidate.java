package shop.xiaoer.intent.head;

/** An intent that may be meant. {@code score} is a probability by the examples, 0 to 1. */
public record Candidate(String intent, double score) {}
