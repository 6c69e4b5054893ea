package org.intendant.hostforwarding.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.intendant.hostforwarding.Doorway;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another hand wrote into a file of ours on a real nginx: shown, restored, or adopted where rules say all of it. */
@Tag("lab")
class ChangedByHandLabTest {

    private static final Lab LAB = Lab.shared();
    private static final String FILE = "/etc/nginx/intendant.d/shop.example.org.conf";
    private static LabHost client;
    private static LabHost gw;
    private static LabHost web1;
    private static LabHost web2;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Doorway doorway = new Doorway(Doorway.h2(), hosts);
    private Server proxy;

    @BeforeAll
    static void made() {
        client = LAB.host("hand-client", HostSpec.light());
        gw = LAB.host("hand-gw", HostSpec.plain().sudoUser("admin"));
        web1 = LAB.host("hand-web1", HostSpec.light().guestOf(gw));
        web2 = LAB.host("hand-web2", HostSpec.light().guestOf(gw));
        NginxHost.certificate(gw);
        Backend.serve(web1, 80, "web1");
        Backend.serve(web2, 8080, "web2");
    }

    @AfterAll
    static void destroyed() {
        List.of(web1, web2, gw, client).forEach(LabHost::destroy);
    }

    @BeforeEach
    void aNameWithEverything() {
        proxy = doorway.proxy(gw, "admin", LAB.innerNetwork());
        Server first = doorway.guest("web1", proxy, web1.address(), "");
        doorway.guest("web2", proxy, web2.address(), "");
        HostNameDraft root = Doorway.https(proxy, first, "shop.example.org", "/");
        root.getHttps().setHstsDays("30");
        root.getOptions().setRequestHeaders("X-Say: a \"quoted\\\" word;}");
        root.getOptions().setResponseHeaders("X-Frame-Options: DENY");
        root.getOptions().setSnippet("# why\nlocation = /raw { return 200 \"raw }\"; }");
        doorway.add(root);
        HostNameDraft closed = Doorway.https(proxy, first, "shop.example.org", "/closed");
        closed.getOptions().setLogins("ann:correct horse");
        closed.getOptions().setAllowed("192.0.2.0/24, " + client.address());
        closed.getOptions().setWebsockets(false);
        closed.setComment("For Ann");
        doorway.add(closed);
        apply();
    }

    @AfterEach
    void gone() {
        hosts.close();
        doorway.close();
        NginxHost.clean(gw);
    }

    private Plan plan() {
        return doorway.planner().plan(proxy.target());
    }

    private void apply() {
        Plan plan = plan();
        plan.steps().forEach(step -> step.run(line -> {}));
        assertThat(doorway.planner().planAgain(plan).describe()).isEmpty();
    }

    private static void edit(String path, UnaryOperator<String> hand) {
        String before = new String(gw.read(path), UTF_8);
        String after = hand.apply(before);
        assertThat(after).isNotEqualTo(before);
        gw.write(path, after);
    }

    private static void edit(String what, String with) {
        edit(FILE, text -> text.replace(what, with));
    }

    private List<String> adopting() {
        return doorway.refusals(() -> {
            ((Adopter) doorway.planner()).adopt(proxy.target(), plan().steps().get(0));
            return true;
        });
    }

    private List<HostName> rules() {
        return doorway.does(() -> doorway.get(HostNameRows.class).of(proxy.id()));
    }

    private static String ask(String url, String... more) {
        return Backend.ask(client, gw, url, more);
    }

