package shop.xiaoer.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static Bundle.Built build(Map<String, String> modules) {
        return Bundle.build(
                "/w/main.js",
                path -> Optional.ofNullable(modules.get(path))
                        .orElseThrow(() -> new IllegalArgumentException(path + " is missing")),
                (path, written) -> written + "?v=1");
    }

    @Test
    void whatIsImportedRunsOnceAndBefore() {
        String script = build(Map.of(
                        "/w/main.js",
                        "import { a } from './a.js';\nimport { b as c } from './deep/b.js';\n\nexport class Main {}\nexport { c };\nimport('./late.js');\n",
                        "/w/a.js",
                        "import { b } from './deep/b.js';\n// says\nexport const a = b;\n",
                        "/w/deep/b.js",
                        "export async function b() {}\nconst d = 1;\nexport { d };\n"))
                .script();

        assertThat(script).isEqualTo("""
                        const $b=(()=>{async function b(){}
                        const d=1;return{b,d}})();
                        const $a=(()=>{const{b}=$b;const a=b;return{a}})();
                        const{a}=$a;const{b:c}=$b;export class Main{}
                        export{c};import('./late.js?v=1');
                        //# sourceMappingURL=main.js.map
                        """);
    }

    @Test
    void privateNamesAreShortAndTheSameEverywhereInTheFile() {
        assertThat(build(Map.of(
                                "/w/main.js",
                                "class A { #first = 1; static #second() { return '#first' + this.#first; } }"))
                        .script())
                .startsWith("class A{#a=1;static #b(){return'#first'+this.#a;}}");
    }

    @Test
    void theMapLeadsBackToTheLines() {
        String map = build(Map.of(
                        "/w/main.js", "// first\nimport { a } from './a.js';\nif (a) {\n  b();\n}\n",
                        "/w/a.js", "export const a = 1;\n"))
                .map();

        // a.js line 1 and its end; then, on the second line of the bundle, main.js from line 2 on
        assertThat(map)
                .contains("\"sources\":[\"source:/w/a.js\",\"source:/w/main.js\"]")
                .contains("\"mappings\":\"AAAA,yBACA;ACAA,YACA,MACA,IACA\"");
    }

    @Test
    void aModuleThatIsNotUnderstoodIsTold() {
        assertThatThrownBy(() ->
                        build(Map.of("/w/main.js", "import { a } from './a.js';", "/w/a.js", "export { b as a };")))
                .hasMessageContaining("/w/a.js");
        assertThatThrownBy(() -> build(Map.of("/w/main.js", "import { a } from './a.js';")))
                .hasMessageContaining("/w/a.js is missing");
    }
}
