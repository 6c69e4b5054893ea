package org.intendant.hostforwarding.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.intendant.hostforwarding.Doorway;
import org.intendant.hostforwarding.certificates.CertificateDraft;
import org.intendant.hostforwarding.certificates.Certificates;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hostforwarding.names.Proxies;
import org.intendant.hostforwarding.names.ProxyDraft;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.HostFile;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.operations.ReadBack;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Reverter;
import org.intendant.plans.Target;
import org.intendant.servers.GivenKey;
import org.intendant.servers.PlannerContract;
import org.intendant.servers.Server;
import org.intendant.web.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names of a real nginx that lead to two real guests behind it. T24 with nginx as witness. */
@Tag("lab")
class HostNamePlannerLabTest extends PlannerContract {

    private static final Lab LAB = Lab.shared();
    private static LabHost client;
    private static LabHost gw;
    private static LabHost web1;
    private static LabHost web2;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Doorway doorway = new Doorway(Doorway.h2(), hosts);
    private Server proxy;
    private Server first;
    private Server second;

    @BeforeAll
    static void made() {
        client = LAB.host("names-client", HostSpec.light());
        gw = LAB.host("names-gw", HostSpec.plain().sudoUser("admin"));
        web1 = LAB.host("names-web1", HostSpec.light().guestOf(gw));
        web2 = LAB.host("names-web2", HostSpec.light().guestOf(gw));
        NginxHost.certificate(gw);
        Backend.serve(web1, 80, "web1");
        Backend.serve(web2, 8080, "web2");
    }

    @AfterAll
    static void destroyed() {
        List.of(web1, web2, gw, client).forEach(LabHost::destroy);
    }

    @BeforeEach
    void wanted() {
        proxy = doorway.proxy(gw, "admin", LAB.innerNetwork());
        first = doorway.guest("web1", proxy, web1.address(), "");
        second = doorway.guest("web2", proxy, web2.address(), "");
        doorway.add(Doorway.https(proxy, first, "shop.example.org", "/"));
    }

    @AfterEach
    void gone() {
        hosts.close();
        doorway.close();
        NginxHost.clean(gw);
    }

    @Override
    protected Planner planner() {
        return doorway.planner();
    }

    @Override
    protected Target target() {
        return proxy.target();
    }

    @Override
    protected Plan plan(Target target) {
        return planner().plan(target);
    }

    private Plan apply() {
        Plan plan = plan(target());
        plan.steps().forEach(step -> step.run(line -> {}));
        return planner().planAgain(plan);
    }

    private HostName add(String domains, String path, Consumer<HostNameDraft> more) {
        HostNameDraft draft = Doorway.draft(proxy, second, domains, path);
        draft.setGuestPort("8080");
        more.accept(draft);
        return doorway.add(draft);
    }

    private static String ask(String url, String... more) {
        return Backend.ask(client, gw, url, more);
    }

    @Test
    void namesLeadToTheirGuestsOverHttps() {
        add("*.wild.example.org", "/", draft -> {});
        add("shop.example.org", "/admin", draft -> {
            draft.getHttps().setOn(true);
            draft.getHttps().setCertificatePath("/etc/ssl/lab.pem");
            draft.getHttps().setKeyPath("/etc/ssl/lab.key");
        });
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Serve 2 names on names-gw");
        assertThat(plan.remarks()).anyMatch(said -> said.contains("/etc/nginx/sites-enabled/default serves"));

        assertThat(apply().describe()).isEmpty();

        assertThat(ask("https://shop.example.org/a?b=c"))
                .startsWith("200")
                .contains("web1 /a?b=c\n", "X-Forwarded-Proto: https", "X-Forwarded-For: " + client.address());
        assertThat(ask("http://shop.example.org/a?b=c"))
                .startsWith("301")
                .contains("Location: https://shop.example.org/a?b=c");
        assertThat(ask("https://shop.example.org/admin/x")).contains("web2 /x\n");
        assertThat(ask("https://shop.example.org/administrator")).contains("web1 /administrator\n");
        assertThat(ask("http://any.wild.example.org/")).contains("web2 /\n", "Host: any.wild.example.org");
        assertThat(ask("http://generation.intendant.invalid/")).startsWith("404");
    }

    @Test
    void aSubPathAloneServesOnlyThat() {
        add("docs.example.org", "/docs", draft -> draft.setGuestPath("/html"));
        apply();
        assertThat(ask("http://docs.example.org/docs/a")).contains("web2 /html/a\n");
        assertThat(ask("http://docs.example.org/docs")).startsWith("301");
        assertThat(ask("http://docs.example.org/")).startsWith("404");
    }

