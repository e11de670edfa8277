/**
 * Who may come in, in PostgreSQL. {@link shop.xiaoer.store.account.PgAccounts} is the door and its sessions: {@code Argon}
 * hashes the passwords, {@code LoginAttempts} counts the wrong ones. {@link shop.xiaoer.store.account.PgStaff} is the same
 * accounts as the merchant changes them, {@link shop.xiaoer.store.account.PgAbilities} what each can do, {@link
 * shop.xiaoer.store.account.PgApiKeys} the programs, {@link shop.xiaoer.store.account.PgAuditTrail} shows what all of them
 * and the other rooms wrote down of themselves.
 */
@NullMarked
package shop.xiaoer.store.account;

import org.jspecify.annotations.NullMarked;