    @Test
    void aHandOnAFileIsShownLineByLineAndRestored() {
        edit("proxy_read_timeout 60s;", "proxy_read_timeout 7s;");
        assertThat(plan().steps().get(0).differences())
                .filteredOn(one -> one.name().equals(FILE))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.before()).contains("proxy_read_timeout 7s;");
                    assertThat(one.after()).contains("proxy_read_timeout 60s;");
                });
        apply();
        assertThat(new String(gw.read(FILE), UTF_8)).contains("60s").doesNotContain("7s");
    }

    @Test
    void whatRulesSayIsAdoptedAndStays() {
        edit(FILE, text -> {
            int closed = text.lastIndexOf("location \"/closed/\"");
            return text.substring(0, closed)
                            .replace("max-age=2592000", "max-age=864000")
                            .replace("DENY", "SAMEORIGIN")
                            .replace(
                                    "proxy_pass http://" + web1.address() + ":80",
                                    "proxy_pass http://" + web2.address() + ":8080")
                    + text.substring(closed)
                            .replace("100m", "20m")
                            .replace("proxy_read_timeout 60s", "proxy_read_timeout 2m")
                            .replace("proxy_send_timeout 60s", "proxy_send_timeout 120s");
        });

        assertThat(adopting()).isEmpty();

        assertThat(rules()).hasSize(2);
        HostName root = rules().get(0);
        assertThat(root.https().hstsDays()).isEqualTo(10);
        assertThat(root.guestPort()).isEqualTo(8080);
        assertThat(root.options().responseHeaders().toString()).contains("SAMEORIGIN");
        assertThat(root.options().snippet()).as("untouched").startsWith("# why\n");
        HostName closed = rules().get(1);
        assertThat(closed.comment()).isEqualTo("For Ann");
        assertThat(closed.options().bodyMegabytes()).isEqualTo(20);
        assertThat(closed.options().answerSeconds()).isEqualTo(120);
        assertThat(closed.options().loginNames()).containsExactly("ann");
        apply();
        assertThat(ask("https://shop.example.org/a")).contains("web2 /a\n", "max-age=864000", "SAMEORIGIN");
        assertThat(ask("https://shop.example.org/closed/")).startsWith("401");
        assertThat(ask("https://shop.example.org/closed/", "-u", "ann:correct horse"))
                .contains("web1 /");
        assertThat(ask("https://shop.example.org/raw")).contains("raw }");
    }

    @Test
    void aPathMoreAPathLessAndRawTextAreAdopted() {
        edit(FILE, text -> {
            int closed = text.lastIndexOf("    location \"/closed/\"");
            String before = text.substring(0, closed)
                    .replaceAll("    location (= )?\"/closed/?\" \\{\\n +return 301[^\\n]*\\n    }\\n", "");
            String location =
                    before.substring(before.lastIndexOf("    location \"/\"")).replace("\"/\"", "/new/");
            return before
                    + location.replaceFirst("proxy_pass [^;]*", "proxy_pass http://" + web2.address() + ":8080/")
                    + "    gzip off;\n"
                    + text.substring(text.indexOf("# why"));
        });

        assertThat(adopting()).isEmpty();

        assertThat(rules()).extracting(HostName::basePath).containsExactly("/", "/new");
        assertThat(rules().get(1).https().isForced()).isFalse();
        assertThat(rules().get(0).options().snippet()).contains("gzip off;", "location = /raw");
        apply();
        assertThat(ask("https://shop.example.org/new/x")).contains("web2 /x\n");
        assertThat(ask("https://shop.example.org/closed/")).contains("web1 /closed/\n");
    }

    @Test
    void whatNoRuleSaysIsRefusedByNameAndNothingIsChanged() {
        List<HostNameDraft> before = drafts();
        for (String[] odd : new String[][] {
            {"proxy_http_version 1.1;", "proxy_http_version 1.1; proxy_buffering off;", "says for all of them only"},
            {"proxy_http_version 1.1;", "", "it does not say proxy_http_version 1.1"},
            {"X-Real-IP \"$remote_addr\"", "X-Real-IP \"$host\"", "X-Real-IP has the variable $host"},
            {"server_name \"shop.example.org\"", "server_name shop.example.org b.example.org", "more than server blocks"
            },
            {web1.address(), "10.99.0.9", "leads to 10.99.0.9, where no guest is"},
            {"return 301", "return 302", "it says return 302"},
            {"    listen 80;\n", "\n", "it does not say listen 80"},
        }) {
            String text = new String(gw.read(FILE), UTF_8);
            edit(odd[0], odd[1]);
            assertThat(adopting())
                    .as(odd[1])
                    .singleElement()
                    .asString()
                    .startsWith("digest: " + FILE)
                    .contains(odd[2]);
            gw.write(FILE, text);
        }
        edit(FILE, text -> text + "# mine\n");
        assertThat(adopting()).singleElement().asString().contains("says nothing else than is wanted. Restore it.");
        assertThat(drafts())
                .usingRecursiveComparison()
                .ignoringFields("options.kept")
                .isEqualTo(before);
    }

    @Test
    void whatIsNoNamesFileIsRefused() {
        edit(NginxFiles.ROOT, text -> text + "# mine\n");
        assertThat(adopting())
                .containsExactly(
                        "digest: Only what another hand wrote into the file of a name is adopted. Restore this, or want it"
                                + " otherwise on the page of host names.");
    }

    private List<HostNameDraft> drafts() {
        return doorway.does(() -> {
            var names = doorway.get(org.intendant.hostforwarding.names.HostNames.class);
            return rules().stream().map(rule -> names.draft(rule.id())).toList();
        });
    }

    @Test
    void aRuleOfMoreNamesIsNotSplit() {
        doorway.add(Doorway.draft(proxy, proxy, "a.example.org b.example.org", "/"));
        apply();
        edit("/etc/nginx/intendant.d/a.example.org.conf", text -> text.replace("100m", "1m"));
        assertThat(adopting()).singleElement().asString().contains("is one for other names too");
        assertThat(plan().steps().get(0).differences())
                .extracting(Difference::name)
                .contains("/etc/nginx/intendant.d/a.example.org.conf");
    }
}
