package org.intendant.portforwarding.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.intendant.data.TestDatabase;
import org.intendant.operations.ReadBack;
import org.intendant.people.Role;
import org.intendant.people.exchange.Cells;
import org.intendant.plans.Difference;
import org.intendant.plans.Target;
import org.intendant.portforwarding.Gateway;
import org.intendant.portforwarding.forwards.PortForwardRows.Tried;
import org.intendant.portforwarding.pages.PortForwardTable;
import org.intendant.servers.Estate;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forwards as use cases: what is refused and beside which field, what is kept, who sees what. T13, T28. */
abstract class PortForwardsContract {

    protected abstract TestDatabase database();

    private Gateway gateway;
    private Server gw1;
    private Server web1;

    @BeforeEach
    void aHypervisorWithAGuest() {
        gateway = new Gateway(database());
        gw1 = gateway.hypervisor("gw1", "10.10.1.0/24");
        web1 = gateway.guest("web1", gw1, "10.10.1.5", "");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private PortForwardDraft draft(String ports) {
        return Gateway.draft(gw1, web1, ports, "");
    }

    private List<String> refused(PortForwardDraft draft) {
        List<String> tried = gateway.refusals(() -> {
            gateway.get(PortForwards.class).tried(draft, 0);
            return true;
        });
        List<String> said =
                gateway.refusals(() -> gateway.get(PortForwards.class).add(draft));
        assertThat(tried).as("the preview says the same").isEqualTo(said);
        return said;
    }

    private KeptForwards kept(PortForward... forwards) {
        return KeptForwards.of(new KeptForwards(
                        java.util.stream.Stream.of(forwards)
                                .map(forward -> KeptForwards.Kept.of(forward, "web1"))
                                .toList(),
                        List.of())
                .text());
    }

    private List<String> enabled() {
        return gateway.does(() -> gateway.get(PortForwardRows.class).of(gw1.id())).stream()
                .filter(PortForward::isEnabled)
                .map(forward -> forward.name() + " " + forward.guestPorts())
                .toList();
    }

    @Test
    void wantsAgainWhatWasForwardedThen() {
        PortForward stays = gateway.add(draft("80"));
        PortForward changed = gateway.add(draft("443"));
        PortForward turnedOff = gateway.add(draft("25"));
        PortForwardDraft noted = draft("8080");
        noted.setComment("The shop");
        PortForward gone = gateway.add(noted);
        KeptForwards then = kept(stays, changed, turnedOff, gone);
        gateway.does(() -> {
            PortForwards all = gateway.get(PortForwards.class);
            PortForwardDraft other = all.draft(changed.id());
            other.setGuestPort("8443");
            all.change(changed.id(), other);
            PortForwardDraft off = all.draft(turnedOff.id());
            off.setEnabled(false);
            all.change(turnedOff.id(), off);
            all.remove(gone.id());
            return true;
        });
        gateway.add(draft("9090"));
        PortForwardDraft off = draft("7070");
        off.setEnabled(false);
        gateway.add(off);

        List<Difference> differences =
                gateway.does(() -> gateway.get(EarlierForwards.class).want(gw1.id(), then));

        assertThat(differences)
                .extracting(Difference::name)
                .containsExactly("25/tcp", "443/tcp", "9090/tcp", "8080/tcp");
        assertThat(differences.get(0).before()).contains("enabled: no");
        assertThat(differences.get(0).after()).contains("enabled: yes");
        assertThat(differences.get(1).before()).contains("guest ports: 8443");
        assertThat(differences.get(1).after()).contains("guest ports: 443");
        assertThat(differences.get(2).after()).isEmpty();
        assertThat(differences.get(3).after()).contains("comment: The shop");
        assertThat(enabled()).containsExactly("25/tcp 25", "80/tcp 80", "443/tcp 443", "8080/tcp 8080");
        assertThat(gateway.does(() -> gateway.get(PortForwardRows.class).of(gw1.id())))
                .as("what is off is in no rules, and stays")
                .extracting(PortForward::name)
                .contains("7070/tcp");
        assertThat(gateway.comparedSoon).contains("server:" + gw1.id());
        assertThat(gateway.<List<Difference>>does(
                        () -> gateway.get(EarlierForwards.class).want(gw1.id(), then)))
                .isEmpty();
        assertThat(gateway.<List<Difference>>does(
                        () -> gateway.get(EarlierForwards.class).want(gw1.id(), KeptForwards.of(""))))
                .hasSize(4);
        assertThat(enabled()).isEmpty();
    }

    @Test
    void countsWhatDoesNotAnswerBetweenWhichServers() {
        PortForward answers = gateway.add(draft("80"));
        PortForward silent = gateway.add(draft("81"));
        PortForward off = gateway.add(draft("82"));
        gateway.does(() -> {
            PortForwardRows rows = gateway.get(PortForwardRows.class);
            rows.tested(List.of(new Tried(answers.id(), true, "It answered.")));
            rows.tested(List.of(new Tried(silent.id(), false, "No connection.")));
            PortForwardDraft draft = gateway.get(PortForwards.class).draft(off.id());
            draft.setEnabled(false);
            gateway.get(PortForwards.class).change(off.id(), draft);
            rows.tested(List.of(new Tried(off.id(), false, "No connection.")));
            return true;
        });

        assertThat(gateway.does(() -> gateway.get(PortForwardRows.class).silent()))
                .containsExactly(new PortForwardRows.Between(gw1.id(), web1.id(), 1));
    }

    @Test
    void takesManyReadingsOfOneHypervisorAtTheSameMoment() {
        PortForwardRows rows = gateway.get(PortForwardRows.class);
        PortForwardHost.Read seen = new PortForwardHost.Read(true, List.of(), List.of(), Set.of());

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> gateway.does(() -> {
                            rows.read(gw1.id(), seen);
                            return true;
                        })))
                        .limit(8)
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(gateway.does(() -> rows.host(gw1.id()))).isPresent();
    }

    @Test
    void whatOthersForwardIsAdoptedOnceAndRefusedByName() {
        ForeignForward.Meaning meaning = new ForeignForward.Meaning(
                "tcp", List.of("8080", "9000-9001"), "", "10.10.1.5", "", "", "eth1", "by hand");
        ForeignForward rule = new ForeignForward("iptables -A PREROUTING 1", "one", "", meaning);
        ForeignForward docker = new ForeignForward("iptables -A DOCKER 2", "two", "It belongs to Docker.", null);
        gateway.does(() -> {
            gateway.get(PortForwardRows.class)
                    .read(gw1.id(), new PortForwardHost.Read(false, List.of(), List.of(rule, docker), Set.of()));
            return true;
        });
        assertThat(gateway.get(PortForwardRows.class).targets())
                .as("hypervisors are compared from their first day, as there may be something to adopt")
                .extracting(Target::id)
                .contains(gw1.id())
                .doesNotContain(web1.id());

        assertThat(adopting("iptables -A PREROUTING 3"))
                .singleElement()
                .asString()
                .contains("was read to have no such rule");
        assertThat(adopting(docker.rule())).containsExactly("rule: It belongs to Docker.");
        assertThat(adopting(rule.rule()))
                .containsExactly(
                        "rule: This rule is open over eth1 alone, and gw1 does not say which interface leads outside. If"
                                + " it is this one, say so on its own page first.");
        gateway.does(() -> {
            ServerDraft draft = gateway.get(Servers.class).draft(gw1.id());
            draft.getHypervisor().setExternalInterface("eth1");
            gateway.get(Servers.class).change(gw1.id(), draft);
            return true;
        });
        assertThat(adopting(rule.rule())).isEmpty();
        assertThat(enabled()).containsExactly("8080/tcp 8080", "9000-9001/tcp 9000-9001");
        assertThat(gateway.trail).contains("forward.adopt 8080/tcp, 9000-9001/tcp of gw1");
        assertThat(adopting(rule.rule()))
                .containsExactly(": This rule of gw1 is adopted already. Its plan takes it out.");
        gateway.as(7, Role.MEMBER);
        assertThat(adopting(rule.rule())).singleElement().asString().contains("you may not see it");
    }

    private List<String> adopting(String rule) {
        return gateway.refusals(() -> gateway.get(Adoptions.class).adopt(gw1.id(), rule));
    }

    @Test
    void whatCannotBeForwardedAgainIsNamedRowByRowAndNothingIsChanged() {
        Server web2 = gateway.guest("web2", gw1, "10.10.1.6", "");
        PortForward gone = gateway.add(Gateway.draft(gw1, web2, "81", ""));
        PortForward taken = gateway.add(draft("82"));
        PortForward possible = gateway.add(draft("83"));
        KeptForwards then = kept(gone, taken, possible);
        gateway.does(() -> {
            PortForwards all = gateway.get(PortForwards.class);
            List.of(gone, taken, possible).forEach(forward -> all.remove(forward.id()));
            gateway.get(Servers.class).remove(web2.id(), "web2");
            return true;
        });
        PortForwardDraft range = draft("80-90");
        range.setEnabled(false);
        gateway.add(range);

        assertThat(gateway.refusals(() -> gateway.get(EarlierForwards.class).want(gw1.id(), then)))
                .containsExactly(
                        ": 81/tcp to web1 cannot be wanted again: There is no such server, or you may not see it.",
                        ": 82/tcp to web1 cannot be wanted again: 80-90/tcp of gw1 leads to web1 already. A port leads to one"
                                + " guest.",
                        ": 83/tcp to web1 cannot be wanted again: 80-90/tcp of gw1 leads to web1 already. A port leads to one"
                                + " guest.");
        assertThat(enabled()).isEmpty();
    }

    @Test
    void keepsWhatIsWantedAndSaysSo() {
        PortForwardDraft draft = draft("8000 - 8010");
        draft.setGuestPort("80");
        draft.setProtocol("UDP");
        draft.setSources("2001:DB8:0::/32, 192.0.2.7 192.0.2.0/24");
        draft.setPublicAddress("198.51.100.1");
        gateway.add(draft);

        PortForwardRow row =
                gateway.does(() -> gateway.get(PortForwards.class).of(gw1.id()).get(0));

        assertThat(row.name()).isEqualTo("8000-8010/udp at 198.51.100.1");
        assertThat(row.guestPorts()).isEqualTo("80-90");
        assertThat(row.sources()).isEqualTo("192.0.2.0/24, 2001:db8::/32");
        assertThat(gateway.trail).contains("forward.add 8000-8010/udp at 198.51.100.1 of gw1");
        assertThat(gateway.comparedSoon).contains("server:" + gw1.id());
    }

    @Test
    void nonsenseIsRefusedBesideItsField() {
        PortForwardDraft draft = new PortForwardDraft();
        draft.setHypervisorId(gw1.id());
        draft.setProtocol("icmp");
        draft.setPublicPorts("0");
        draft.setPublicAddress("127.0.0.1");
        draft.setSources("192.0.2.1/24");
        draft.setComment("a\nb");
        assertThat(refused(draft))
                .extracting(said -> said.replaceFirst(":.*", ""))
                .containsExactlyInAnyOrder("guestId", "protocol", "publicPorts", "publicAddress", "sources", "comment");
        for (String ports : List.of("", "x", "65536", "20-10", "1-1001", "80,81", "80;", "-80", "８０")) {
            assertThat(refused(draft(ports)))
                    .as(ports)
                    .singleElement()
                    .asString()
                    .startsWith("publicPorts: ");
        }
        for (String address :
                List.of("0.0.0.0", "::1", "169.254.1.1", "224.0.0.1", "fe80::1", "::ffff:127.0.0.1", "web1")) {
            PortForwardDraft at = draft("80");
            at.setPublicAddress(address);
            assertThat(refused(at)).as(address).singleElement().asString().startsWith("publicAddress: ");
        }
        PortForwardDraft high = draft("8000-8010");
        high.setGuestPort("65530");
        assertThat(refused(high)).singleElement().asString().startsWith("guestPort: ");
        PortForwardDraft everybody = draft("80");
        everybody.setSources("0.0.0.0/0");
        assertThat(refused(everybody)).singleElement().asString().startsWith("sources: ");
    }

    @Test
    void aPortLeadsToOneGuestRangesIncluded() {
        gateway.add(draft("8000-8010"));
        for (String ports : List.of("8000", "8010", "8005-8006", "7990-8000", "8010-8020", "7000-7999")) {
            List<String> said = refused(draft(ports));
            if (ports.equals("7000-7999")) {
                assertThat(said).isEmpty();
            } else {
                assertThat(said)
                        .singleElement()
                        .asString()
                        .startsWith("publicPorts: 8000-8010/tcp of gw1 leads to web1 already");
            }
        }
        PortForwardDraft udp = draft("8000");
        udp.setProtocol("udp");
        assertThat(refused(udp)).isEmpty();
    }

    @Test
    void twoPublicAddressesMayHaveTheSamePort() {
        PortForwardDraft one = draft("443");
        one.setPublicAddress("198.51.100.1");
        gateway.add(one);
        PortForwardDraft other = draft("443");
        other.setPublicAddress("198.51.100.2");
        gateway.add(other);
        assertThat(refused(draft("443"))).singleElement().asString().startsWith("publicPorts: ");
    }

    @Test
    void onlyItsOwnGuestsWithAnInternalAddressGetAnything() {
        Server gw2 = gateway.hypervisor("gw2");
        Server strange = gateway.guest("web2", gw2, "10.10.2.5", "");
        assertThat(refused(Gateway.draft(gw1, strange, "80", ""))).containsExactly("guestId: web2 is no guest of gw1.");
        Server bare = gateway.guest("bare", gw1, "", "");
        assertThat(refused(Gateway.draft(gw1, bare, "80", "")))
                .singleElement()
                .asString()
                .startsWith("guestId: bare has no internal address.");
        assertThat(refused(Gateway.draft(web1, web1, "80", "")))
                .singleElement()
                .asString()
                .startsWith("hypervisorId: web1 runs no guests.");
        PortForwardDraft six = draft("80");
        six.setPublicAddress("2001:db8::1");
        assertThat(refused(six)).singleElement().asString().startsWith("publicAddress: ");
        PortForwardDraft sources = draft("80");
        sources.setSources("2001:db8::/32");
        assertThat(refused(sources)).singleElement().asString().startsWith("sources: ");
    }

    @Test
    void onlyAnAdministratorTakesSshFromTheHypervisorAndTypesItsName() {
        assertThat(refused(draft("20-30")))
                .singleElement()
                .asString()
                .contains("publicPorts: sshd listens on 22/tcp of gw1 itself", "type the name gw1");
        PortForwardDraft typed = draft("22");
        typed.setForceName("gw2");
        assertThat(refused(typed)).containsExactly("forceName: Type the name gw1 to take the port all the same.");
        typed.setForceName("gw1");
        gateway.as(2, Role.OPERATOR);
        assertThat(refused(typed)).singleElement().asString().contains("only an administrator may take this one");
        gateway.as(1, Role.ADMIN);

        PortForward forced = gateway.add(typed);

        assertThat(forced.isForced()).isTrue();
        gateway.as(2, Role.OPERATOR);
        PortForwardDraft words =
                gateway.does(() -> gateway.get(PortForwards.class).draft(forced.id()));
        words.setComment("known");
        assertThat(gateway.does(() -> gateway.get(PortForwards.class).change(forced.id(), words))
                        .isForced())
                .isTrue();
        PortForwardDraft more =
                gateway.does(() -> gateway.get(PortForwards.class).draft(forced.id()));
        more.setPublicPorts("22-23");
        assertThat(gateway.refusals(() -> gateway.get(PortForwards.class).change(forced.id(), more)))
                .singleElement()
                .asString()
                .startsWith("publicPorts: ");
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeAGuestIsChosen() {
        gateway.add(draft("8000-8010"));
        PortForwardDraft draft = draft("8005");
        draft.setGuestId(null);

        assertThat(refused(draft))
                .containsExactly(
                        "guestId: Choose the guest.",
                        "publicPorts: 8000-8010/tcp of gw1 leads to web1 already. A port leads to one guest.");
    }

    @Test
    void oneThatIsOffIsAsWantedWhileAnotherDiffers() {
        PortForward on = gateway.add(draft("80"));
        PortForwardDraft later = draft("81");
        later.setEnabled(false);
        PortForward off = gateway.add(later);
        PortForwardDraft lingers = draft("82");
        lingers.setEnabled(false);
        PortForward still = gateway.add(lingers);
        gateway.readBack.put("server:" + gw1.id(), new ReadBack(State.DIFFERS, Instant.now()));
        gateway.does(() -> {
            gateway.get(PortForwardRows.class)
                    .read(gw1.id(), new PortForwardHost.Read(true, List.of(), List.of(), Set.of(still.id())));
            return true;
        });

        PortForwards forwards = gateway.get(PortForwards.class);
        assertThat(gateway.does(() -> forwards.get(on.id())).state()).isEqualTo(State.DIFFERS);
        assertThat(gateway.does(() -> forwards.get(off.id())).state()).isEqualTo(State.IN_SYNC);
        assertThat(gateway.does(() -> forwards.get(still.id())).state())
                .as("it was read to be there all the same")
                .isEqualTo(State.DIFFERS);
    }

    @Test
    void whatListensInsideAloneIsNotLost() {
        gateway.get(PortForwardRows.class)
                .read(
                        gw1.id(),
                        new PortForwardHost.Read(
                                false,
                                List.of(
                                        new Listener(Protocol.TCP, "127.0.0.1", 25, "master"),
                                        new Listener(Protocol.TCP, "10.10.1.1", 53, "dnsmasq"),
                                        new Listener(Protocol.TCP, "*", 8006, "pveproxy"),
                                        new Listener(Protocol.UDP, "0.0.0.0", 68, "dhclient")),
                                List.of(),
                                Set.of()));
        assertThat(refused(draft("25"))).isEmpty();
        assertThat(refused(draft("53"))).isEmpty();
        assertThat(refused(draft("68"))).isEmpty();
        assertThat(refused(draft("8000-8010"))).singleElement().asString().contains("pveproxy listens on 8006/tcp");
    }

    @Test
    void aChangeGivesItsPortsBackAndASecondHandIsTold() {
        PortForward forward = gateway.add(draft("8000-8010"));
        PortForwardDraft first =
                gateway.does(() -> gateway.get(PortForwards.class).draft(forward.id()));
        PortForwardDraft second =
                gateway.does(() -> gateway.get(PortForwards.class).draft(forward.id()));
        first.setPublicPorts("8010-8020");
        gateway.does(() -> gateway.get(PortForwards.class).change(forward.id(), first));
        assertThat(refused(draft("8000"))).isEmpty();
        assertThat(gateway.refusals(() -> gateway.get(PortForwards.class).change(forward.id(), second)))
                .singleElement()
                .asString()
                .contains("was changed by somebody else");
        gateway.does(() -> {
            gateway.get(PortForwards.class).remove(forward.id());
            return true;
        });
        assertThat(refused(draft("8020"))).isEmpty();
    }

    @Test
    void serversThatForwardsNeedStay() {
        gateway.add(draft("8000-8010"));
        assertThat(gateway.refusals(() -> {
                    gateway.get(Servers.class).remove(web1.id(), "web1");
                    return true;
                }))
                .singleElement()
                .asString()
                .contains("The port 8000-8010/tcp of gw1 leads to it.");
        assertThat(gateway.does(() -> gateway.get(Servers.class).dependents(gw1.id())))
                .contains("port/tcp 8000 and 10 more are taken by the forward of 8000-8010/tcp to web1.");
    }

    @Test
    void membersSeeAndChangeWhatIsTheirs() {
        gateway.add(draft("8080"));
        gateway.as(7, Role.MEMBER);
        assertThat(gateway.does(() -> gateway.get(PortForwards.class).page(Query.all()))
                        .total())
                .isZero();
        assertThat(gateway.refusals(() -> gateway.get(PortForwards.class).add(draft("81"))))
                .singleElement()
                .asString()
                .startsWith("hypervisorId: There is no such server");
    }

    @Test
    void searchesFiltersAndSorts() {
        gateway.add(draft("8000-8010"));
        PortForwardDraft udp = draft("53");
        udp.setProtocol("udp");
        udp.setComment("Names");
        udp.setEnabled(false);
        gateway.add(udp);
        assertThat(names(Query.matching("8005"))).containsExactly("8000-8010/tcp");
        assertThat(names(Query.matching("NAMES"))).containsExactly("53/udp");
        assertThat(names(Query.matching("%"))).isEmpty();
        assertThat(names(new Query("", Map.of("protocol", "tcp"), "port", true, 0, 10)))
                .containsExactly("8000-8010/tcp");
        assertThat(names(new Query("", Map.of("enabled", "no", "guest", Long.toString(web1.id())), "", false, 0, 10)))
                .containsExactly("53/udp");
        assertThat(names(new Query("", Map.of(), "port", true, 0, 10))).containsExactly("8000-8010/tcp", "53/udp");
    }

    private List<String> names(Query query) {
        return gateway.does(() -> gateway.get(PortForwards.class).page(query)).rows().stream()
                .map(PortForwardRow::name)
                .toList();
    }

    @Test
    void aProxyGuestIsOfferedBothPortsUntilOneLeadsSomewhere() {
        ProxyOffers offers = gateway.get(ProxyOffers.class);
        assertThat(gateway.does(() -> offers.of(gw1.id()))).isEmpty();
        ServerDraft proxy = Estate.draft("proxy");
        proxy.setGuest(true);
        proxy.setHypervisorId(gw1.id());
        proxy.setRoles(List.of(ServerRole.PROXY));
        proxy.getAddresses().setInternalIpv4("10.10.1.9");
        Server guest = gateway.server(proxy);
        ServerDraft draft = gateway.does(() -> gateway.get(Servers.class).draft(gw1.id()));
        draft.getHypervisor().setProxyId(guest.id());
        gateway.does(() -> gateway.get(Servers.class).change(gw1.id(), draft));

        assertThat(gateway.does(() -> offers.of(gw1.id()))).contains("proxy");
        gateway.does(() -> offers.take(gw1.id()));

        assertThat(names(Query.all())).containsExactly("80/tcp", "443/tcp");
        assertThat(gateway.does(() -> offers.of(gw1.id()))).isEmpty();
        assertThat(gateway.refusals(() -> offers.take(gw1.id()))).hasSize(1);
    }

    @Test
    void rowsOfFilesAddAndChangeAndAreRefusedByTheirColumns() {
        PortForwardTable table = gateway.get(PortForwardTable.class);
        Cells row = new Cells(Map.of(
                "hypervisor", "gw1", "protocol", "tcp", "publicPorts", "8080", "guest", "web1", "guestPort", "80"));
        gateway.does(() -> {
            assertThat(table.find(row)).isEmpty();
            table.write(row, null);
            return true;
        });
        Cells off = new Cells(Map.of("hypervisor", "gw1", "protocol", "tcp", "publicPorts", "8080", "enabled", "no"));
        gateway.does(() -> {
            table.write(off, table.find(off).orElseThrow());
            return true;
        });
        PortForwardRow kept =
                gateway.does(() -> gateway.get(PortForwards.class).of(gw1.id()).get(0));
        assertThat(kept.enabled()).isFalse();
        assertThat(kept.guestPorts()).isEqualTo("80");
        Cells ssh = new Cells(
                Map.of("hypervisor", "gw1", "protocol", "tcp", "publicPorts", "22", "guest", "web1", "sources", "x"));
        assertThat(gateway.refusals(() -> {
                    table.write(ssh, null);
                    return true;
                }))
                .singleElement()
                .asString()
                .startsWith("sources: ");
        Cells nobody =
                new Cells(Map.of("hypervisor", "gw1", "protocol", "tcp", "publicPorts", "81", "guest", "nobody"));
        assertThat(gateway.refusals(() -> {
                    table.write(nobody, null);
                    return true;
                }))
                .containsExactly("guest: There is no server called “nobody”, or you may not see it.");
        assertThat(gateway.does(() -> table.rows(Query.all())).rows())
                .singleElement()
                .satisfies(values ->
                        assertThat(values).containsEntry("guestPort", "80").containsEntry("enabled", "no"));
    }
}
