package shop.xiaoer.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.conversation.Author;
import shop.xiaoer.conversation.ConversationEvent;
import shop.xiaoer.conversation.EventBody;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.prompt.Prompt;
import shop.xiaoer.text.Language;

/** What the model is given to write from: the evidence as numbered passages, the last words of the talk, the question. */
final class PromptMaterial {
    /** In chars. */
    private static final int LONGEST_PASSAGE = 1200;

    /** Lines of the talk. */
    private static final int REMEMBERED = 6;

    private PromptMaterial() {}

    /** For an answer: the talk as it was before the question. */
    static List<Message> answer(Prompt prompt, Request request) {
        return prompt.fill(values(request, asked(request)));
    }

    /** For an agent's draft: the talk to its last word, so that the prompt need not repeat the question. */
    static List<Message> draft(Prompt prompt, Request request) {
        Map<String, String> values = values(request, Long.MAX_VALUE);
        values.keySet().retainAll(prompt.variables());
        return prompt.fill(values);
    }

    /**
     * For the one repair: as for the answer, with what was wrong.
     *
     * @param failed the reply as the model wrote it
     */
    static List<Message> repair(Prompt prompt, Request request, CitedReply failed, List<Verdict> verdicts) {
        Map<String, String> values = values(request, asked(request));
        values.put("reply", failed.written());
        values.put("reason", verdicts.stream().map(Verdict::why).distinct().collect(Collectors.joining("; ")));
        return prompt.fill(values);
    }

    private static long asked(Request request) {
        return request.turn().asked().getFirst().seq();
    }

    private static Map<String, String> values(Request request, long before) {
        Map<String, String> values = new HashMap<>();
        values.put("passages", passages(request.evidence()));
        values.put("conversation", conversation(request, before));
        values.put("question", request.question());
        return values;
    }

    private static String passages(List<Generator.Evidence> evidence) {
        StringBuilder passages = new StringBuilder();
        for (int i = 0; i < evidence.size(); i++) {
            String text = evidence.get(i).text();
            passages.append('[').append(i + 1).append("] ");
            passages.append(text, 0, Math.min(text.length(), LONGEST_PASSAGE)).append('\n');
        }
        return passages.toString().strip();
    }

    /** The last words before that seq, a line each. */
    private static String conversation(Request request, long before) {
        List<String> lines = new ArrayList<>();
        for (ConversationEvent event : request.turn().log()) {
            if (event.seq() >= before) {
                break;
            }
            switch (event.body()) {
                case EventBody.Said said -> lines.add(speaker(event, request.language()) + said.text());
                case EventBody.Answered answered ->
                    lines.add((request.language() == Language.ZH ? "客服：" : "Shop: ") + answered.text());
                default -> {
                    // Cards, steps and changes of owner say nothing that the model needs.
                }
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - REMEMBERED), lines.size()));
    }

    private static String speaker(ConversationEvent event, Language language) {
        boolean zh = language == Language.ZH;
        return event.author().kind() == Author.Kind.shopper ? zh ? "顾客：" : "Shopper: " : zh ? "同事：" : "Colleague: ";
    }
}