    @Test
    void optionsDoWhatTheySay() {
        add("a.example.org", "/", draft -> {
            draft.setPort("8081");
            draft.getOptions().setLogins("ann:correct horse");
            draft.getOptions().setRequestHeaders("X-Say: a \"quoted\\\" word;}");
            draft.getOptions().setResponseHeaders("X-Frame-Options: DENY");
            draft.getOptions().setSnippet("location = /raw { return 200 \"raw }\"; }");
        });
        add("b.example.org", "/", draft -> draft.getOptions().setAllowed("192.0.2.0/24"));
        apply();
        assertThat(ask("http://a.example.org:8081/")).startsWith("401");
        assertThat(ask("http://a.example.org:8081/", "-u", "ann:correct horse", "-H", "Upgrade: websocket"))
                .startsWith("200")
                .contains(
                        "X-Frame-Options: DENY",
                        "X-Say: a \"quoted\\\" word;}",
                        "Upgrade: websocket",
                        "Connection: upgrade",
                        "Host: a.example.org:8081");
        assertThat(ask("http://a.example.org:8081/raw")).contains("raw }");
        assertThat(ask("http://b.example.org/")).startsWith("403");
        assertThat(gw.exec("stat", "-c", "%a %U %G", passwords()).stdout()).isEqualTo("640 root www-data\n");
    }

    private static String passwords() {
        return gw.exec("sh", "-c", "ls /etc/nginx/intendant-*.passwords")
                .stdout()
                .strip();
    }

    @Test
    void passwordsAreInNoPlan() {
        add("a.example.org", "/", draft -> draft.getOptions().setLogins("ann:correct horse"));
        List<Difference> differences = plan(target()).steps().stream()
                .flatMap(step -> step.differences().stream())
                .toList();
        assertThat(differences).noneMatch(one -> (one.before() + one.after()).contains("$6$"));
        assertThat(differences).anyMatch(one -> one.after().startsWith("A secret, known by its keyed hash"));
    }

    @Test
    void namesWithoutARuleGetWhatTheProxySays() {
        gw.exec("rm", "/etc/nginx/sites-enabled/default").orThrow();
        ProxyDraft draft = new ProxyDraft();
        draft.setSite("redirect");
        draft.setTarget("https://www.example.org/");
        draft.setCertificatePath("/etc/ssl/lab.pem");
        draft.setKeyPath("/etc/ssl/lab.key");
        doorway.does(() -> doorway.get(Proxies.class).change(proxy.id(), draft));
        try {
            assertThat(apply().describe()).isEmpty();
            assertThat(ask("http://nobody.example/")).startsWith("302").contains("Location: https://www.example.org/");
            assertThat(ask("https://nobody.example/")).startsWith("302");
            assertThat(ask("https://shop.example.org/")).contains("web1 /\n");
        } finally {
            gw.exec("ln", "-s", "/etc/nginx/sites-available/default", "/etc/nginx/sites-enabled/default")
                    .orThrow();
        }
    }

