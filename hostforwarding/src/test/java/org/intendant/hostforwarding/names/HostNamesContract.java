package org.intendant.hostforwarding.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;
import org.intendant.hostforwarding.pages.HostNameTable;
import org.intendant.people.Role;
import org.intendant.people.exchange.Cells;
import org.intendant.servers.Server;
import org.intendant.servers.Servers;
import org.intendant.web.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules of host names as use cases: what is refused and beside which field, what is kept, who sees what. T13, T24. */
abstract class HostNamesContract {

    protected abstract TestDatabase database();

    private Doorway doorway;
    private Server gw1;
    private Server proxy;
    private Server web1;

    @BeforeEach
    void aProxyBesideAGuest() {
        doorway = new Doorway(database());
        gw1 = doorway.hypervisor("gw1", "10.10.1.0/24");
        proxy = doorway.proxy("proxy1", gw1, "10.10.1.2");
        web1 = doorway.guest("web1", gw1, "10.10.1.5", "");
    }

    @AfterEach
    void close() {
        doorway.close();
    }

    private HostNames names() {
        return doorway.get(HostNames.class);
    }

    private HostNameDraft draft(String domains, String path) {
        return Doorway.draft(proxy, web1, domains, path);
    }

    private List<String> refused(HostNameDraft draft) {
        List<String> tried = doorway.refusals(() -> {
            names().tried(draft, 0);
            return true;
        });
        List<String> said = doorway.refusals(() -> {
            names().add(draft);
            throw new AssertionError("It was kept.");
        });
        assertThat(tried).as("the preview says the same").isEqualTo(said);
        return said;
    }

    private List<String> fields(HostNameDraft draft) {
        return refused(draft).stream().map(said -> said.replaceFirst(":.*", "")).toList();
    }

    @Test
    void keepsWhatIsWantedAndSaysSo() {
        HostNameDraft draft = Doorway.https(proxy, web1, "WWW.Example.org, *.example.net bücher.example", "/shop/");
        draft.setGuestPort("8080");
        draft.getOptions().setAllowed("192.0.2.0/24, 2001:db8::7");
        draft.getOptions().setLogins("ann:correct horse\nbob:battery staple");
        doorway.add(draft);

        HostNameRow row = doorway.does(() -> names().of(proxy.id()).get(0));

        assertThat(row.name()).isEqualTo("*.example.net and 2 more/shop");
        assertThat(row.domains()).isEqualTo("*.example.net, www.example.org, xn--bcher-kva.example");
        assertThat(row.port()).isEqualTo(443);
        assertThat(row.guestPath()).isEqualTo("/");
        assertThat(row.allowed()).isEqualTo("192.0.2.0/24, 2001:db8::7");
        assertThat(row.logins()).containsExactly("ann", "bob");
        assertThat(row.certificate()).isEqualTo("/etc/ssl/lab.pem");
        assertThat(doorway.trail).contains("name.add *.example.net and 2 more/shop of proxy1");
        assertThat(doorway.comparedSoon).contains("server:" + proxy.id());
    }

    @Test
    void passwordsStayUntilAnotherIsTypedAndAreSeenByNobody() {
        HostNameDraft draft = draft("shop.example.org", "/");
        draft.getOptions().setLogins("ann:correct horse\nbob:battery staple");
        HostName rule = doorway.add(draft);
        String before = rule.options().loginLines();
        HostNameDraft again = doorway.does(() -> names().draft(rule.id()));
        assertThat(again.getOptions().getLogins()).isEqualTo("ann\nbob");

        again.getOptions().setLogins("bob\nann:another horse");
        HostName changed = doorway.does(() -> names().change(rule.id(), again));

        assertThat(changed.options().loginLines().lines().toList().get(0))
                .isEqualTo(before.lines().toList().get(1));
        assertThat(changed.options().loginLines()).doesNotContain("horse").matches("(?s)bob:\\$6\\$.*\nann:\\$6\\$.*");
        HostNameDraft unknown = draft("other.example.org", "/");
        unknown.getOptions().setLogins("carl");
        assertThat(refused(unknown)).containsExactly("options.logins: carl has no password yet: write carl:password.");
    }

