/**
 * The edge: sockets, routes and pages on Vert.x event loops. Parses, calls inward on a virtual thread, writes; holds no
 * rules. {@link shop.xiaoer.web.HttpServer} opens the port over its {@link shop.xiaoer.web.EdgeParts}. {@code RouteTable} lists what is served: JSON
 * over HTTP, streams of server-sent events ({@link shop.xiaoer.web.EventStream}), pictures, and the shop as a model below
 * {@code /v1/}; {@code Sockets} are the doors of chats, agents and rooms, and {@code Origins} says which sites may come.
 *
 * <p>All of it stands together because every {@code ...Routes} is written in the words of {@code Call}, {@code Routes},
 * {@code Reply}, {@code Refusal} and {@code Access}, which nobody but a route may use, and {@code RouteTable} makes every one
 * of them: rooms by who comes would make some fifty of these words public.
 */
@NullMarked
package shop.xiaoer.web;

import org.jspecify.annotations.NullMarked;
