package org.intendant.hostforwarding.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intendant.data.TestBeans;
import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.certificates.CertificateDraft;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.hostforwarding.certificates.House;
import org.intendant.operations.ReadBack;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from a real ACME server: ordered, refused in its own words, renewed once by two Intendant servers. T29, T31. */
abstract class AcmeContract {

    @TempDir
    Path folder;

    private Pebble pebble;
    private House house;
    private AcmeOrders orders;
    private Server gw1;

    abstract TestDatabase database();

    @BeforeEach
    void open() throws Exception {
        pebble = new Pebble(folder);
        house = new House(database(), House.NO_HOSTS, pebble.settings());
        orders = house.get(AcmeOrders.class);
        gw1 = house.proxy("gw1");
        for (String domain : List.of("shop.example.org", "www.example.org")) {
            house.proxies.domains.put(domain, gw1.target());
        }
    }

    @AfterEach
    void close() {
        house.close();
        pebble.close();
    }

    private void agree() {
        AcmeSetup accounts = house.get(AcmeSetup.class);
        AcmeAccountDraft draft = new AcmeAccountDraft();
        draft.setContact("admin@example.org");
        draft.setTerms(accounts.terms());
        draft.setAgreed(true);
        accounts.agree(draft);
        String thumbprint = house.get(AcmeAccounts.class).thumbprint().orElseThrow();
        pebble.answer = token -> token + "." + thumbprint;
    }

    private AcmeOrder ordered(String domains) {
        AcmeOrderDraft draft = new AcmeOrderDraft();
        draft.setDomains(domains);
        int before = house.ordered.size();
        house.does(() -> orders.order(draft));
        return house.does(() -> house.get(AcmeOrderRows.class)
                .find(house.ordered.get(before).targets().get(0).id())
                .orElseThrow());
    }

    private NotedPart run(AcmeOrder order) {
        NotedPart part = new NotedPart(order.target());
        house.get(IssueWork.class).run(part);
        return part;
    }

    private CertificateRow only() {
        return house.does(
                () -> house.get(Certificates.class).page(Query.all()).rows().get(0));
    }

    private AcmeOrder read(AcmeOrder order) {
        return house.does(() -> house.get(AcmeOrderRows.class).find(order.id()).orElseThrow());
    }

    @Test
    void nobodyOrdersBeforeTheTermsAreAgreedTo() {
        assertThat(house.get(AcmeAccounts.class).thumbprint()).isEmpty();
        AcmeOrderDraft draft = new AcmeOrderDraft();
        draft.setDomains("shop.example.org");
        assertThat(house.refusals(() -> orders.order(draft)))
                .singleElement()
                .asString()
                .contains("An administrator must agree to the terms of localhost first");

        AcmeAccountDraft terms = new AcmeAccountDraft();
        terms.setContact("two@example.org, three");
        assertThatThrownBy(() -> house.get(AcmeSetup.class).agree(terms))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("one mail address");
        terms.setContact("");
        assertThatThrownBy(() -> house.get(AcmeSetup.class).agree(terms)).hasMessageContaining("agree to them");
        terms.setAgreed(true);
        terms.setTerms("https://elsewhere.example.org/");
        assertThatThrownBy(() -> house.get(AcmeSetup.class).agree(terms)).hasMessageContaining("Read them and agree");

        terms.setTerms(house.get(AcmeSetup.class).terms());
        house.get(AcmeSetup.class).agree(terms);
        agree();
        assertThat(house.does(() -> house.get(AcmeSetup.class).find())
                        .orElseThrow()
                        .getContact())
                .isEqualTo("admin@example.org");
        assertThat(house.trail)
                .filteredOn(entry -> entry.startsWith("acme.agree"))
                .hasSize(2);
        assertThat(house.raw("count(*)", "acme_account")).isEqualTo("[1]");
        assertThat(house.raw("private_key", "acme_account")).startsWith("[v1:");
    }