    @Test
    void nonsenseIsRefusedBesideItsField() {
        HostNameDraft draft = new HostNameDraft();
        draft.setProxyId(proxy.id());
        draft.setDomains("x;} server{");
        draft.setPort("0");
        draft.setBasePath("/a/../b");
        draft.setGuestPort("x");
        draft.setGuestPath("/a b");
        draft.setComment("a\nb");
        draft.getHttps().setHstsDays("-1");
        draft.getHttps().setCertificatePath("/etc/x;y");
        draft.getOptions().setBodyMegabytes("big");
        draft.getOptions().setConnectSeconds("0");
        draft.getOptions().setAnswerSeconds("1s");
        draft.getOptions().setAllowed("192.0.2.1/24");
        draft.getOptions().setLogins("a b:longenough");
        draft.getOptions().setRequestHeaders("X-A: $http_host");
        draft.getOptions().setResponseHeaders("no header");
        draft.getOptions().setSnippet("} server {");

        assertThat(fields(draft))
                .containsExactlyInAnyOrder(
                        "guestId",
                        "domains",
                        "port",
                        "basePath",
                        "guestPort",
                        "guestPath",
                        "comment",
                        "https.hstsDays",
                        "https.certificatePath",
                        "options.bodyMegabytes",
                        "options.connectSeconds",
                        "options.answerSeconds",
                        "options.allowed",
                        "options.logins",
                        "options.requestHeaders",
                        "options.responseHeaders",
                        "options.snippet");
        for (String domain : List.of(
                "",
                "a_b.example",
                "-a.example",
                "a..b",
                "192.0.2.1",
                "*",
                "*.*.example",
                "a.*.example",
                "~^x$",
                "a\\b")) {
            assertThat(fields(draft(domain, "/"))).as(domain).containsExactly("domains");
        }
        for (String path : List.of("shop", "/a//b", "/a;b", "/a{b", "/$uri", "/a\"", "/%2e")) {
            assertThat(fields(draft("a.example", path))).as(path).containsExactly("basePath");
        }
    }

    @Test
    void aNameAPortAndAPathLeadToOneGuest() {
        doorway.add(draft("shop.example.org www.example.org", "/"));
        assertThat(refused(draft("www.example.org", "/")))
                .containsExactly("domains: www.example.org:80/ of proxy1 is taken by the rule of shop.example.org and 1"
                        + " more.");
        HostNameDraft forced = Doorway.https(proxy, web1, "shop.example.org", "/");
        assertThat(fields(forced)).containsExactly("domains");
        forced.getHttps().setForced(false);
        doorway.add(forced);
        doorway.add(draft("shop.example.org", "/admin"));
        HostNameDraft elsewhere = draft("shop.example.org", "/");
        elsewhere.setPort("8080");
        doorway.add(elsewhere);
        assertThat(doorway.does(() -> names().of(proxy.id()))).hasSize(4);
    }

    @Test
    void aPortSpeaksHttpsOrNotAndANameHasOneCertificate() {
        HostNameDraft clear = draft("a.example", "/");
        clear.setPort("443");
        assertThat(fields(clear)).containsExactly("port");
        HostNameDraft never = Doorway.https(proxy, web1, "a.example", "/");
        never.setPort("80");
        assertThat(fields(never)).containsExactly("port");
        HostNameDraft bare = Doorway.https(proxy, web1, "a.example", "/");
        bare.getHttps().setCertificatePath("");
        bare.getHttps().setKeyPath("");
        assertThat(refused(bare))
                .containsExactly("https.certificateId: Choose a certificate, or give proxy1 one for all rules first.");
        HostNameDraft half = Doorway.https(proxy, web1, "a.example", "/");
        half.getHttps().setKeyPath("");
        assertThat(fields(half)).containsExactly("https.keyPath");
        doorway.add(Doorway.https(proxy, web1, "a.example", "/"));
        HostNameDraft other = Doorway.https(proxy, web1, "a.example", "/other");
        other.getHttps().setKeyPath("/etc/ssl/other.key");
        assertThat(fields(other)).containsExactly("https.certificateId");
        HostNameDraft mixed = draft("b.example", "/");
        mixed.setPort("8443");
        doorway.add(mixed);
        HostNameDraft both = Doorway.https(proxy, web1, "c.example", "/");
        both.setPort("8443");
        assertThat(fields(both)).containsExactly("port");
        HostNameDraft unknown = Doorway.https(proxy, web1, "d.example", "/");
        unknown.getHttps().setCertificatePath("");
        unknown.getHttps().setKeyPath("");
        unknown.getHttps().setCertificateId(99L);
        assertThat(fields(unknown)).containsExactly("https.certificateId");
    }

    @Test
    void aProxysOwnCertificateServesRulesWithoutOne() {
        HostNameDraft bare = Doorway.https(proxy, web1, "a.example", "/");
        bare.getHttps().setCertificatePath("");
        bare.getHttps().setKeyPath("");
        ProxyDraft own = new ProxyDraft();
        own.setCertificatePath("/etc/ssl/all.pem");
        own.setKeyPath("/etc/ssl/all.key");
        Proxies proxies = doorway.get(Proxies.class);
        doorway.does(() -> proxies.change(proxy.id(), own));
        doorway.add(bare);

        ProxyDraft none = doorway.does(() -> proxies.draft(proxy.id()));
        none.setCertificatePath("");
        none.setKeyPath("");
        assertThat(doorway.refusals(() -> proxies.change(proxy.id(), none)))
                .singleElement()
                .asString()
                .startsWith("certificateId: Rules of proxy1 need it");
        assertThat(doorway.trail).contains("name.proxy proxy1");
    }

