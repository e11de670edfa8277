/**
 * What the model writes, behind the guards. A reply is written by {@link shop.xiaoer.answer.model.ModelGenerator}: what it is
 * given in {@code PromptMaterial}, what of the talk in {@code Memory}, personal data masked and put back in {@code Masking},
 * one request in {@code Exchange}, shown while it comes in {@code StreamedReply}, written anew once in {@code
 * RepairedReply}, its marks of sources read in {@code CitedReply}, its end in {@code Outcomes}. {@link
 * shop.xiaoer.answer.model.SilentGenerator} stands where there is no model. For the people who serve, {@link
 * shop.xiaoer.answer.model.Summarizer} says what a talk was about and {@link shop.xiaoer.answer.model.Translator} says it in
 * their language. Knows the port {@link shop.xiaoer.answer.Generator}, and nothing of the way to it.
 */
@NullMarked
package shop.xiaoer.answer.model;

import org.jspecify.annotations.NullMarked;
