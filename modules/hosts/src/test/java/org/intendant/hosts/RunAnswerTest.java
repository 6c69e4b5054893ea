package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.intendant.plans.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host answers about a run: a line, and bytes. */
class RunAnswerTest {

    private static final Duration WAIT = Duration.ofMinutes(1);

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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody who remembers what he was given, and that he was asked to store it. */
    private static final class Reader implements RunReader {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private int asked;

        @Override
        public void take(byte[] bytes) {
            read.writeBytes(bytes);
        }

        @Override
        public boolean stored() {
            asked++;
            return true;
        }

        String text() {
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatGoesOnIsHandedOverAsItComes() {
        Reader reader = new Reader();
        RunStream stream = new RunStream(10, reader, WAIT);
        stream.take(bytes("ab"));
        stream.take(bytes("cd\n"));

        assertThat(reader.text()).isEqualTo("abcd\n");
        assertThat(stream.reply(bytes("running 0 -\n"))).isEmpty();
        assertThat(stream.end(bytes("running 0 -\n")))
                .isEqualTo(new RunOutput(RunOutput.State.RUNNING, 15, new byte[0], 15, null));
        assertThat(reader.asked).isZero();
    }

    /** The line that says so may come before the last bytes: only with them is it stored, and removed from the host, once. */
    @Test
    void whatEndedIsStoredOnceAllHasCome() {
        Reader reader = new Reader();
        RunStream stream = new RunStream(10, reader, WAIT);
        stream.take(bytes("ab"));

        assertThat(stream.reply(bytes("ended 14"))).isEmpty();
        assertThat(stream.reply(bytes("ended 14 7\n"))).isEmpty();
        stream.take(bytes("cd"));
        assertThat(stream.reply(bytes("ended 14 7\n"))).asString().isEqualTo("forget\n");
        assertThat(stream.reply(bytes("ended 14 7\n"))).isEmpty();
        assertThat(stream.end(bytes("ended 14 7\n")).exit()).hasValue(7);
        assertThat(reader.asked).isEqualTo(1);
    }

    /** The host looks at no clock: it is told, once. */
    @Test
    void saysWhenItIsEnough() {
        RunStream stream = new RunStream(10, new Reader(), Duration.ZERO);

        assertThat(stream.left()).isZero();
        assertThat(stream.reply(bytes(""))).asString().isEqualTo("enough\n");
        assertThat(stream.reply(bytes(""))).isEmpty();
        assertThat(stream.left()).isPositive();
        assertThat(stream.end(bytes("running 0 -\n")).state()).isEqualTo(RunOutput.State.RUNNING);
    }

    /** What came to its end just then is not asked to end, but stored and removed. */
    @Test
    void whatEndedInTimeIsNotCutShort() {
        RunStream stream = new RunStream(10, new Reader(), Duration.ZERO);

        assertThat(stream.reply(bytes("ended 10 0\n"))).asString().isEqualTo("forget\n");
    }

    @Test
    void whatCameShortGoesOn() {
        RunStream stream = new RunStream(10, new Reader(), WAIT);
        stream.take(bytes("ab"));

        assertThat(stream.end(bytes("ended 14 7\n")))
                .isEqualTo(new RunOutput(RunOutput.State.RUNNING, 12, new byte[0], 14, null));
        assertThat(stream.stored()).isFalse();
    }

    @Test
    void whoStoresNothingHasTheRunKept() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        RunStream stream = new RunStream(0, read::writeBytes, WAIT);

        assertThat(stream.reply(bytes("ended 0 0\n"))).asString().isEqualTo("keep\n");
        assertThat(stream.stored()).isFalse();
    }

    @Test
    void whatEndedTornIsHandedOverWithItsMark() {
        Reader reader = new Reader();
        RunStream stream = new RunStream(10, reader, WAIT);
        stream.take(bytes("abc"));

        assertThat(stream.reply(bytes("sudo: some warning\ntorn 13 7\n")))
                .asString()
                .isEqualTo("forget\n");
        RunOutput end = stream.end(bytes("torn 13 7\n"));
        assertThat(end.exit()).hasValue(7);
        assertThat(reader.text()).startsWith("abc\n[").contains("lost");
        assertThat(end.next()).isGreaterThan(13);
    }

    /** T4: nothing that a host says instead is taken for a run's end. */
    @Test
    void refusesAnAnswerWithoutALine() {
        RunStream stream = new RunStream(0, new Reader(), WAIT);

        assertThat(stream.reply(bytes("all is well, ended 0 0"))).isEmpty();
        assertThatThrownBy(() -> stream.end(bytes("all is well"))).isInstanceOf(CommandFailed.class);
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
