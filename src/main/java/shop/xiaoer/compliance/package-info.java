/**
 * What the law lets a broadcaster say. Takes text and context, never a segment, and owns {@link
 * shop.xiaoer.compliance.Finding}. The rules are data in {@code knowledge-base/compliance}.
 */
@NullMarked
package shop.xiaoer.compliance;

import org.jspecify.annotations.NullMarked;