    @Test
    void namesWithoutARuleGetWhatTheProxySays() {
        Proxies proxies = doorway.get(Proxies.class);
        Consumer<ProxyDraft> kept = draft -> doorway.does(() -> proxies.change(proxy.id(), draft));
        for (String[] wrong : new String[][] {
            {"redirect", "javascript:x"},
            {"redirect", "https://a.example/\"; }"},
            {"redirect", "https://a.example/$uri"},
            {"folder", "var"},
            {"folder", "/a b"},
            {"folder", "/a/../b"}
        }) {
            ProxyDraft draft = new ProxyDraft();
            draft.setSite(wrong[0]);
            draft.setTarget(wrong[1]);
            assertThat(doorway.refusals(() -> proxies.change(proxy.id(), draft)))
                    .as(wrong[1])
                    .singleElement()
                    .asString()
                    .startsWith("target: ");
        }
        ProxyDraft unknown = new ProxyDraft();
        unknown.setSite("page");
        assertThat(doorway.refusals(() -> proxies.change(proxy.id(), unknown)))
                .singleElement()
                .asString()
                .startsWith("site: ");
        ProxyDraft redirect = new ProxyDraft();
        redirect.setSite("redirect");
        redirect.setTarget("https://www.example.org/");
        kept.accept(redirect);
        assertThat(doorway.refusals(() -> proxies.change(proxy.id(), redirect)))
                .singleElement()
                .asString()
                .contains("was changed since you opened it");
    }

    @Test
    void onlyGuestsThatTheProxyReachesGetAnything() {
        Server gw2 = doorway.hypervisor("gw2");
        Server strange = doorway.guest("web2", gw2, "10.10.2.5", "");
        assertThat(refused(Doorway.draft(proxy, strange, "a.example", "/")))
                .containsExactly("guestId: web2 is no guest beside proxy1, and none of its own.");
        Server bare = doorway.guest("bare", gw1, "", "");
        assertThat(refused(Doorway.draft(proxy, bare, "a.example", "/")))
                .singleElement()
                .asString()
                .startsWith("guestId: bare has no internal address.");
        assertThat(refused(Doorway.draft(web1, web1, "a.example", "/")))
                .singleElement()
                .asString()
                .startsWith("proxyId: web1 forwards no host names.");
        doorway.add(Doorway.draft(proxy, proxy, "self.example", "/"));
    }

    @Test
    void rawTextIsAdministratorsAndStaysInOthersHands() {
        HostNameDraft raw = draft("a.example", "/");
        raw.getOptions().setSnippet("location = /robots.txt { return 200 \"}\"; }");
        doorway.as(2, Role.OPERATOR);
        assertThat(refused(raw)).containsExactly("options.snippet: Only an administrator writes raw text of nginx.");
        doorway.as(1, Role.ADMIN);
        HostName rule = doorway.add(raw);
        doorway.as(2, Role.OPERATOR);
        HostNameDraft words = doorway.does(() -> names().draft(rule.id()));
        words.setComment("known");
        doorway.does(() -> names().change(rule.id(), words));
        HostNameDraft more = doorway.does(() -> names().draft(rule.id()));
        more.getOptions().setSnippet("return 200;");
        assertThat(doorway.refusals(() -> names().change(rule.id(), more)))
                .containsExactly("options.snippet: Only an administrator writes raw text of nginx.");
    }

    @Test
    void aChangeGivesItsNamesBackAndASecondHandIsTold() {
        HostName rule = doorway.add(draft("a.example", "/"));
        HostNameDraft first = doorway.does(() -> names().draft(rule.id()));
        HostNameDraft second = doorway.does(() -> names().draft(rule.id()));
        first.setDomains("b.example");
        doorway.does(() -> names().change(rule.id(), first));
        doorway.add(draft("a.example", "/"));
        assertThat(doorway.refusals(() -> names().change(rule.id(), second)))
                .singleElement()
                .asString()
                .contains("was changed by somebody else");
        doorway.does(() -> {
            names().remove(rule.id());
            return true;
        });
        doorway.add(draft("b.example", "/"));
    }

