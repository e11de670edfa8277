package shop.xiaoer.knowledge;

/** Something that a file holds, its key within the file and the line where it begins, counted from 1. */
public record Entry(String key, int line, Content content) {}
