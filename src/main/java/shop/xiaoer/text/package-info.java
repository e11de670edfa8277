/**
 * The words themselves: which language a text is in, how it is normalised for matching, cut into sentences and
 * clauses, and analysed for search. Nothing here knows of shops or conversations.
 */
@NullMarked
package shop.xiaoer.text;

import org.jspecify.annotations.NullMarked;
