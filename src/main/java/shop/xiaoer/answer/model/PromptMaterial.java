package shop.xiaoer.answer.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shop.xiaoer.answer.Generator;
import shop.xiaoer.answer.Generator.Request;
import shop.xiaoer.guard.Verdict;
import shop.xiaoer.llm.ModelRequest.Message;
import shop.xiaoer.prompt.Prompt;

/** What the model is given to write from: the evidence as numbered passages, what is remembered of the talk ({@link Memory}), the question. */
final class PromptMaterial {
    /** In chars. */
    private static final int LONGEST_PASSAGE = 1200;

    private PromptMaterial() {}

    /** For an answer: the talk as it was before the question. */
    static List<Message> answer(Prompt prompt, Request request, Masking masking) {
        return prompt.fill(values(request, asked(request), masking));
    }

    /** For an agent's draft: the talk to its last word, so that the prompt need not repeat the question. */
    static List<Message> draft(Prompt prompt, Request request, Masking masking) {
        Map<String, String> values = values(request, Long.MAX_VALUE, masking);
        values.keySet().retainAll(prompt.variables());
        return prompt.fill(values);
    }

    /**
     * For the one repair: as for the answer, with what was wrong.
     *
     * @param failed the reply as the model wrote it
     */
    static List<Message> repair(
            Prompt prompt, Request request, CitedReply failed, List<Verdict> verdicts, Masking masking) {
        Map<String, String> values = values(request, asked(request), masking);
        values.put("reply", masking.mask(failed.written()));
        String reasons = verdicts.stream().map(Verdict::why).distinct().collect(Collectors.joining("; "));
        values.put("reason", masking.mask(reasons));
        return prompt.fill(values);
    }

    private static long asked(Request request) {
        return request.turn().asked().getFirst().seq();
    }

    /** The passages are the shop's own words; what the shopper and the colleagues wrote is masked. */
    private static Map<String, String> values(Request request, long before, Masking masking) {
        Map<String, String> values = new HashMap<>();
        values.put("passages", passages(request.evidence()));
        values.put("conversation", masking.mask(Memory.of(request.turn().log(), before, request.language())));
        values.put("question", masking.mask(request.question()));
        return values;
    }

    private static String passages(List<Generator.Evidence> evidence) {
        StringBuilder passages = new StringBuilder();
        for (int i = 0; i < evidence.size(); i++) {
            Generator.Evidence one = evidence.get(i);
            String text = one.source().title() + "\n" + one.text();
            passages.append('[').append(i + 1).append("] ");
            passages.append(text, 0, Math.min(text.length(), LONGEST_PASSAGE)).append('\n');
        }
        return passages.toString().strip();
    }
}
