package shop.xiaoer.conversation;

import org.jspecify.annotations.Nullable;

/** Where an answer comes from. */
public record Source(String id, String title, @Nullable String url) {}