    @Test
    void aTriedChangeChangesNothing() {
        HostName rule = doorway.add(draft("a.example", "/"));
        HostNameDraft draft = doorway.does(() -> names().draft(rule.id()));
        draft.setDomains("b.example");
        doorway.does(() -> {
            names().tried(draft, rule.id());
            return true;
        });
        assertThat(doorway.does(() -> names().get(rule.id())).domains()).isEqualTo("a.example");
    }

    @Test
    void serversThatRulesNeedStay() {
        doorway.add(draft("a.example", "/"));
        assertThat(doorway.refusals(() -> {
                    doorway.get(Servers.class).remove(web1.id(), "web1");
                    return true;
                }))
                .singleElement()
                .asString()
                .contains("a.example of proxy1 leads to it.");
        assertThat(doorway.does(() -> doorway.get(Servers.class).dependents(proxy.id())))
                .anyMatch(said -> said.startsWith("host-name a.example:80/ is taken by the rule"));
    }

    @Test
    void membersSeeAndChangeWhatIsTheirs() {
        doorway.add(draft("a.example", "/"));
        doorway.as(7, Role.MEMBER);
        assertThat(doorway.does(() -> names().page(Query.all())).total()).isZero();
        assertThat(doorway.refusals(() -> names().add(draft("b.example", "/"))))
                .singleElement()
                .asString()
                .startsWith("proxyId: There is no such server");
    }

    @Test
    void searchesFiltersAndSorts() {
        doorway.add(draft("shop.example.org", "/"));
        HostNameDraft off = Doorway.https(proxy, web1, "wiki.example.org", "/docs");
        off.setComment("Papers");
        off.setEnabled(false);
        doorway.add(off);
        assertThat(found(Query.matching("SHOP"))).containsExactly("shop.example.org");
        assertThat(found(Query.matching("papers"))).containsExactly("wiki.example.org/docs");
        assertThat(found(Query.matching("%"))).isEmpty();
        assertThat(found(new Query("", Map.of("https", "no"), "name", true, 0, 10)))
                .containsExactly("shop.example.org");
        assertThat(found(new Query("", Map.of("enabled", "no", "guest", Long.toString(web1.id())), "", false, 0, 10)))
                .containsExactly("wiki.example.org/docs");
        assertThat(found(new Query("", Map.of(), "name", true, 0, 10)))
                .containsExactly("wiki.example.org/docs", "shop.example.org");
    }

    @Test
    void rowsOfFilesAddAndChangeAndAreRefusedByTheirColumns() {
        HostNameTable table = doorway.get(HostNameTable.class);
        Cells row = new Cells(Map.of(
                "proxy",
                "proxy1",
                "domains",
                "b.example, a.example",
                "https",
                "no",
                "guest",
                "web1",
                "guestPort",
                "8080"));
        doorway.does(() -> {
            assertThat(table.find(row)).isEmpty();
            table.write(row, null);
            return true;
        });
        HostNameDraft known =
                doorway.does(() -> names().draft(names().of(proxy.id()).get(0).id()));
        known.getOptions().setLogins("ann:correct horse");
        known.getOptions().setSnippet("proxy_buffering off;");
        long id = doorway.does(() -> names().of(proxy.id()).get(0).id());
        doorway.does(() -> names().change(id, known));
        Cells off = new Cells(Map.of(
                "proxy", "proxy1", "domains", "A.example b.example", "https", "no", "port", "80", "enabled", "no"));
        doorway.does(() -> {
            table.write(off, table.find(off).orElseThrow());
            return true;
        });
        HostNameRow kept = doorway.does(() -> names().get(id));
        assertThat(kept.enabled()).isFalse();
        assertThat(kept.guestPort()).isEqualTo(8080);
        assertThat(kept.logins()).containsExactly("ann");
        assertThat(kept.raw()).isTrue();
        Cells nobody = new Cells(Map.of("proxy", "proxy1", "domains", "c.example", "https", "no", "guest", "nobody"));
        assertThat(doorway.refusals(() -> {
                    table.write(nobody, null);
                    return true;
                }))
                .containsExactly("guest: There is no server called “nobody”, or you may not see it.");
        Cells unknown = new Cells(
                Map.of("proxy", "proxy1", "domains", "c.example", "guest", "web1", "certificate", "no such thing"));
        assertThat(doorway.refusals(() -> {
                    table.write(unknown, null);
                    return true;
                }))
                .singleElement()
                .asString()
                .startsWith("certificate: There is no certificate called “no such thing”");
        assertThat(doorway.does(() -> table.rows(Query.all())).rows())
                .singleElement()
                .satisfies(values ->
                        assertThat(values).containsEntry("guestPort", "8080").containsEntry("enabled", "no"));
    }

    private List<String> found(Query query) {
        return doorway.does(() -> names().page(query)).rows().stream()
                .map(HostNameRow::name)
                .toList();
    }
}