    @Test
    void aCertificateComesAndItsKeyIsKeptSealed() {
        agree();
        NotedPart part = run(ordered("Shop.example.org, www.example.org"));

        CertificateRow row = only();
        assertThat(row.domains()).containsExactly("shop.example.org", "www.example.org");
        assertThat(row.source() + row.renews() + row.keyKind()).isEqualTo("ACMEtrueECDSA P-256");
        assertThat(row.state()).isEqualTo(State.VALID);
        assertThat(row.issuer()).contains("Pebble");
        assertThat(house.does(() -> house.get(Certificates.class).chain(row.id()))
                        .split("BEGIN CERT", -1))
                .hasSize(3);
        assertThat(pebble.asked).isNotEmpty().allMatch(host -> host.matches("(shop|www)\\.example\\.org:\\d+"));
        assertThat(part.log)
                .anyMatch(line -> line.startsWith("Orders at https://localhost:"))
                .anyMatch(line -> line.contains("asks http://shop.example.org/.well-known/acme-challenge/"))
                .contains("shop.example.org is proven.", "www.example.org is proven.")
                .anyMatch(line -> line.startsWith("Issued by Pebble"));
        assertThat(String.join("\n", part.log) + house.described).doesNotContain("PRIVATE");
        assertThat(house.trail).contains("certificate.order shop.example.org", "certificate.issue shop.example.org");
        assertThat(house.does(orders::open)).isEmpty();
    }

    /** Pebble refuses every twentieth nonce: so many orders meet some. */
    @Test
    void refusedNoncesAreAskedForAgain() {
        agree();
        List<CertificateRow> rows = IntStream.range(0, 6)
                .mapToObj(n -> {
                    house.proxies.domains.put("n" + n + ".example.org", gw1.target());
                    run(ordered("n" + n + ".example.org"));
                    return only();
                })
                .toList();

        assertThat(rows).hasSize(6);
        assertThat(read("pebble.log")).contains("reject");
    }

