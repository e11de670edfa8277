package shop.xiaoer.guard;

import static shop.xiaoer.text.testing.Recorded.assertAsRecorded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.xiaoer.guard.trial.GuardCaseFile;

/**
 * Which labelled reply is held, by which guard and why. The bars of the evaluation say how many are judged right; here each
 * keeps its verdict until somebody wants it changed. Only replies that the guards were mended with: the others are not read.
 */
class HeldRepliesTest {
    private static final Path CASES = Path.of("eval/guards/cases.jsonl");
    private static final Path SECOND = Path.of("eval/guards/second.jsonl");

    @Test
    void eachReplyOfTheFirstSetKeepsItsVerdict() throws IOException {
        List<String> lines = new ArrayList<>();
        List<GuardCase> cases = read(CASES);
        for (int i = 0; i < cases.size(); i++) {
            GuardCase one = cases.get(i);
            if (!one.kind().equals("claim") || isOdd(one.reply())) {
                lines.add((i + 1) + "\t" + verdict(one));
            }
        }
        assertAsRecorded("guard/first.tsv", lines);
    }

    @Test
    @Tag("long")
    void eachReplyOfTheSecondSetsReadHalfKeepsItsVerdict() throws IOException {
        assertAsRecorded(
                "guard/second.tsv",
                read(SECOND).stream()
                        .filter(one -> isOdd(one.id()))
                        .map(one -> one.id() + "\t" + verdict(one))
                        .toList());
    }

    private static List<GuardCase> read(Path file) throws IOException {
        return new GuardCaseFile().read(Files.readAllLines(file));
    }

    private static String verdict(GuardCase one) {
        return Guards.unweighed().check(one.reply(), one.context()).stream()
                .map(verdict -> verdict.guard() + ": " + verdict.why())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static boolean isOdd(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 1;
    }
}
