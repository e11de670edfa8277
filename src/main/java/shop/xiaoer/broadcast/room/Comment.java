package shop.xiaoer.broadcast.room;

import java.time.Instant;

/**
 * What a viewer wrote.
 *
 * @param msgId the platform's id, unique in a room
 * @param user who wrote, as the platform names him
 * @param at when he wrote, by the platform's clock
 */
public record Comment(String msgId, String user, String text, Instant at) {}
