package shop.xiaoer.broadcast.script;

import java.util.List;
import java.util.Map;
import shop.xiaoer.llm.ModelRequest;

/**
 * Port: the prompt {@code script-segment}. Its variables are {@code language}, {@code type}, {@code product},
 * {@code words}, {@code facts} (one a line), {@code situation}, {@code host}, {@code manner}, {@code phrases},
 * {@code taboos}, {@code marks} (the slot marks to use, such as <code>{price}</code>) and {@code before} (the sentence
 * that stands before); each is given, some are empty.
 */
@FunctionalInterface
public interface ScriptPrompt {
    List<ModelRequest.Message> messages(Map<String, String> variables);
}
