package shop.xiaoer.knowledge;

/** Something that a file holds, its key within the file and the line where it begins. */
record Entry(String key, int line, Content content) {}
