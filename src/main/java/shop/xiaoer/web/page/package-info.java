/**
 * The files of the pages as they go out. {@link shop.xiaoer.web.page.Assets} reads them from the class path, where they lie
 * as they were written, and makes each of them ready once: {@link shop.xiaoer.web.page.Slim} leaves out what only its
 * writer needs, {@link shop.xiaoer.web.page.Bundle} puts the modules of the widget into one file with a map back to the
 * lines of its sources, and the whole is packed. Nothing of it is a step of the build: what a developer changes is what
 * the next start serves.
 */
@NullMarked
package shop.xiaoer.web.page;

import org.jspecify.annotations.NullMarked;
