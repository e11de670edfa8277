/** The house's floors, held by a test. */
@NullMarked
package shop.xiaoer.architecture;

import org.jspecify.annotations.NullMarked;
