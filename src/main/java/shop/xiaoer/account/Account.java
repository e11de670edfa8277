package shop.xiaoer.account;

import shop.xiaoer.text.Language;

/** Somebody who works in the shop. {@code displayName} is what a shopper sees. */
public record Account(String name, Role role, Language language, String displayName, boolean demo) {}
