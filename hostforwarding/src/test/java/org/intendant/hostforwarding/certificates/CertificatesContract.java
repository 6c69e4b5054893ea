package org.intendant.hostforwarding.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intendant.data.TestDatabase;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.notices.Trouble;
import org.intendant.notices.Troubles;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploaded certificates as use cases: what is refused, what is sealed (T31), what is told when they expire. T26, T29. */
abstract class CertificatesContract {

    private final Authority root = Authority.root("Root X");
    private final Authority middle = root.intermediate("Middle Y");
    private final Authority leaf = middle.leaf(60, "shop.example.org", "www.example.org");
    private House house;
    private Certificates certificates;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        house = new House(database());
        certificates = house.get(Certificates.class);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static CertificateDraft draft(Authority one) {
        CertificateDraft draft = new CertificateDraft();
        draft.setChain(one.pem());
        draft.setKey(one.key());
        return draft;
    }

    private long added(Authority one) {
        return house.does(() -> certificates.add(draft(one))).id();
    }

    private CertificateRow row(long id) {
        return house.does(() -> certificates.get(id));
    }

    @Test
    void itIsKeptInOrderWithItsKeySealed() {
        CertificateDraft draft = draft(leaf);
        draft.setChain(root.pem() + middle.pem() + leaf.pem());
        long id = house.does(() -> certificates.add(draft)).id();

        CertificateRow row = row(id);
        assertThat(row.name()).isEqualTo("shop.example.org");
        assertThat(row.domains()).containsExactly("shop.example.org", "www.example.org");
        assertThat(row.state()).isEqualTo(State.VALID);
        assertThat(row.daysLeft()).isEqualTo(59);
        assertThat(row.source()).isEqualTo("UPLOADED");
        assertThat(house.<String>does(() -> certificates.chain(id))).isEqualTo(leaf.pem() + middle.pem());
        assertThat(house.trail).containsExactly("certificate.add shop.example.org");
        String secret = leaf.key().lines().skip(1).findFirst().orElseThrow();
        assertThat(house.raw("private_key", "certificate")).startsWith("[v1:").doesNotContain(secret);
        assertThat(row + String.join("", house.described)).doesNotContain(secret);
        assertThat(draft.toString() + house.<Object>does(() -> certificates.find(id)))
                .doesNotContain(secret);
    }

    @Test
    void itsFilesAreTheChainForAllAndTheKeyForRootAloneNeverShown() {
        long id = added(leaf);

        List<HostFile> files =
                house.does(() -> house.get(CertificateFiles.class).of(id, path -> null));

        assertThat(files)
                .extracting(HostFile::path)
                .containsExactly(
                        "/etc/intendant/certificates/" + id + "/fullchain.pem",
                        "/etc/intendant/certificates/" + id + "/key.pem");
        FileState chain = files.get(0).after();
        FileState key = files.get(1).after();
        assertThat(chain.mode() + key.mode() + key.owner()).isEqualTo("644600root");
        assertThat(chain.text()).isEqualTo(leaf.pem());
        assertThat(new String(key.bytes(), StandardCharsets.US_ASCII)).isEqualTo(leaf.key());
        assertThat(files).extracting(HostFile::secret).containsExactly(false, true);
        assertThat(files.get(1).shown().after()).doesNotContain(leaf.key().substring(60, 90));
    }

    @Test
    void aNameIsTakenOnce() {
        added(leaf);

        assertThat(house.refusals(() -> certificates.add(draft(leaf))))
                .containsExactly("name: Another certificate is called “shop.example.org”.");
        CertificateDraft broken = draft(leaf);
        broken.setName("a\nb");
        assertThat(house.refusals(() -> certificates.add(broken)))
                .singleElement()
                .asString()
                .startsWith("name: ");
    }

    @Test
    void aChangeReplacesBothOrNeitherAndKnowsWhoWasFirst() {
        long id = added(leaf);
        Target gw = new Target("server", 7, "gw1");
        house.proxies.uses.put(id, gw);
        Authority next = middle.leaf(200, "shop.example.org");
        CertificateDraft first = house.does(() -> certificates.draft(id));
        assertThat(first.getKey() + first.getChain() + first.getPassword()).isEmpty();

        first.setName("The shop");
        house.does(() -> certificates.change(id, first));
        assertThat(house.wantedOtherwise).isEmpty();
        assertThat(row(id).fingerprint())
                .isEqualTo(CertificateChain.of(leaf.pem()).fingerprint());

        assertThatThrownBy(() -> house.does(() -> certificates.change(id, first)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.CONFLICT));

        CertificateDraft half = house.does(() -> certificates.draft(id));
        half.setChain(next.pem());
        assertThat(house.refusals(() -> certificates.change(id, half)))
                .singleElement()
                .asString()
                .startsWith("key: ");
        half.setKey(next.key());
        house.does(() -> certificates.change(id, half));
        assertThat(row(id).name()).isEqualTo("The shop");
        assertThat(row(id).domains()).containsExactly("shop.example.org");
        assertThat(house.wantedOtherwise).containsExactly("gw1");
    }

