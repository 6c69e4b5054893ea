package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T2, T4: what may be an address, whoever named it. */
class HostAddressTest {

    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    private static HostAddress address(String user, String host, int port) {
        return new HostAddress("web1", user, host, port, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "web1.example.org", "2001:db8::7", "fe80::1%eth0", "::1", "xn--bcher-kva.de"})
    void takesAddressesAndNames(String host) {
        assertThat(address("root", host, 22).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-oProxyCommand=touch /tmp/x",
                "web 1",
                "web1\n",
                "web1\0",
                "web1;id",
                "$(id)",
                "user@web1",
                "web1/x",
                "[::1]",
                "web\u202e1"
            })
    void refusesAHostThatIsMore(String host) {
        assertThatThrownBy(() -> address("root", host, 22)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "deploy", "first.last", "DOMAIN\\user", "me@example.org", "björn", "svc$"})
    void takesAccounts(String user) {
        assertThat(address(user, "web1", 22).user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-l", "a b", "a\tb", "a\nb", "a\0", "a;b", "a'b", "a\u202eb", ".."})
    void refusesAnAccountThatIsMore(String user) {
        assertThatThrownBy(() -> address(user, "web1", 22)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void refusesAPortOutOfRange(int port) {
        assertThatThrownBy(() -> address("root", "web1", port)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesTooManyHops() {
        HostAddress address = address("root", "hop", 22);
        for (int i = 0; i < 4; i++) {
            address = new HostAddress("web1", "root", "web1", 22, null, address);
        }
        HostAddress longest = address;

        assertThatThrownBy(() -> new HostAddress("web1", "root", "web1", 22, null, longest))
                .isInstanceOf(Refused.class);
    }

    @Test
    void showsAKeyAsSshDoes() {
        assertThat(new HostKey("ssh-ed25519", KEY).fingerprint())
                .startsWith("SHA256:")
                .hasSize(50);
        assertThat(HostKey.of(new HostKey("ssh-ed25519", KEY).blob())).isEqualTo(new HostKey("ssh-ed25519", KEY));
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> new HostKey("ssh-rsa", KEY)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new HostKey("ssh-ed25519", "AAAA*")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new HostKey("ssh-ed25519", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new HostKey("ssh ed25519\nx", KEY)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> HostKey.of(new byte[] {0, 0, 1, 0, 1})).isInstanceOf(Refused.class);
    }
}
