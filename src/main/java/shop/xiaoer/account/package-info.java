/**
 * Who works in the shop, and what each may do: {@link shop.xiaoer.account.Accounts} is the door, {@link
 * shop.xiaoer.account.Staff} the accounts as the merchant changes them, {@link shop.xiaoer.account.Abilities} what those
 * who serve can do, {@link shop.xiaoer.account.ApiKeys} how programs come in, {@link shop.xiaoer.account.AuditTrail} who
 * did what.
 */
@NullMarked
package shop.xiaoer.account;

import org.jspecify.annotations.NullMarked;