    @Test
    void whatIsUsedStays() {
        long id = added(leaf);
        house.proxies.uses.put(id, new Target("server", 7, "gw1"));
        assertThat(house.refusals(() -> {
                    certificates.remove(id);
                    return true;
                }))
                .containsExactly(": A rule uses it.");

        house.proxies.uses.clear();
        house.does(() -> {
            certificates.remove(id);
            return true;
        });
        assertThat(house.raw("count(*)", "certificate")).isEqualTo("[0]");
        assertThat(house.refusals(() -> certificates.get(id))).containsExactly(": There is no such certificate.");
    }

    @Test
    void theListIsSearchedFilteredAndSortedAndKnowsNothingElse() {
        added(leaf);
        added(middle.leaf(5, "a_b.example.org"));
        assertThat(names(new Query("", Map.of(), "", false, 0, 10)))
                .containsExactly("a_b.example.org", "shop.example.org");
        assertThat(names(new Query("", Map.of(), "name", true, 0, 10)))
                .containsExactly("shop.example.org", "a_b.example.org");
        assertThat(names(new Query("WWW", Map.of(), "", false, 0, 10))).containsExactly("shop.example.org");
        assertThat(names(new Query("a%b", Map.of(), "", false, 0, 10))).isEmpty();
        assertThat(names(new Query("", Map.of("domain", "www.example.org"), "", false, 0, 10)))
                .containsExactly("shop.example.org");
        assertThat(names(new Query("", Map.of("domain", "example.org"), "", false, 0, 10)))
                .isEmpty();
        assertThat(names(new Query("", Map.of("source", "acme"), "", false, 0, 10)))
                .isEmpty();
        assertThat(house.refusals(() -> certificates.page(new Query("", Map.of("source", "x"), "", false, 0, 1))))
                .containsExactly("source: Filter by uploaded or acme.");
        assertThat(house.refusals(() -> certificates.page(new Query("", Map.of("key", "x"), "", false, 0, 1))))
                .hasSize(1);
        assertThat(house.refusals(() -> certificates.page(new Query("", Map.of(), "private_key", false, 0, 1))))
                .hasSize(1);
    }

    private List<String> names(Query query) {
        return house.does(() -> certificates.page(query).rows().stream()
                .map(CertificateRow::name)
                .toList());
    }

    @Test
    void itIsToldInTimeAndNoMoreOnceItIsReplaced() {
        long id = added(leaf);
        assertThat(troubles()).isEmpty();

        house.pass(Duration.ofDays(60 - 22));
        assertThat(troubles()).isEmpty();
        house.pass(Duration.ofDays(2));
        assertThat(row(id).state()).isEqualTo(State.EXPIRES_SOON);
        assertThat(troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.what()).isEqualTo(Trouble.What.CERTIFICATE_ENDS);
            assertThat(trouble.target()).isEqualTo(new Target("certificate", id, "shop.example.org"));
            assertThat(trouble.href()).isEqualTo("/hostforwarding/certificates.xhtml?q=shop.example.org");
        });
        house.pass(Duration.ofDays(30));
        assertThat(row(id).state()).isEqualTo(State.EXPIRED);
        assertThat(row(id).daysLeft()).isNegative();
        assertThat(troubles()).singleElement().extracting(Trouble::what).isEqualTo(Trouble.What.CERTIFICATE_ENDED);

        Instant now = house.now();
        Authority next = middle.leaf(Authority.pair("EC", 256), now, now.plus(Duration.ofDays(90)), "shop.example.org");
        CertificateDraft draft = house.does(() -> certificates.draft(id));
        draft.setChain(next.pem());
        draft.setKey(next.key());
        house.does(() -> certificates.change(id, draft));
        assertThat(troubles()).isEmpty();
    }

    private List<Trouble> troubles() {
        return house.does(() -> house.get(ExpiringCertificates.class).now());
    }

    @Test
    void nobodyIsToldThatARemovedOneIsWell() {
        long id = added(leaf);
        Troubles expiring = house.get(ExpiringCertificates.class);
        Target target = new Target("certificate", id, "shop.example.org");

        assertThat(house.<Object>does(
                        () -> expiring.gone(java.util.Set.of(target.key(), "certificate:999", "server:1"))))
                .isEqualTo(java.util.Set.of("certificate:999"));
    }
}
