package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.Ports;
import org.intendant.portforwarding.forwards.Protocol;
import org.junit.jupiter.api.Test;

/** What is forwarded, as nft reads it. T24: numbers, addresses and names only. */
class NftablesRulesTest {

    private static final List<Cidr> NETWORKS = networks("10.10.1.0/24", "fd00:1::/64");

    private static List<Cidr> networks(String... texts) {
        return Stream.of(texts).map(Cidr::known).toList();
    }

    private static Forwarded forward(Protocol protocol, Ports ports, Ports there, String at, List<Cidr> sources) {
        return new Forwarded(7, protocol, ports, there, at, sources, "web1", "10.10.1.5", "fd00:1::5");
    }

    private static Forwarded tcp(int port, int there) {
        return forward(Protocol.TCP, new Ports(port, port), new Ports(there, there), "", List.of());
    }

    private static List<String> rules(Forwarded forward) {
        return NftablesRules.render(List.of(forward), NETWORKS, "")
                .lines()
                .filter(line -> line.contains("dnat"))
                .filter(line -> !line.contains("ct status"))
                .map(String::strip)
                .distinct()
                .toList();
    }

    @Test
    void oneForwardIsThisTable() {
        assertThat(NftablesRules.render(List.of(tcp(8080, 80)), NETWORKS, "vmbr0"))
                .isEqualTo("""
                # Written by Intendant. What is changed here is reported and put right.
                table inet intendant_portforwarding
                flush table inet intendant_portforwarding
                table inet intendant_portforwarding {
                \tchain prerouting {
                \t\ttype nat hook prerouting priority dstnat; policy accept;
                \t\tjump public
                \t}

                \tchain output {
                \t\ttype nat hook output priority -100; policy accept;
                \t\tjump public
                \t}

                \tchain public {
                \t\tmeta nfproto ipv4 ip daddr != { 10.10.1.0/24, 127.0.0.0/8 } fib daddr type local jump public_ipv4
                \t\tmeta nfproto ipv6 ip6 daddr != { ::1, fd00:1::/64 } fib daddr type local jump public_ipv6
                \t}

                \tchain public_ipv4 {
                \t\ttcp dport 8080 dnat ip to 10.10.1.5:80 comment "7 web1"
                \t}

                \tchain public_ipv6 {
                \t\ttcp dport 8080 dnat ip6 to [fd00:1::5]:80 comment "7 web1"
                \t}

                \tchain postrouting {
                \t\ttype nat hook postrouting priority srcnat; policy accept;
                \t\tip saddr 10.10.1.0/24 ip daddr 10.10.1.0/24 ct status dnat masquerade
                \t\toifname "vmbr0" ip saddr 10.10.1.0/24 ip daddr != 10.10.1.0/24 masquerade
                \t\tip6 saddr fd00:1::/64 ip6 daddr fd00:1::/64 ct status dnat masquerade
                \t\toifname "vmbr0" ip6 saddr fd00:1::/64 ip6 daddr != fd00:1::/64 masquerade
                \t}
                }
                """);
    }

    @Test
    void theSamePortNeedsNoOther() {
        assertThat(rules(tcp(443, 443)).get(0)).endsWith("tcp dport 443 dnat ip to 10.10.1.5 comment \"7 web1\"");
    }

    @Test
    void aRangeKeepsItsPortsOrMovesThemOneByOne() {
        Ports range = new Ports(8000, 8002);
        assertThat(rules(forward(Protocol.UDP, range, range, "", List.of())).get(1))
                .contains("udp dport 8000-8002 dnat ip6 to fd00:1::5 comment");
        assertThat(rules(forward(Protocol.UDP, range, new Ports(80, 82), "", List.of()))
                        .get(1))
                .contains(
                        "udp dport 8000-8002 dnat ip6 to fd00:1::5 : udp dport map { 8000 : 80, 8001 : 81, 8002 : 82 }");
    }

    @Test
    void onePublicAddressIsOfOneFamily() {
        Ports port = new Ports(80, 80);
        assertThat(rules(forward(Protocol.TCP, port, port, "192.0.2.7", List.of())))
                .singleElement()
                .asString()
                .startsWith("meta nfproto ipv4 ip daddr 192.0.2.7 tcp dport 80 dnat ip to 10.10.1.5");
    }

    @Test
    void sourcesOfOneFamilyOpenNothingOverTheOther() {
        Ports port = new Ports(80, 80);
        assertThat(rules(forward(Protocol.TCP, port, port, "", networks("192.0.2.0/24", "198.51.100.7"))))
                .singleElement()
                .asString()
                .contains("ip saddr { 192.0.2.0/24, 198.51.100.7 } tcp dport 80");
    }

    @Test
    void publicIpv6NetworksKeepTheirAddresses() {
        String text = NftablesRules.render(List.of(tcp(80, 80)), networks("2001:db8:1::/64"), "");
        assertThat(text)
                .contains("ip6 saddr 2001:db8:1::/64 ip6 daddr 2001:db8:1::/64 ct status dnat masquerade")
                .doesNotContain("ip6 daddr != 2001:db8:1::/64 masquerade");
    }

    @Test
    void networksThatLieInOthersAreLeftOut() {
        assertThat(NftablesRules.render(List.of(tcp(80, 80)), networks("10.0.0.0/8", "10.1.0.0/16"), ""))
                .contains("ip saddr 10.0.0.0/8 ip daddr != 10.0.0.0/8 masquerade")
                .doesNotContain("10.1.0.0");
    }

    @Test
    void longNamesAreCut() {
        Forwarded long_ = new Forwarded(
                1, Protocol.TCP, new Ports(1, 1), new Ports(1, 1), "", List.of(), "a".repeat(253), "10.10.1.5", "");
        assertThat(rules(long_).get(0)).endsWith("comment \"1 " + "a".repeat(100) + "\"");
    }
}
