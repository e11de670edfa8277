/**
 * What the shop knows: one immutable {@link shop.xiaoer.knowledge.Snapshot} of articles, intents, goods, orders, rules and
 * personas, with a {@link shop.xiaoer.knowledge.Fault} by file and line for whatever could not be read. It also remembers
 * what each file gave ({@link shop.xiaoer.knowledge.FileState}, made of {@link shop.xiaoer.knowledge.Entry entries}), so
 * that a file that breaks later goes on serving what it gave before. The files are read by {@code knowledge.file}.
 */
@NullMarked
package shop.xiaoer.knowledge;

import org.jspecify.annotations.NullMarked;
