package shop.xiaoer.entrance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.xiaoer.conversation.EventBody.EntranceStep;
import shop.xiaoer.conversation.Form;
import shop.xiaoer.conversation.Option;
import shop.xiaoer.text.Language;
import shop.xiaoer.text.WordTable;

/**
 * A form as the shopper sent it, held against what it asked for. Where a field is wrong, it is named and asked for again
 * alone; the others are kept, secret ones apart, which are stored nowhere.
 *
 * @param form as it was shown
 * @param values what was filled in, now or before
 */
record FilledForm(Form form, Map<String, String> values) {
    /** Longer than anything that a field asks for, shorter than what nobody reads. Code points. */
    private static final int LONGEST = 1000;
    /** An order's number or a phone's, however it is written. */
    private static final int LONGEST_PROOF = 40;

    FilledForm {
        values = Map.copyOf(values);
    }

    private enum Fault {
        missing,
        notOffered,
        tooLong
    }

    /**
     * Asks again for what is wrong; empty where nothing is. A proof's fields may be missing: which of them is needed
     * depends on what was proven before.
     */
    Optional<EntranceOutcome> askedAgain(EntranceState state, WordTable words, Language language) {
        Map<Form.Field, Fault> faults = faults(state.step() == EntranceState.Step.proof);
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        boolean secret = isProof();
        Map<String, String> kept = secret ? Map.of() : without(faults);
        List<String> told = new ArrayList<>();
        faults.forEach((field, fault) ->
                told.add(words.say(language, "form." + fault, "field", field.label(), "most", longest())));
        if (!kept.isEmpty()) {
            told.add(words.say(language, "form.kept"));
        }
        Form again = secret ? form : new Form(List.copyOf(faults.keySet()), form.submit());
        EntranceStep step = new EntranceStep(
                state.entrance().wire(),
                state.step().name(),
                String.join(language == Language.ZH ? "" : " ", told),
                again,
                null);
        return Optional.of(
                new EntranceOutcome.Shown(List.of(step), secret ? state : state.answering(kept), null, null));
    }

    private Map<Form.Field, Fault> faults(boolean mayLack) {
        Map<Form.Field, Fault> faults = new LinkedHashMap<>();
        for (Form.Field field : form.fields()) {
            Fault fault = fault(field, values.getOrDefault(field.name(), ""));
            if (fault != null && !(mayLack && fault == Fault.missing)) {
                faults.put(field, fault);
            }
        }
        return faults;
    }

    private @Nullable Fault fault(Form.Field field, String value) {
        if (value.isBlank()) {
            return field.required() ? Fault.missing : null;
        }
        return switch (field.type()) {
            case choice -> offers(field, value) ? null : Fault.notOffered;
            case text -> value.codePointCount(0, value.length()) > longest() ? Fault.tooLong : null;
            // Whether it is a picture of this conversation was looked at when it came.
            case photo -> null;
        };
    }

    private boolean isProof() {
        return form.fields().stream().anyMatch(Form.Field::secret);
    }

    private int longest() {
        return isProof() ? LONGEST_PROOF : LONGEST;
    }

    private static boolean offers(Form.Field field, String value) {
        List<Option> choices = field.choices();
        return choices != null
                && choices.stream().anyMatch(choice -> choice.id().equals(value));
    }

    private Map<String, String> without(Map<Form.Field, Fault> faults) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        faults.keySet().forEach(field -> kept.remove(field.name()));
        return kept;
    }
}
