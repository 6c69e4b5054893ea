package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of others in their own files: out of use as comments, and in use again byte for byte. T24. */
class RulesKeptTest {

    private static final String SHOP =
            "iptables -A PREROUTING -i eth0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.7.0.3:80";
    private static final String SCRIPT = """
            #! /bin/sh
            case "$1" in
              start)
                /sbin/iptables -t nat -D POSTROUTING -s 10.7.0.0/24 -o eth0 -j SNAT --to 192.0.2.1
                /sbin/iptables -t nat -A PREROUTING -i eth0 -p tcp --dport 8080 -j DNAT --to 10.7.0.3:80
                /sbin/iptables -t nat -A PREROUTING -i eth0 -p tcp --dport 8081 -j DNAT --to 10.7.0.3:80
                /sbin/iptables -t nat -A PREROUTING -i eth0 -p udp --dport 8080 -j DNAT --to 10.7.0.3:80
                ;;
            esac
            """;

    private static String text(String path, String found, String... adopted) {
        return new RulesKept(path, List.of(adopted)).text(found);
    }

    @Test
    void theLineOfTheScriptThatMakesTheSameRuleBecomesAComment() {
        String out = text(RulesKept.NAT_VZ, SCRIPT, SHOP);

        assertThat(out)
                .isEqualTo(SCRIPT.replace(
                        "    /sbin/iptables -t nat -A PREROUTING -i eth0 -p tcp --dport 8080",
                        "# Adopted by Intendant:     /sbin/iptables -t nat -A PREROUTING -i eth0 -p tcp --dport 8080"));
        assertThat(text(RulesKept.NAT_VZ, out, SHOP)).isEqualTo(out);
        assertThat(text(RulesKept.NAT_VZ, out)).isEqualTo(SCRIPT);
        assertThat(new RulesKept(RulesKept.NAT_VZ, List.of()).brings(out, SHOP)).isTrue();
    }

    @Test
    void savedRulesOfTheOtherFamilyAreOtherRules() {
        String saved = "*nat\n:PREROUTING ACCEPT [0:0]\n[7:420] " + SHOP.substring(9) + "\nCOMMIT\n";

        assertThat(text("/etc/iptables/rules.v4", saved, SHOP))
                .contains("\n# Adopted by Intendant: [7:420] -A PREROUTING");
        assertThat(text("/etc/iptables/rules.v6", saved, SHOP)).isEqualTo(saved);
        assertThat(text("/etc/iptables/rules.v4", saved, "ip6" + SHOP.substring(2)))
                .isEqualTo(saved);
    }

    @Test
    void rulesOfNftAreKnownByTheirText() {
        String conf = "table ip shop {\n\tchain pre {\n\t\ttcp dport  9090 counter dnat to 10.7.0.3:90\n\t}\n}\n";
        String rule = "nft ip shop pre tcp dport 9090 counter dnat to 10.7.0.3:90";

        assertThat(text("/etc/nftables.conf", conf, rule))
                .isEqualTo(conf.replace("\t\ttcp dport", "# Adopted by Intendant: \t\ttcp dport"));
        assertThat(text("/etc/nftables.conf", conf, rule.replace("9090", "9091")))
                .isEqualTo(conf);
        assertThat(text(RulesKept.NAT_VZ, conf, rule)).isEqualTo(conf);
    }
}
