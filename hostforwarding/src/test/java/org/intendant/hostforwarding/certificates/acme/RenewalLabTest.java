package org.intendant.hostforwarding.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.intendant.hostforwarding.Doorway;
import org.intendant.hostforwarding.certificates.CertificateFiles;
import org.intendant.hostforwarding.certificates.CertificateRow;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.hostforwarding.certificates.House;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hosts.HostKey;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.Approval;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Plan;
import org.intendant.plans.Step;
import org.intendant.servers.Estate;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRole;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real ACME server asks a real nginx, which answers by itself; the certificate is installed by plan and served over TLS; what was
 * renewed takes its place by policy alone, unless nginx refuses.
 */
@Tag("lab")
class RenewalLabTest {

    private static final String DOMAIN = "shop.example.org";

    @TempDir
    Path folder;

    private final Lab lab = Lab.shared();
    private final SshHosts hosts = new SshHosts(new GivenKey(lab.keys()));
    private LabHost gw;
    private Pebble pebble;
    private House house;
    private Server proxy;
    private long ruleId;

    @BeforeEach
    void aProxyWithARule() throws IOException {
        gw = lab.host("renewal", HostSpec.plain());
        pebble = new Pebble(folder, gw.address(), 80);
        house = new House(House.h2(), hosts, pebble.settings());
        AcmeSetup setup = house.get(AcmeSetup.class);
        AcmeAccountDraft draft = new AcmeAccountDraft();
        draft.setTerms(setup.terms());
        draft.setAgreed(true);
        setup.agree(draft);
        proxy = server();
        HostNameDraft rule = Doorway.draft(proxy, proxy, DOMAIN, "/");
        rule.setGuestPort("8085");
        ruleId = house.does(() -> house.get(HostNames.class).add(rule)).id();
        house.proxies.domains.put(DOMAIN, proxy.target());
        apply("hostforwarding");
    }

    @AfterEach
    void gone() {
        hosts.close();
        house.close();
        pebble.close();
        gw.destroy();
    }

    private Server server() {
        ServerDraft draft = Estate.draft(gw.name());
        draft.setRoles(List.of(ServerRole.HYPERVISOR, ServerRole.PROXY));
        draft.getHypervisor().setNetworks(List.of("127.0.0.0/24"));
        draft.getSsh().setHost(gw.address());
        String[] key = gw.hostKey().split(" ");
        Server server = house.does(() -> house.get(Servers.class).add(draft, new HostKey(key[0], key[1])));
        house.readBack.put(
                server.target().key(),
                new org.intendant.operations.ReadBack(org.intendant.web.State.IN_SYNC, house.now()));
        return server;
    }

    private Plan plan(String kind) {
        return house.planner(kind).plan(proxy.target());
    }

    private void apply(String kind) {
        Plan plan = plan(kind);
        plan.steps().forEach(step -> step.run(line -> {}));
        assertThat(plan(kind).describe()).isEmpty();
    }

    private AcmeOrder ordered() {
        AcmeOrderDraft draft = new AcmeOrderDraft();
        draft.setDomains(DOMAIN);
        house.does(() -> house.get(AcmeOrders.class).order(draft));
        AcmeOrder order = house.does(() -> house.get(AcmeOrderRows.class)
                .find(house.ordered.get(0).targets().get(0).id())
                .orElseThrow());
        issue(order);
        return order;
    }

    private void issue(AcmeOrder order) {
        house.get(IssueWork.class).run(new NotedPart(order.target()));
    }

    private CertificateRow only() {
        return house.does(
                () -> house.get(Certificates.class).page(Query.all()).rows().get(0));
    }

    /** The rule serves it over HTTPS from now on. */
    private void useIt() {
        HostNameDraft draft = house.does(() -> house.get(HostNames.class).draft(ruleId));
        draft.setPort("");
        draft.getHttps().setOn(true);
        draft.getHttps().setCertificateId(only().id());
        house.does(() -> house.get(HostNames.class).change(ruleId, draft));
        house.proxies.uses.put(only().id(), proxy.target());
        apply("hostforwarding");
    }

    @Test
    void aCertificateIsOrderedInstalledServedAndRenewed() {
        AcmeOrder order = ordered();
        assertThat(plan("hostforwarding").describe())
                .as("an order wants nothing of a host")
                .isEmpty();
        assertThat(pebble.asked).as("nginx answered, and nobody else").isEmpty();

        useIt();
        CertificateRow first = only();
        assertThat(served()).isEqualTo(first.fingerprint());
        assertThat(gw.exec("stat", "-c", "%a %U", CertificateFiles.keyPath(first.id()))
                        .stdout())
                .isEqualTo("600 root\n");
        assertThat(plan("certificates").describe()).as("nothing was renewed").isEmpty();

        issue(order);
        assertThat(only().fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(served()).isEqualTo(first.fingerprint());
        Plan renewal = plan("certificates");
        assertThat(renewal.steps()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo("certificates.renew");
            assertThat(step.sentence()).isEqualTo("Install the renewed certificate shop.example.org on renewal");
            assertThat(step.differences().toString()).doesNotContain("PRIVATE");
        });
        assertThat(renewal.beyond(Approval.byPolicy(Set.of(InstallationPlanner.RENEW))))
                .isEmpty();
        apply("certificates");

        assertThat(served()).isEqualTo(only().fingerprint());
        assertThat(plan("hostforwarding").describe()).isEmpty();
        assertThat(house.raw("count(*)", "certificate_installation")).isEqualTo("[0]");
    }

    @Test
    void whatNginxRefusesLeavesTheOneBefore() {
        AcmeOrder order = ordered();
        useIt();
        CertificateRow first = only();
        issue(order);
        gw.write("/etc/nginx/conf.d/broken.conf", "nonsense on;\n");
        Step renewal = plan("certificates").steps().get(0);

        assertThatThrownBy(() -> renewal.run(line -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("unknown directive \"nonsense\"");

        assertThat(served()).isEqualTo(first.fingerprint());
        assertThat(plan("certificates").steps()).hasSize(1);
        gw.exec("rm", "/etc/nginx/conf.d/broken.conf").orThrow();
        apply("certificates");
        assertThat(served()).isEqualTo(only().fingerprint());
    }

    @Test
    void whatIsNotThereYetIsLeftToThePlanOfTheRule() {
        AcmeOrder order = ordered();
        house.proxies.uses.put(only().id(), proxy.target());
        issue(order);

        assertThat(plan("certificates").describe()).isEmpty();
        assertThat(house.raw("count(*)", "certificate_installation")).isEqualTo("[0]");
    }

    /** SHA-256 of the certificate that the proxy shows to whoever asks for the domain. */
    private String served() {
        try (SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket(plain(), DOMAIN, 443, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(DOMAIN)));
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(5000);
            socket.startHandshake();
            byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Socket plain() throws IOException {
        return new Socket(gw.address(), 443);
    }

    /** Nobody trusts what pebble issues: here it is only looked at. */
    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
