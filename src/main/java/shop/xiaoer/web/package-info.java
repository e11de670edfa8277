/**
 * The edge: sockets, routes and pages on Vert.x event loops. Parses, calls inward on a virtual thread, writes; holds no
 * rules. {@link shop.xiaoer.web.HttpServer} lists what is served: sockets, JSON over HTTP, streams of server-sent events
 * ({@link shop.xiaoer.web.EventStream}), pictures, and the shop as a model below {@code /v1/}.
 */
@NullMarked
package shop.xiaoer.web;

import org.jspecify.annotations.NullMarked;
