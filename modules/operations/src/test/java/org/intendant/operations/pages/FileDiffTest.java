package org.intendant.operations.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.plans.Difference;
import org.junit.jupiter.api.Test;

/** A difference as people read it. */
class FileDiffTest {

    @Test
    void marksWhatChangedInALine() {
        FileDiff diff = FileDiff.of(new Difference("/etc/motd", "a\nport 80\nb\n", "a\nport 443\nb\n"));

        assertThat(diff.lines()).extracting(DiffLine::kind).containsExactly("same", "change", "same");
        assertThat(diff.lines().get(1))
                .isEqualTo(new DiffLine("change", "2", "2", "port ", "80", "", "port ", "443", ""));
        assertThat(diff.added()).isEqualTo(1);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsFarFromAnyChange() {
        String before = IntStream.range(0, 30).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        FileDiff diff = FileDiff.of(new Difference("f", before, before.replace("line 15", "other")));

        assertThat(diff.lines())
                .extracting(DiffLine::kind)
                .containsExactly("gap", "same", "same", "same", "change", "same", "same", "same", "gap");
        assertThat(diff.lines().get(0).left()).isEqualTo("12 lines are the same");
        assertThat(diff.lines().get(4).oldNo()).isEqualTo("16");
    }

    @Test
    void saysThatLongTextsAreNotComparedToTheirEnd() {
        FileDiff diff = FileDiff.of(new Difference("f", "line\n".repeat(4000), "line\n".repeat(4000) + "other"));

        assertThat(diff.lines())
                .last()
                .satisfies(
                        line -> assertThat(line.left()).isEqualTo("Lines after the first 4000 are not compared here"));
    }

    @Test
    void saysWhatIsNewAndWhatGoes() {
        assertThat(FileDiff.of(new Difference("f", "", "one\ntwo")).meta()).isEqualTo("new");
        assertThat(FileDiff.of(new Difference("f", "one", "")).meta()).isEqualTo("removed");
    }

    /** T34. */
    @Test
    void showsControlCharactersAndObeysNone() {
        FileDiff diff = FileDiff.of(new Difference("f", "", "a\u001b[31mb\u202ec\u0000d"));

        assertThat(diff.lines().get(0).right()).isEqualTo("a\u241b[31mb\\u202ec\u2400d");
    }
}
