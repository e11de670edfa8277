package shop.xiaoer.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlimTest {
    private static final Path WEB = Path.of("src/main/resources/web");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "const a = 1; // one ~ const a=1;",
                "a /* b */ = /* c */ 2 ~ a=2",
                "return /a\\/\\/b[/]*/g.test (x) ~ return/a\\/\\/b[/]*/g.test(x)",
                "(a + b) / c / d ~ (a+b)/c/d",
                "i++ / 2 ~ i++/2",
                "a + +b - -c ~ a+ +b- -c",
                "'// no' + \"/* no */\" ~ '// no'+\"/* no */\"",
                "`// ${ a  ? `/* ${ { b : 1 }.b } */` : '' }  two` ~ `// ${a?`/* ${{b:1}.b} */`:''}  two`",
                "static async #go ( ) { } ~ static async #go(){}",
                "'x' in  y ~ 'x'in y",
                "x ? .5 : 1 ~ x?.5:1",
                "$a  instanceof  b_1 ~ $a instanceof b_1"
            })
    void onlyWhatPartsNothingIsLeftOut(String written, String slim) {
        assertThat(Slim.script(written)).isEqualTo(slim);
    }

    @Test
    void eachLineStaysOnItsLine() {
        assertThat(Slim.script("a  = 1 // x\n\n/* y\n z */ b = 2\n  `p\n  q`\n"))
                .isEqualTo("a=1\n\n\nb=2\n`p\n  q`\n");
    }

    @Test
    void aTemplateIsMadeSlimOnlyWhereItIsMarkedAsAStyle() {
        assertThat(Slim.script("css`\n  a { b: ${ c } ; /* d */ }\n` + html`  a { b: c ; }`"))
                .isEqualTo("css`\na{b:${c}}\n`+html`  a { b: c ; }`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 'b", "a = `b", "/* a", "a = /b\nc", "`${a}b"})
    void whatHasNoEndIsTold(String broken) {
        assertThatThrownBy(() -> Slim.script(broken)).hasMessageContaining("has no end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a , b > c { d : e f ; g: h !important ; } ~ a,b > c{d :e f;g:h!important}",
                "a { width: calc(1px + 2px) ; content: \"a  { b ; }\" } ~ a{width:calc(1px + 2px);content:\"a  { b ; }\"}",
                "@media (min-width: 3px) and (x: y) { a :hover { b: c } } ~ @media (min-width:3px) and (x:y){a :hover{b:c}}",
                "a/* b; */{ } ~ a{}"
            })
    void aStyleKeepsWhatItSays(String written, String slim) {
        assertThat(Slim.style(written)).isEqualTo(slim);
    }

    private static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
        }
    }

    /** The proof over what we really send: the same tokens, on the same lines, and nothing more to leave out. */
    @ParameterizedTest
    @MethodSource("scripts")
    void everyScriptOfOursStaysTheSame(Path file) throws IOException {
        String written = Files.readString(file);
        String slim = Slim.script(written);
        assertThat(counting(slim)).isEqualTo(counting(written));
        assertThat(slim.lines().count()).isEqualTo(written.lines().count());
        assertThat(Slim.script(slim)).isEqualTo(slim);
    }

    private static List<String> counting(String script) {
        return ScriptReader.read(script).stream()
                .filter(Token::counts)
                .map(token ->
                        token.kind() == Token.Kind.TEMPLATE ? token.text().replaceAll("\\s|;(?=})", "") : token.text())
                .map(text -> text.replaceAll("/\\*.*?\\*/", "").replaceAll(";(?=})", ""))
                .toList();
    }
}
