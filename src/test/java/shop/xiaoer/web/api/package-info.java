/**
 * The documents of the outside, OpenAPI and AsyncAPI, held against the code: {@link shop.xiaoer.web.api.ApiDocument}
 * checks an answer of HTTP, {@link shop.xiaoer.web.api.FrameDocument} a frame of a socket. Both name every field that is
 * missing, wrong or not written down.
 */
@NullMarked
package shop.xiaoer.web.api;

import org.jspecify.annotations.NullMarked;
