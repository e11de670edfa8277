/**
 * The words themselves, and nothing of shops or conversations. {@link shop.xiaoer.text.Language} tells zh from en by the
 * prose; {@link shop.xiaoer.text.Normaliser} brings spellings to one; {@link shop.xiaoer.text.Words} cuts and stems;
 * {@link shop.xiaoer.text.Sentences} and {@link shop.xiaoer.text.Clauses} find where thoughts end;
 * {@link shop.xiaoer.text.PersonalData} finds what tells who
 * somebody is; {@link shop.xiaoer.text.Recent} remembers what was worked out for a text. Vectors are in {@link
 * shop.xiaoer.text.embed}.
 */
@NullMarked
package shop.xiaoer.text;

import org.jspecify.annotations.NullMarked;