    @Test
    void whatNginxRefusesIsNeverServedAndItsWordsAreTold() {
        apply();
        String before = NginxHost.files(gw);
        HostName wrong = add("a.example.org", "/", draft -> draft.getOptions().setSnippet("lisen 81;"));
        Plan plan = plan(target());
        assertThatThrownBy(() -> plan.steps().get(0).run(line -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("names-gw has put everything back as it was")
                .hasMessageContaining("unknown directive \"lisen\" in /etc/nginx/intendant.d/a.example.org.conf");
        assertThat(NginxHost.files(gw)).isEqualTo(before);
        assertThat(ask("https://shop.example.org/")).contains("web1 /\n");
        assertThat(row("a.example.org").said()).contains("unknown directive \"lisen\"");
        assertThat(row("shop.example.org").said()).contains("200 OK");
        doorway.does(() -> {
            doorway.get(HostNames.class).remove(wrong.id());
            return true;
        });
        assertThat(plan(target()).describe()).isEmpty();
    }

    @Test
    void aGuestThatIsDeadOrHasNoAddressStopsNoOther() {
        add("dead.example.org", "/", draft -> draft.setGuestPort("9"));
        add("lost.example.org", "/", draft -> {});
        doorway.lost(second);
        Plan plan = plan(target());
        assertThat(plan.describe()).contains("which needs a hand first: web2 has no internal address");
        plan.steps().get(0).run(line -> {});
        assertThat(ask("https://shop.example.org/")).contains("web1 /\n");
    }

    @Test
    void anotherPortThatIsTakenIsNoticedAfterTheReload() {
        apply();
        gw.exec("sh", "-c", "setsid python3 -m http.server 8099 >/dev/null 2>&1 </dev/null & sleep 1")
                .orThrow();
        add("a.example.org", "/", draft -> draft.setPort("8099"));
        Plan plan = plan(target());
        try {
            assertThatThrownBy(() -> plan.steps().get(0).run(line -> {}))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("nginx took the files and does not serve them")
                    .hasMessageContaining("8099 failed (98: Address already in use)");
            assertThat(ask("https://shop.example.org/")).contains("web1 /\n");
        } finally {
            gw.exec("pkill", "-f", "[h]ttp.server 8099");
        }
    }

    @Test
    void whatIsLoadedCountsAndNotWhatLiesThere() {
        apply();
        gw.exec(
                        "sh",
                        "-c",
                        "cd /etc/nginx/intendant.d && cp -a shop.example.org.conf /root/kept && sed -i 's/return 301.*/return 418;/'"
                                + " shop.example.org.conf && nginx -s reload && sleep 5 && cp -a /root/kept shop.example.org.conf")
                .orThrow();
        assertThat(ask("http://shop.example.org/")).startsWith("418");

        Plan plan = plan(target());

        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.differences())
                        .extracting(Difference::name)
                        .containsExactly("files read by nginx since they changed"));
        apply();
        assertThat(ask("http://shop.example.org/")).startsWith("301");
    }

    @Test
    void aHandOnAFileAndAStoppedNginxAreFoundAndPutRight() {
        apply();
        gw.exec("sh", "-c", "echo '# mine' >>/etc/nginx/intendant.d/shop.example.org.conf; systemctl stop nginx")
                .orThrow();
        assertThat(plan(target()).steps().get(0).differences())
                .extracting(Difference::name)
                .contains("/etc/nginx/intendant.d/shop.example.org.conf", "nginx");
        assertThat(apply().describe()).isEmpty();
        assertThat(ask("https://shop.example.org/")).contains("web1 /\n");
    }

    @Test
    void anEarlierVersionOfANamesFileIsWantedAgain() {
        HostNameDraft closed = Doorway.draft(proxy, second, "a.example.org", "/");
        closed.setGuestPort("8080");
        closed.getOptions().setLogins("ann:correct horse");
        HostName rule = doorway.add(closed);
        HostFile written = file(plan(target()), "/etc/nginx/intendant.d/a.example.org.conf");
        apply();
        doorway.does(() -> {
            doorway.get(HostNames.class).remove(rule.id());
            return true;
        });
        assertThat(file(plan(target()), written.path()).after()).isNull();
        apply();
        assertThat(ask("http://a.example.org/", "-u", "ann:correct horse")).doesNotContain("web2");

        Reverter reverter = (Reverter) planner();
        assertThat(reverter.neverReverts(written.path())).isEmpty();
        assertThat(reverter.neverReverts("/etc/nginx/conf.d/intendant.conf")).contains("follows from what is wanted");
        assertThat(doorway.does(() ->
                        reverter.revert(new EarlierFile(target(), written.path(), requireNonNull(written.wanted())))))
                .extracting(Difference::name)
                .containsExactly("a.example.org");

        assertThat(file(plan(target()), written.path()).after()).isNotNull();
        assertThat(apply().describe()).isEmpty();
        assertThat(ask("http://a.example.org/")).startsWith("401");
        assertThat(ask("http://a.example.org/", "-u", "ann:correct horse")).contains("web2 /\n");
    }

