package org.intendant.portforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.EarlierForwards;
import org.intendant.portforwarding.forwards.KeptForwards;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another hand wrote into our rules, as forwards: wanted where forwards say all of it, else refused by its line. */
class ChangedByHandH2Test {

    private final Gateway gateway = new Gateway(Gateway.h2());
    private Server gw;
    private Server web;
    private Server db;
    private PortForward shop;

    @BeforeEach
    void threeForwards() {
        gw = gateway.hypervisor("gw1", "10.10.1.0/24", "fd00:1::/64");
        web = gateway.guest("web1", gw, "10.10.1.5", "fd00:1::5");
        db = gateway.guest("db1", gw, "10.10.1.6", "");
        shop = add(web, "8080", "80", "192.0.2.0/24 2001:db8::/32");
        add(web, "9000-9002", "9100", "");
        add(db, "5432", "", "");
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    private PortForward add(Server guest, String ports, String guestPort, String sources) {
        PortForwardDraft draft = Gateway.draft(gw, guest, ports, guestPort);
        draft.setSources(sources);
        draft.setComment("for " + ports);
        return gateway.add(draft);
    }

    private String ours() {
        Wanted wanted = wanted();
        return NftablesRules.render(
                wanted.items().stream().map(Wanted.Item::leads).toList(), wanted.networks(), wanted.outside());
    }

    private Wanted wanted() {
        return gateway.does(() -> gateway.get(WantedForwards.class).on(gw.id()));
    }

    private KeptForwards said(UnaryOperator<String> hand) {
        String edited = hand.apply(ours());
        assertThat(edited).isNotEqualTo(ours());
        List<ChangedByHand.Guest> guests =
                gateway.does(() -> gateway.get(WantedForwards.class).guests(gw.id()));
        return new ChangedByHand(wanted(), guests, edited, ours()).forwards();
    }

    private List<String> adopted(UnaryOperator<String> hand) {
        KeptForwards said = said(hand);
        gateway.does(() -> gateway.get(EarlierForwards.class).want(gw.id(), said));
        return gateway.does(() -> gateway.get(PortForwards.class).of(gw.id())).stream()
                .map(forward -> forward.name() + " " + forward.guestPorts() + " " + forward.comment())
                .toList();
    }

    private void refuses(UnaryOperator<String> hand, String words) {
        assertThatThrownBy(() -> said(hand)).isInstanceOf(Refused.class).hasMessageContaining(words);
    }

    @Test
    void isWantedWithWhatWasAddedAndChangedAndTakenOut() {
        List<String> wanted =
                adopted(text -> text.replace("dport 8080 dnat ip to 10.10.1.5:80", "dport 8080 dnat ip to 10.10.1.5:81")
                        .replace("dport 8080 dnat ip6 to [fd00:1::5]:80", "dport  8080 dnat ip6 to [fd00:1::5]:81")
                        .replaceAll("(?m)^.*dport 9000-9002.*\n", "")
                        .replace(
                                "\tchain public_ipv4 {\n",
                                "\tchain public_ipv4 {\n\t\t# the other one\n\t\tudp dport 53 dnat ip to 10.10.1.6\n"));

        assertThat(wanted).containsExactly("53/udp 53 ", "5432/tcp 5432 for 5432", "8080/tcp 81 for 8080");
        assertThat(gateway.does(() -> gateway.get(PortForwards.class).of(gw.id())))
                .extracting(PortForwardRow::sources)
                .contains("192.0.2.0/24, 2001:db8::/32");
    }

    @Test
    void rangesOneAddressAndTheRestThatIsOff() {
        gateway.does(() -> {
            PortForwardDraft draft = gateway.get(PortForwards.class).draft(shop.id());
            draft.setEnabled(false);
            return gateway.get(PortForwards.class).change(shop.id(), draft);
        });

        List<String> wanted = adopted(text -> text.replace("10.10.1.6", "10.10.1.5")
                .replaceAll(
                        "(?m)^\tchain public \\{\n",
                        "\tchain public {\n\t\tmeta nfproto ipv4 ip daddr 198.51.100.7 tcp dport 7000-7001 dnat ip to 10.10.1.6 :"
                                + " tcp dport map { 7000 : 7100, 7001 : 7101 }\n"));

        assertThat(wanted)
                .containsExactly(
                        "5432/tcp 5432 for 5432",
                        "7000-7001/tcp at 198.51.100.7 7100-7101 ",
                        "8080/tcp 80 for 8080",
                        "9000-9002/tcp 9100-9102 for 9000-9002");
    }

    @Test
    void whatNoForwardSaysIsRefusedByItsLine() {
        refuses(
                text -> text.replace("\t\tjump public\n", "\t\ttcp dport 9 drop\n\t\tjump public\n"),
                "“tcp dport 9 drop”");
        refuses(text -> text.replaceFirst("\t\tjump public\n", ""), "“jump public” is missing");
        refuses(text -> text.replace("10.10.1.6", "10.10.1.99"), "no guest of gw1 has the internal address 10.10.1.99");
        refuses(
                text -> text.replace("tcp dport 5432 dnat", "tcp dport 5432 counter dnat"),
                "no forward says “tcp dport 5432 counter dnat ip to 10.10.1.6");
        refuses(
                text -> text.replaceAll("(?m)^.*dport 9000-9002 dnat ip6.*\n", ""),
                "9000-9002/tcp leads over one kind of addresses only");
        refuses(
                text -> text.replace("dnat ip6 to [fd00:1::5]:80", "dnat ip6 to [fd00:1::5]:82"),
                "a forward does not say “ip6 saddr 2001:db8::/32 tcp dport 8080 dnat ip6 to [fd00:1::5]:82” as it stands there");
        refuses(
                text -> text.replace("dport 9000-9002", "dport 9000-9003"),
                "a forward does not say “tcp dport 9000-9003 dnat ip to 10.10.1.5 : tcp dport map");
    }
}
