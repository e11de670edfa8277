/**
 * The edge: sockets, routes and pages on Vert.x event loops. Parses, calls inward on a virtual thread, writes; holds no
 * rules. {@link shop.xiaoer.web.HttpServer} lists what is served.
 */
@NullMarked
package shop.xiaoer.web;

import org.jspecify.annotations.NullMarked;
