package shop.xiaoer.broadcast;

import org.jspecify.annotations.Nullable;

/** What was left out of a script, and why. */
public record Removed(String text, String why, @Nullable String product) {}
