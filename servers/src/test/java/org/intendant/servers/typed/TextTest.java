package org.intendant.servers.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fine as a name, an address, a network, a folder or a note, and what is not. */
class TextTest {
    @Test
    void takesNamesAddressesAndNetworksThatAreFine() {
        for (String name : List.of("web1", "web1.example.org", "9gag", "WEB-1")) {
            assertThatCode(() -> Text.name("name", name, "")).doesNotThrowAnyException();
        }
        for (String host : List.of("192.0.2.1", "2001:db8::1", "web1", "::1")) {
            assertThatCode(() -> Network.host("host", host)).doesNotThrowAnyException();
        }
        for (String cidr : List.of("10.0.0.0/8", "10.1.2.128/25", "0.0.0.0/0", "fd00:1::/64", "10.1.2.3/32")) {
            assertThatCode(() -> Network.cidr("networks", cidr)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0", "10.0.0/8", "fd00::1/64", "10.0.0.0/-1", "example.org/24"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.cidr("networks", text)).isInstanceOf(Refused.class);
    }

    /** T26 */
    @ParameterizedTest
    @ValueSource(strings = {"srv", "/srv/../etc", "/srv//x", "/srv/", "/", "/srv/./x", "/srv\0x", "/..", "~/x"})
    void refusesFoldersThatLeadAstray(String folder) {
        assertThatThrownBy(() -> Text.folder("folder", folder)).isInstanceOf(Refused.class);
    }

    /** T4: what a host says is shortened, and control and direction characters lose their force. */
    @Test
    void makesWhatAHostSaysInert() {
        assertThat(Text.inert("web1\u001b[2J\u202egpj.exe\n", 100)).isEqualTo("web1·[2J·gpj.exe·");
        assertThat(Text.inert("x".repeat(1000), 10)).hasSize(10);
    }

    @Test
    void keepsLinesInNotesButNoOtherControlCharacters() {
        Function<String, String> notes = text -> Text.block("notes", text, 100);

        assertThat(notes.apply("a\r\nb\tc")).isEqualTo("a\nb\tc");
        assertThatThrownBy(() -> notes.apply("a\u001bb")).isInstanceOf(Refused.class);
    }
}