    private String read(String file) {
        try {
            return java.nio.file.Files.readString(folder.resolve(file));
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Test
    void whatTheAuthorityRefusesIsSaidInItsWordsWithWhatToDo() {
        agree();
        pebble.answer = token -> "<h1>Welcome</h1>";
        AcmeOrder order = ordered("shop.example.org");

        assertThatThrownBy(() -> run(order))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("localhost did not get the answer of shop.example.org")
                .hasMessageContaining("Somebody else answered for the domain");

        assertThat(read(order).said()).contains("did not get the answer");
        assertThat(read(order).due()).as("never again by itself").isNull();
        assertThat(house.does(orders::open))
                .singleElement()
                .satisfies(row -> assertThat(row.said()).contains("shop.example.org"));
        IntStream.range(0, 4).forEach(n -> assertThatThrownBy(() -> run(order)).isInstanceOf(CommandFailed.class));
        assertThat(house.refusals(() -> orders.again(order.id())))
                .singleElement()
                .asString()
                .contains("It failed 5 times");
        house.pass(Duration.ofMinutes(61));
        assertThat(house.refusals(() -> orders.again(order.id()))).isEmpty();
        house.does(() -> {
            orders.discard(order.id());
            return true;
        });
        assertThat(house.does(orders::open)).isEmpty();
    }

    @Test
    void whatCanBeKnownIsRefusedBeforeTheAuthorityIsAsked() {
        agree();
        house.readBack.put(gw1.target().key(), new ReadBack(State.DIFFERS, house.now()));
        for (Map.Entry<String, String> wrong : Map.of(
                        "*.example.org", "is a wildcard",
                        "unknown.example.org", "No rule serves unknown.example.org",
                        "shop.example.org", "was not read to be as wanted",
                        "192.0.2.7", "is no domain",
                        "localhost", "is no domain",
                        "a_b.example.org;x", "beginning with a letter",
                        "", "Give the domains")
                .entrySet()) {
            AcmeOrderDraft draft = new AcmeOrderDraft();
            draft.setDomains(wrong.getKey());
            assertThat(house.refusals(() -> orders.order(draft)))
                    .as(wrong.getKey())
                    .isNotEmpty()
                    .allMatch(said -> said.startsWith("domains: "))
                    .anyMatch(said -> said.contains(wrong.getValue()));
        }
        assertThat(house.ordered).isEmpty();
        assertThat(pebble.asked).isEmpty();
    }

    @Test
    void whenAThirdIsLeftItIsRenewedByOneServerAndInstalledByPolicyAlone() {
        agree();
        AcmeOrder order = ordered("shop.example.org");
        run(order);
        CertificateRow before = only();
        house.proxies.uses.put(before.id(), gw1.target());
        Renewals renewals = house.get(Renewals.class);
        TestBeans other = house.server(House.NO_HOSTS, pebble.settings());
        Duration life = Duration.between(before.notBefore(), before.notAfter());

        house.pass(life.dividedBy(3).multipliedBy(2).minus(Duration.ofHours(2)));
        renewals.tick();
        assertThat(house.ordered).hasSize(1);

        house.pass(Duration.ofHours(3));
        renewals.tick();
        other.get(Renewals.class).tick();
        renewals.tick();
        assertThat(house.ordered).hasSize(2);
        assertThat(house.ordered.get(1).title()).isEqualTo("Renew the certificate shop.example.org");

        pebble.answer = token -> "no";
        assertThatThrownBy(() -> run(order)).isInstanceOf(CommandFailed.class);
        assertThat(read(order).due())
                .isBetween(house.now().plus(Duration.ofMinutes(59)), house.now().plus(Duration.ofMinutes(61)));
        assertThat(only().trouble()).contains("did not get the answer");
        agree();
        run(order);
        assertThat(only().trouble()).isEmpty();

        assertThat(only().fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(only().id()).isEqualTo(before.id());
        assertThat(house.trail).contains("certificate.renew shop.example.org");
        assertThat(house.wantedOtherwise).contains("gw1");
        other.get(Renewals.class).tick();
        renewals.tick();
        assertThat(house.applied).containsExactly("certificates [certificates.renew] [gw1] Renewed: shop.example.org");
        house.pass(Duration.ofSeconds(31));
        renewals.tick();
        assertThat(house.applied)
                .as("again after a pause, as long as it was not read there")
                .hasSize(2);
    }

    @Test
    void whoeverWantsItByHandGetsNeitherByItself() {
        agree();
        AcmeOrder order = ordered("shop.example.org");
        run(order);
        CertificateRow row = only();
        house.proxies.uses.put(row.id(), gw1.target());
        CertificateDraft draft = house.does(() -> house.get(Certificates.class).draft(row.id()));
        draft.setRenews(false);
        house.does(() -> house.get(Certificates.class).change(row.id(), draft));
        house.pass(Duration.between(row.notBefore(), row.notAfter()));

        house.get(Renewals.class).tick();
        assertThat(house.ordered).hasSize(1);

        house.does(() -> orders.renew(row.id()));
        run(order);
        house.get(Renewals.class).tick();
        assertThat(house.applied).isEmpty();
        assertThat(house.wantedOtherwise).contains("gw1");
    }

    @Test
    void itGoesWithItsOrder() {
        agree();
        run(ordered("shop.example.org"));
        house.does(() -> {
            house.get(Certificates.class).remove(only().id());
            return true;
        });
        assertThat(house.raw("count(*)", "acme_order")).isEqualTo("[0]");
    }

    @Test
    void anAuthorityThatIsAwayIsSaid() {
        agree();
        AcmeOrder order = ordered("shop.example.org");
        pebble.close();

        assertThatThrownBy(() -> run(order))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("localhost does not answer");
    }

    @Test
    void whoIsAskedToStopKeepsNothing() {
        agree();
        AcmeOrder order = ordered("shop.example.org");
        NotedPart part = new NotedPart(order.target());
        part.cancelled = true;

        assertThatThrownBy(() -> house.get(IssueWork.class).run(part)).hasMessageContaining("Stopped on request");
        assertThat(house.get(IssueWork.class).cancel(part)).isTrue();
        assertThat(house.raw("count(*)", "certificate")).isEqualTo("[0]");
    }
}
