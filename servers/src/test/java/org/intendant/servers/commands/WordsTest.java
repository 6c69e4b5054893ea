package org.intendant.servers.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One typed line becomes the words of a command. */
class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '\u0001', textBlock = """
            systemctl status nginx        > systemctl,status,nginx
            touch '/tmp/a b'              > touch,/tmp/a b
            touch "/tmp/a b"              > touch,/tmp/a b
            touch /tmp/a\\ b              > touch,/tmp/a b
            echo a'b c'"d e"f             > echo,ab cd ef
            echo '' ""                    > echo,,
            echo "a\\"b" '\\'             > echo,a"b,\\
            echo "a\\b"                   > echo,a\\b
            sh -c 'id; id'                > sh,-c,id; id
            """)
    void splitsAsAShellWould(String line, String words) {
        assertThat(String.join(",", Words.split(line))).isEqualTo(words);
    }

    /** T1: nothing is expanded and nothing begins a second command. */
    @Test
    void expandsNothing() {
        assertThat(Words.split("echo $HOME ${IFS} $(id) `id` *; id | cat > /tmp/x && id"))
                .containsExactly(
                        "echo", "$HOME", "${IFS}", "$(id)", "`id`", "*;", "id", "|", "cat", ">", "/tmp/x", "&&", "id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'a", "echo \"a", "echo a\\"})
    void refusesWhatIsNotFinished(String line) {
        assertThatThrownBy(() -> Words.split(line)).isInstanceOf(Refused.class);
    }
}
