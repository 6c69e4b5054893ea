package org.intendant.hostforwarding.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.intendant.hostforwarding.Doorway;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameRows;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.hosts.SshHosts;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.plans.Adopter;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.EarlierFile;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Reverter;
import org.intendant.plans.Step;
import org.intendant.servers.GivenKey;
import org.intendant.servers.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sites that others made on a real nginx, taken over with real requests, and given back as they were. */
@Tag("lab")
class SiteAdoptionLabTest {

    private static final Lab LAB = Lab.shared();
    private static final String LINK = "/etc/nginx/sites-enabled/shop";
    private static final String PAIR = "/etc/nginx/conf.d/pair.conf";
    private static LabHost client;
    private static LabHost gw;
    private static LabHost web;

    private final SshHosts hosts = new SshHosts(new GivenKey(LAB.keys()));
    private final Doorway doorway = new Doorway(Doorway.h2(), hosts);
    private Server proxy;
    private String pair = "";

    @BeforeAll
    static void made() {
        client = LAB.host("sites-client", HostSpec.light());
        gw = LAB.host("sites-gw", HostSpec.plain().sudoUser("admin"));
        web = LAB.host("sites-web", HostSpec.light().guestOf(gw));
        NginxHost.certificate(gw);
        Backend.serve(web, 80, "web");
        Backend.serve(web, 8080, "other");
    }

    @AfterAll
    static void destroyed() {
        List.of(web, gw, client).forEach(LabHost::destroy);
    }

    /** A linked file with one site, and a file with three, one of which leads to nobody. */
    @BeforeEach
    void othersServe() {
        gw.write("/etc/nginx/sites-available/shop", """
                # by hand
                server {
                    listen 80;
                    server_name shop.example.org;
                    return 301 https://$host$request_uri;
                }
                server {
                    listen 443 ssl;
                    server_name shop.example.org;
                    ssl_certificate /etc/ssl/lab.pem;
                    ssl_certificate_key /etc/ssl/lab.key;
                    location / {
                        proxy_pass http://WEB;
                        proxy_set_header Host $host;
                        proxy_buffering off;
                    }
                    location = /robots.txt { return 200 "nobody }"; }
                }
                """.replace("WEB", web.address()));
        gw.exec("ln", "-sfn", "../sites-available/shop", LINK).orThrow();
        pair = """
                server {
                    server_name blog.example.org;
                    location / { proxy_pass http://WEB:8080/; }
                } # the blog
                server {
                  server_name wiki.example.org;
                  location /wiki/ { proxy_pass http://WEB:8080/w/; }
                }
                server { server_name lost.example.org; location / { proxy_pass http://10.99.0.9; } }
                """.replace("WEB", web.address());
        gw.write(PAIR, pair);
        gw.exec("sh", "-c", "systemctl start nginx && nginx -s reload && sleep 1")
                .orThrow();
        proxy = doorway.proxy(gw, "admin", LAB.innerNetwork());
        doorway.guest("web", proxy, web.address(), "");
    }

    @AfterEach
    void gone() {
        hosts.close();
        doorway.close();
        NginxHost.clean(gw);
        gw.exec("rm", "-f", LINK, "/etc/nginx/sites-available/shop").orThrow();
    }

    private Plan plan() {
        return doorway.planner().plan(proxy.target());
    }

