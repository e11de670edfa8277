/** What stands beside the code: the container files, held to what they promise. */
@NullMarked
package shop.xiaoer.deploy;

import org.jspecify.annotations.NullMarked;
