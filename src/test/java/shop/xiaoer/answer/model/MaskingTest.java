package shop.xiaoer.answer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shop.xiaoer.text.Language;

class MaskingTest {
    private final Masking masking = new Masking(Language.EN);

    @Test
    void theSameNumberHasTheSameMaskAndAnotherAnother() {
        assertThat(masking.mask("call 555-010-1234 or ann@shop.example, not 555-010-9999"))
                .isEqualTo("call 〔phone1〕 or 〔email2〕, not 〔phone3〕");
        assertThat(masking.mask("555-010-1234 again")).isEqualTo("〔phone1〕 again");
    }

    @Test
    void aMaskThatNobodyGaveStaysAsItWasWritten() {
        masking.mask("call 555-010-1234");
        assertThat(masking.restore("〔phone1〕 and 〔phone7〕")).isEqualTo("555-010-1234 and 〔phone7〕");
    }

    /** However a reply is cut into pieces, what is heard is the whole reply. */
    @Test
    void piecesOfAnyCutGiveTheWholeReply() {
        masking.mask("call 555-010-1234, ann@shop.example");
        String reply = "We have 〔phone1〕 and 〔email2〕 〔 not a mask, 〔phone1〕";
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            StringBuilder heard = new StringBuilder();
            int from = 0;
            while (from < reply.length()) {
                int to = Math.min(reply.length(), from + 1 + random.nextInt(7));
                heard.append(masking.restoreNext(reply.substring(from, to)));
                from = to;
            }
            heard.append(masking.rest());
            assertThat(heard).as("seed %d", seed).hasToString(masking.restore(reply));
        }
    }
}