    private static HostFile file(Plan plan, String path) {
        return plan.steps().stream()
                .filter(ApplyFiles.class::isInstance)
                .flatMap(step -> ((ApplyFiles) step).files().stream())
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatOthersPutIntoOurFolderStays() {
        apply();
        gw.write("/etc/nginx/intendant.d/theirs.conf", "# theirs\n");
        assertThat(plan(target()).describe()).isEmpty();
    }

    @Test
    void theLastRuleTakesEverythingWithIt() {
        apply();
        doorway.does(() -> {
            HostNames names = doorway.get(HostNames.class);
            names.of(proxy.id()).forEach(rule -> names.remove(rule.id()));
            return true;
        });
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Serve no name on names-gw any more");
        assertThat(apply().describe()).isEmpty();
        assertThat(NginxHost.files(gw)).isEmpty();
        assertThat(ask("http://shop.example.org/")).startsWith("200").contains("Welcome to nginx!");
    }

    @Test
    void eachNameIsAskedForAfterAChangeAndIsGreenInSyncAlone() {
        add("dead.example.org", "/", draft -> draft.setGuestPort("9"));
        add("few.example.org", "/", draft -> draft.getOptions().setAllowed("192.0.2.0/24"));
        doorway.add(Doorway.https(proxy, first, "other.example.org", "/"));
        apply();
        assertThat(row("shop.example.org").test()).isEqualTo(State.UNKNOWN);

        doorway.readBack.put(target().key(), new ReadBack(State.IN_SYNC, Instant.now()));

        assertThat(row("shop.example.org").test()).isEqualTo(State.ANSWERS);
        assertThat(row("shop.example.org").said())
                .contains("https://shop.example.org/ at " + gw.address() + " port 443: 200 OK.")
                .contains("signed by nobody whom Intendant knows")
                .contains("http://shop.example.org/ at " + gw.address() + " port 80: 301 Moved Permanently.");
        assertThat(row("dead.example.org").test()).isEqualTo(State.NO_ANSWER);
        assertThat(row("dead.example.org").said()).contains("502 Bad Gateway");
        assertThat(row("few.example.org").test()).isEqualTo(State.UNTESTABLE);
        assertThat(row("other.example.org").test()).isEqualTo(State.NO_ANSWER);
        assertThat(row("other.example.org").said()).contains("its certificate is not for this name");
    }

    private HostNameRow row(String name) {
        return doorway.does(() -> doorway.get(HostNames.class).of(proxy.id())).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void acmeIsAnsweredByEachNameOnPort80() {
        doorway.acmeAccount("thumb-print_1");
        apply();
        String where = "http://shop.example.org/.well-known/acme-challenge/";
        assertThat(ask(where + "to_ken-1")).startsWith("200").endsWith("to_ken-1.thumb-print_1");
        assertThat(ask(where + "a/b")).startsWith("404");
        assertThat(ask("http://shop.example.org/a")).startsWith("301");
    }

    @Test
    void certificatesAreBroughtBeforeTheNamesAndTakenAfterTheLast() {
        CertificateDraft draft = new CertificateDraft();
        draft.setName("Shop");
        draft.setChain(new String(gw.read("/etc/ssl/lab.pem"), UTF_8));
        draft.setKey(new String(gw.read("/etc/ssl/lab.key"), UTF_8));
        long certificate =
                doorway.does(() -> doorway.get(Certificates.class).add(draft)).id();
        HostName rule = add("any.wild.example.org", "/", wants -> {
            wants.getHttps().setOn(true);
            wants.getHttps().setCertificateId(certificate);
        });
        Plan plan = plan(target());
        assertThat(plan.describe()).isEqualTo("Bring the certificate Shop to names-gw\nServe 2 names on names-gw");
        assertThat(plan.steps().get(0).differences())
                .noneMatch(one -> one.after().contains("PRIVATE KEY"));
        assertThat(apply().describe()).isEmpty();
        assertThat(ask("https://any.wild.example.org/")).contains("web2 /\n");

        doorway.does(() -> {
            doorway.get(HostNames.class).remove(rule.id());
            return true;
        });
        assertThat(plan(target()).describe())
                .isEqualTo("Serve 1 name on names-gw\nTake certificates that nothing uses any more from names-gw");
        assertThat(apply().describe()).isEmpty();
        assertThat(NginxHost.files(gw)).doesNotContain("certificates");
    }

    @Test
    void valuesMakeNoOtherDirective() {
        add("xn--nasty-0ua.example", "/~a@b+c:d", draft -> {
            draft.setGuestPath("/-_.");
            draft.getOptions().setRequestHeaders("X-A: \"; } server { listen 9999; } #\nX-B: \\\nX-C: '`&|<>");
            draft.getOptions().setResponseHeaders("X-D: a;}{\"'\\\"");
        });
        apply();
        assertThat(ask("http://xn--nasty-0ua.example/~a@b+c:d/x"))
                .contains("web2 /-_./x\n", "X-A: \"; } server { listen 9999; } #\n", "X-B: \\\n", "X-C: '`&|<>\n")
                .contains("X-D: a;}{\"'\\\"");
        assertThat(gw.exec("ss", "-Hltn").stdout()).doesNotContain(":9999");
    }
}
