package io.pratique.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names become no commands to the build server that prints them (GitHub: workflow commands; Azure Pipelines:
/// logging commands).
class PageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::set-output name=a::b",
                "  ::add-mask::secret",
                "##[error]x",
                "a ##vso[task.setvariable variable=a]b",
                "x\r\n::warning::y",
                "x\n##vso[task.complete]y"
            })
    void breaksCommands(String name) {
        String cell = new Page(false, 0).line(Cell.of(name)).toString();
        String row = new Page(false, 0)
                .grid(new Grid(2).row(Cell.of(name), Cell.of("1.0")))
                .toString();

        for (String text : new String[] {cell, row}) {
            assertThat(text.lines()).allSatisfy(line -> assertThat(line.strip()).doesNotStartWith("::"));
            assertThat(text).doesNotContain("##[", "##vso[");
        }
    }

    @Test
    void leavesOtherTextAsItIs() {
        assertThat(new Page(false, 0).line(Cell.of("std::vector #1")).toString())
                .isEqualTo("std::vector #1\n");
    }
}
