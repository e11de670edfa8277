/**
 * From files to a {@link shop.xiaoer.knowledge.Snapshot}. {@link shop.xiaoer.knowledge.file.KnowledgeFolder} fetches the
 * files and notices changes; {@link shop.xiaoer.knowledge.file.KnowledgeReader} reads each by its kind ({@code ArticleFile},
 * {@code IntentFile}, {@code ProductFile}, {@code OrderFile}, {@code HoursFile}, {@code ShopFiles}) through {@code YamlPart},
 * which knows the line of everything, into a {@code Reading}, which gathers what is wrong; {@code Assembly} then looks at
 * all files together. {@link shop.xiaoer.knowledge.file.PersonaFile} writes a persona back into a file of its own. The
 * formats are described in {@code knowledge-base/README.md}.
 */
@NullMarked
package shop.xiaoer.knowledge.file;

import org.jspecify.annotations.NullMarked;
