package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.intendant.plans.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host answers about a run: a line, and bytes. */
class RunAnswerTest {

    private static RunOutput parse(String answer) {
        return Runs.parse(10, answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsStateSizeAndBytes() {
        RunOutput output = parse("running 13 -\na\n\0");

        assertThat(output).isEqualTo(new RunOutput(RunOutput.State.RUNNING, 10, new byte[] {'a', '\n', 0}, 13, null));
        assertThat(output.next()).isEqualTo(13);
    }

    @Test
    void readsTheExitCode() {
        assertThat(parse("ended 10 7\n").exit()).hasValue(7);
        assertThat(parse("ended 10 7\n").bytes()).isEmpty();
    }

    @Test
    void outputThatWasLostIsMarkedOnceAtItsEnd() {
        RunOutput torn = parse("torn 13 7\nabc");

        assertThat(torn.exit()).hasValue(7);
        assertThat(new String(torn.bytes(), StandardCharsets.UTF_8))
                .startsWith("abc\n[")
                .contains("lost");
        assertThat(torn.total()).isEqualTo(torn.next());
        assertThat(parse("torn 10 7\n").bytes()).isNotEmpty();
        assertThat(parse("torn 9 7\n").bytes()).isEmpty();
    }

    @Test
    void whatGoesOnIsHandedOverAsItComesHoweverItIsCut() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        RunStream stream = new RunStream(10, read::writeBytes);
        for (String piece : "runn|ing 13 -|\nab|cd|\n".split("\\|")) {
            stream.take(piece.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("abcd\n");
        assertThat(stream.end()).isEqualTo(new RunOutput(RunOutput.State.RUNNING, 15, new byte[0], 15, null));
    }

    @Test
    void whatEndedIsHandedOverWithItsMark() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        RunStream stream = new RunStream(10, read::writeBytes);
        stream.take("torn 13 7\nabc".getBytes(StandardCharsets.UTF_8));

        assertThat(stream.end().exit()).hasValue(7);
        assertThat(read.toString(StandardCharsets.UTF_8)).startsWith("abc\n[").contains("lost");
        assertThat(stream.end().next()).isGreaterThan(13);
    }

    @Test
    void aFolderThatIsGoneIsLost() {
        assertThat(parse("absent 0 -\n").state()).isEqualTo(RunOutput.State.LOST);
        assertThat(parse("lost 12 -\nab").state()).isEqualTo(RunOutput.State.LOST);
    }

    /** T4: a host may answer anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "ended", "ended x 0\n", "ended 1 -1\n", "ended 99999999999999999999 0\n", "\0\0\0"})
    void refusesNonsense(String answer) {
        assertThatThrownBy(() -> parse(answer)).isInstanceOf(CommandFailed.class);
    }
}
