package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.NameSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolHashesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net/http.(*Server).Serve|net/http#Server.Serve",
                "net/http.Header.Get|net/http#Header.Get",
                "net/http.Header.Get-fm|net/http#Header.Get",
                "net/http.(*Server).Serve.func1|net/http#Server.Serve",
                "net/http.(*Server).Serve.func1.2|net/http#",
                "crypto/tls.init.0|crypto/tls#init",
                "slices.SortFunc[...]|slices#SortFunc",
                "slices.SortFunc[go.shape.[]example.com/a.T,int]|slices#SortFunc",
                "sync/atomic.(*Pointer[...]).Load|sync/atomic#Pointer.Load",
                "gopkg.in/yaml%2ev2.Unmarshal|gopkg.in/yaml.v2#Unmarshal",
                "gopkg.in/yaml%2ev2.Unmarshal.gowrap1|gopkg.in/yaml.v2#Unmarshal",
                "github.com/a/b.Outer.Inner.func1|github.com/a/b#Outer.Inner",
                "github.com/a/b.Walk.Each-range1|github.com/a/b#Walk.Each",
                "crypto/elliptic.p256Mul.abi0|crypto/elliptic#p256Mul",
                "main.run|example.com/tool.v2/cmd#run",
                "main.(*app).stop.deferwrap1|example.com/tool.v2/cmd#app.stop"
            })
    void tellsAFunctionAsAdvisoriesDo(String name, String symbol) {
        assertThat(index("runtime.main", name).mayContain(symbol)).isTrue();
    }

    @Test
    void tellsPackages() {
        NameSet.Index index = index("runtime.main", "net/http.Get", "gopkg.in/yaml%2ev2.Unmarshal");

        assertThat(index.mayContain("net/http#")).isTrue();
        assertThat(index.mayContain("gopkg.in/yaml.v2#")).isTrue();
        assertThat(index.mayContain("example.com/tool.v2/cmd#")).isTrue();
        assertThat(index.mayContain("net/mail#")).isFalse();
        assertThat(index.mayContain("net/http#Post")).isFalse();
    }

    @Test
    void leavesWhatCompilersMakeUp() {
        assertThat(NameSet.of(new long[0], 0).index().mayContain("a#")).isFalse();
        assertThat(index("runtime.main", "type:.eq.example.com/a.T", "go:buildid", "_rt0_amd64_linux", "", ".", "a/")
                        .mayContain("type:.eq.example.com/a#T"))
                .isFalse();
    }

    @Test
    void knowsNothingOfATableThatIsNotOfAWholeProgram() {
        var hashes = new SymbolHashes();
        byte[] name = "net/http.Get".getBytes(UTF_8);
        hashes.add(name, 0, name.length);

        assertThat(hashes.finish("")).isEmpty();
    }

    private static NameSet.Index index(String... names) {
        var hashes = new SymbolHashes();
        for (String name : names) {
            byte[] bytes = ("\0" + name + "\0").getBytes(UTF_8);
            hashes.add(bytes, 1, bytes.length - 1);
        }
        return hashes.finish("example.com/tool.v2/cmd").orElseThrow().index();
    }
}
