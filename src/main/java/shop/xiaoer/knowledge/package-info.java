/**
 * What the shop knows. {@link shop.xiaoer.knowledge.KnowledgeFolder} fetches the files and notices changes; {@link
 * shop.xiaoer.knowledge.KnowledgeReader} turns them into one immutable {@link shop.xiaoer.knowledge.Snapshot}, with a
 * {@link shop.xiaoer.knowledge.Fault} by file and line for whatever cannot be read, and the last good state in its
 * place. The formats are described in {@code knowledge-base/README.md}.
 */
@NullMarked
package shop.xiaoer.knowledge;

import org.jspecify.annotations.NullMarked;