    private Foreign foreign(String part) {
        return plan().foreign().stream()
                .filter(one -> one.name().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private void adopt(String part) {
        Foreign foreign = foreign(part);
        assertThat(foreign.never()).isEmpty();
        doorway.does(() -> {
            ((Adopter) doorway.planner()).adopt(proxy.target(), foreign);
            return true;
        });
    }

    private void apply() {
        Plan plan = plan();
        plan.steps().forEach(step -> step.run(line -> {}));
        assertThat(doorway.planner().planAgain(plan).steps())
                .flatExtracting(Step::differences)
                .isEmpty();
    }

    private List<Difference> revert(String path) {
        return doorway.does(() -> ((Reverter) doorway.planner()).revert(new EarlierFile(proxy.target(), path, "")));
    }

    private static String ask(String url) {
        return Backend.ask(client, gw, url);
    }

    private static String read(String path) {
        return new String(gw.read(path), UTF_8);
    }

    private static String link() {
        return gw.exec("readlink", LINK).stdout().strip();
    }

    @Test
    void aLinkedSiteAnswersBeforeAndThenFromOurFileAndComesBack() {
        assertThat(ask("https://shop.example.org/a")).contains("web /a\n");
        String available = read("/etc/nginx/sites-available/shop");
        adopt("shop.example.org");

        Plan plan = plan();
        assertThat(plan.describe()).isEqualTo("Serve 1 name on sites-gw");
        assertThat(plan.foreign()).noneMatch(one -> one.name().contains("shop.example.org"));
        assertThat(plan.steps().get(0).differences())
                .filteredOn(one -> one.name().equals("Link of others " + LINK + " ../sites-available/shop"))
                .singleElement()
                .satisfies(one -> assertThat(one.before()).contains("proxy_buffering off;", "return 301"));
        apply();

        assertThat(gw.exec("test", "-L", LINK).exit()).isNotZero();
        assertThat(read("/etc/nginx/sites-available/shop")).isEqualTo(available);
        assertThat(read("/etc/nginx/intendant.d/shop.example.org.conf")).contains("proxy_buffering off;");
        assertThat(ask("https://shop.example.org/a")).contains("web /a\n", "X-Forwarded-Proto: https");
        assertThat(ask("https://shop.example.org/robots.txt")).contains("nobody }");
        assertThat(ask("http://shop.example.org/a")).startsWith("301");

        gw.exec("ln", "-s", "../sites-available/shop", LINK).orThrow();
        assertThat(plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.differences())
                        .extracting(Difference::name)
                        .containsExactly("Link of others " + LINK + " ../sites-available/shop"));
        apply();
        assertThat(gw.exec("test", "-L", LINK).exit()).isNotZero();

        assertThat(revert("/etc/nginx/intendant.d/shop.example.org.conf"))
                .extracting(Difference::name)
                .containsExactly("shop.example.org", "Site of others: " + LINK + " with shop.example.org");
        apply();
        assertThat(link()).isEqualTo("../sites-available/shop");
        assertThat(NginxHost.files(gw)).isEmpty();
        assertThat(gw.exec("test", "-e", "/var/lib/intendant/hostforwarding.taken")
                        .exit())
                .isNotZero();
        assertThat(ask("https://shop.example.org/a")).contains("web /a\n").doesNotContain("X-Forwarded-Proto");
    }

    @Test
    void ofAFileWithMoreSitesExactlyTheBlocksGoOutAndComeBackAlone() {
        assertThat(ask("http://blog.example.org/b")).contains("other /b\n");
        adopt("blog.example.org");
        apply();
        adopt("wiki.example.org");
        apply();

        assertThat(read(PAIR))
                .isEqualTo(SitesKept.text(
                        pair,
                        List.of(
                                "server {\n    server_name blog.example.org;\n    location / { proxy_pass http://"
                                        + web.address() + ":8080/; }\n} # the blog",
                                "server {\n  server_name wiki.example.org;\n  location /wiki/ { proxy_pass http://"
                                        + web.address() + ":8080/w/; }\n}")));
        assertThat(read(PAIR)).contains("\nserver { server_name lost.example.org;");
        assertThat(ask("http://blog.example.org/b")).contains("other /b\n", "X-Forwarded-Proto: http");
        assertThat(ask("http://wiki.example.org/wiki/b")).contains("other /w/b\n");

        revert("/etc/nginx/intendant.d/blog.example.org.conf");
        apply();
        assertThat(read(PAIR))
                .contains("\nserver {\n    server_name blog.example.org;".substring(1))
                .contains("# Adopted by Intendant:   server_name wiki.example.org;");
        revert("/etc/nginx/intendant.d/wiki.example.org.conf");
        apply();
        assertThat(read(PAIR)).isEqualTo(pair);
        assertThat(ask("http://wiki.example.org/wiki/b"))
                .contains("other /w/b\n")
                .doesNotContain("X-Forwarded-Proto");
    }

    @Test
    void afterAFailureTheOriginalsStand() {
        adopt("shop.example.org");
        adopt("blog.example.org");
        doorway.does(() -> {
            HostNames names = doorway.get(HostNames.class);
            HostName rule = doorway.get(HostNameRows.class).of(proxy.id()).stream()
                    .filter(one -> one.name().startsWith("blog"))
                    .findFirst()
                    .orElseThrow();
            var draft = names.draft(rule.id());
            draft.getOptions().setSnippet("lisen 81;");
            return names.change(rule.id(), draft);
        });

        Step step = plan().steps().get(0);
        assertThatThrownBy(() -> step.run(line -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("has put everything back as it was");

        assertThat(link()).isEqualTo("../sites-available/shop");
        assertThat(read(PAIR)).isEqualTo(pair);
        assertThat(NginxHost.files(gw)).isEmpty();
        assertThat(ask("http://blog.example.org/b")).contains("other /b\n");
    }

    @Test
    void aLinkComesBackWhereNginxDoesNotServeWhatItTook() {
        adopt("shop.example.org");
        gw.exec("sh", "-c", "setsid python3 -m http.server 8099 >/dev/null 2>&1 </dev/null & sleep 1")
                .orThrow();
        try {
            doorway.add(taken());
            Step step = plan().steps().get(0);
            assertThatThrownBy(() -> step.run(line -> {}))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("nginx took the files and does not serve them");
            assertThat(link()).isEqualTo("../sites-available/shop");
            assertThat(ask("https://shop.example.org/a")).contains("web /a\n");
        } finally {
            gw.exec("pkill", "-f", "[h]ttp.server 8099");
        }
    }

    private org.intendant.hostforwarding.names.HostNameDraft taken() {
        var draft = Doorway.draft(proxy, proxy, "taken.example.org", "/");
        draft.setPort("8099");
        return draft;
    }

    @Test
    void whatCannotBeAdoptedIsShownWithItsReason() {
        assertThat(foreign("lost.example.org").never())
                .isEqualTo(
                        "No guest that sites-gw reaches has the internal address 10.99.0.9. Add the guest, or its address"
                                + " on its own page, first.");
        assertThat(foreign("/etc/nginx/sites-enabled/default").never())
                .startsWith("It is what names without a rule get.");
        assertThat(plan().steps()).isEmpty();
    }
}
