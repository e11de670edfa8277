package shop.xiaoer.knowledge.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.xiaoer.knowledge.Fault;
import shop.xiaoer.knowledge.Persona;

class PersonaFileTest {
    private static final String GOOD = """
            id: mild
            name: {zh: 阿柔, en: Rose}
            voice: {zh: zh-voice, en: en-voice}
            manner: {zh: 轻声, en: soft}
            phrases: {zh: [慢慢看], en: [take your time]}
            taboos: {zh: [家人们], en: [guys]}
            """;

    private static Persona good(String yaml) {
        return PersonaFile.read("p.yaml", yaml) instanceof PersonaFile.Read.Good good
                ? good.persona()
                : fail(PersonaFile.read("p.yaml", yaml));
    }

    private static Persona fail(PersonaFile.Read read) {
        throw new AssertionError(read.toString());
    }

    private static List<Fault> faults(String yaml) {
        return PersonaFile.read("p.yaml", yaml) instanceof PersonaFile.Read.Faulty faulty ? faulty.faults() : List.of();
    }

    @Test
    void whatIsWrittenIsReadAgainAsItWas() throws IOException {
        assertThat(good(PersonaFile.write(good(GOOD)))).isEqualTo(good(GOOD));
        try (Stream<Path> files = Files.list(Path.of("knowledge-base", "personas"))) {
            for (Path file : files.toList()) {
                Persona persona = good(Files.readString(file));
                assertThat(good(PersonaFile.write(persona))).as(file.toString()).isEqualTo(persona);
            }
        }
    }

    @Test
    void eachFaultNamesItsFieldAndLine() {
        assertThat(faults(GOOD.replace("manner", "maner")))
                .anySatisfy(fault -> {
                    assertThat(fault.line()).isEqualTo(4);
                    assertThat(fault.message()).contains("maner");
                })
                .anySatisfy(fault -> assertThat(fault.message()).contains("manner"));
        assertThat(faults(GOOD + "rate: 9\n")).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(7);
            assertThat(fault.message()).contains("rate");
        });
        assertThat(faults(GOOD.replace("id: mild", "id: Mild!")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("id:"));
        assertThat(faults("just words")).isNotEmpty();
        assertThat(faults("")).isNotEmpty();
    }

    @Test
    void aPersonaThatContradictsItselfIsRefused() {
        assertThat(faults(GOOD.replace("慢慢看", "家人们看")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("家人们看", "phrases"));
        assertThat(faults(GOOD.replace("[guys]", "[ai]")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(6));
        assertThat(faults(GOOD.replace("家人们", "柔"))).isNotEmpty();
    }
}
