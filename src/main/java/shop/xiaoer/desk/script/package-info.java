/**
 * Scripts in motion: {@link shop.xiaoer.desk.script.WritersRoom} has them written, {@link shop.xiaoer.desk.script.ScriptShelf} holds what was written as it
 * is now, {@link shop.xiaoer.desk.script.OtherWords} has parts of it written anew, {@link shop.xiaoer.desk.script.ReviewedExports} makes files of it.
 * {@link shop.xiaoer.desk.script.ScriptDesk} holds them together with review and archive; {@link
 * shop.xiaoer.desk.script.Personas} are the hosts in whose manner it is written. Everything blocks and runs on virtual threads.
 */
@NullMarked
package shop.xiaoer.desk.script;

import org.jspecify.annotations.NullMarked;
