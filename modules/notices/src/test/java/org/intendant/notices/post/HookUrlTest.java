package org.intendant.notices.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.intendant.data.Networks;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T28: which addresses a webhook may have at all. */
class HookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://1.2.3/",
                "http://1.2.3.4.5/",
                "http://1.2.3.256/",
                "http://1.2.3.04/",
                "https://user:password@example.org/",
                "https://example.org@10.0.0.1/",
                "https://example.org/#part",
                "https://[fe80::1%25eth0]/",
                "https://[::1%lo]/",
                "https://\uff11\uff12\uff17.0.0.1/",
                "https://localhost\u3002/",
                "https://example.org:0/",
                "https://example.org:99999/",
                "https:///x",
                "https:x",
                "ftp://example.org/",
                "file:///etc/passwd",
                "gopher://example.org/",
                "javascript:alert(1)",
                "https://exa mple.org/",
                "https://example.org/\r\nHost: other",
                "https://example.org/\u0000",
                "https://-x.example.org/",
                "https://example.org./",
                "",
                "example.org"
            })
    void refusesWhatIsReadInMoreThanOneWay(String url) {
        assertThatThrownBy(() -> HookUrl.of(url))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons().get(0).field()).isEqualTo("url"));
    }

    @Test
    void takesNamesAndPlainAddresses() {
        HookUrl url = HookUrl.of(" https://chat.example.org:8443/hooks/7?room=a%20b ");
        assertThat(url.host()).isEqualTo("chat.example.org");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.target()).isEqualTo("/hooks/7?room=a%20b");
        assertThat(url.authority()).isEqualTo("chat.example.org:8443");
        assertThat(url).as("its path may be a secret").hasToString("https://chat.example.org:8443/…");
        assertThat(HookUrl.of("https://93.184.216.34").target()).isEqualTo("/");
        assertThat(HookUrl.of("https://[2606:4700::1111]/x").host()).isEqualTo("2606:4700::1111");
        assertThat(HookUrl.of("http://a/").port()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b::c0a8:101",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff:1::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void neverReachesWhatIsNotOutInTheOpen(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName(address), listed("")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "8.8.8.8", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void reachesWhatIs(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void reachesListedNetworksAndOnlyThose() throws UnknownHostException {
        Networks listed = listed("10.1.0.0/16 fd00:7::/32");
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName("10.1.2.3"), listed))
                .isTrue();
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName("::ffff:10.1.2.3"), listed))
                .isTrue();
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName("fd00:7::1"), listed))
                .isTrue();
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName("10.2.2.3"), listed))
                .isFalse();
        assertThat(PublicAddress.mayBeReached(InetAddress.getByName("64:ff9b::a01:203"), listed))
                .as("listed is the address that is connected to")
                .isFalse();
    }

    private static Networks listed(String networks) {
        return new org.intendant.data.Settings(java.util.Map.of("INTENDANT_WEBHOOK_NETWORKS", networks))
                .webhookNetworks();
    }
}
