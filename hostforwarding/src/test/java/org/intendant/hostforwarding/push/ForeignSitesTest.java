package org.intendant.hostforwarding.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.intendant.hostforwarding.names.ForeignSite;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.OutOfUse;
import org.junit.jupiter.api.Test;

/** What sites of others say as rules, and why some cannot be said. */
class ForeignSitesTest {

    private static final String ENABLED = "/etc/nginx/sites-enabled/shop";
    private static final String AVAILABLE = "/etc/nginx/sites-available/shop";
    private static final String MAIN = """
            http {
                client_max_body_size 64m;
                include /etc/nginx/sites-enabled/*;
                server { listen 8088; server_name inside.example.org; }
            }
            """;
    private static final String PARAMS = """
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            """;
    private static final String SHOP = """
            # the shop
            server {
                listen 80;
                listen [::]:80;
                server_name shop.example.org www.example.org;
                return 301 https://$host$request_uri;
            }
            server {
                listen 443 ssl http2;
                server_name www.example.org shop.example.org;
                ssl_certificate /etc/ssl/shop.pem;
                ssl_certificate_key /etc/ssl/shop.key;
                ssl_protocols TLSv1.2 TLSv1.3; # no others
                add_header Strict-Transport-Security "max-age=31536000" always;
                location / {
                    include proxy_params;
                    proxy_set_header X-Forwarded-Port $server_port;
                    proxy_pass http://10.10.1.5:8080;
                    proxy_read_timeout 5m;
                }
                location = /robots.txt { return 200 "none; }"; }
            }
            """;

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static List<ForeignSite> all(String text) {
        String dump = "# configuration file /etc/nginx/nginx.conf:\n" + MAIN
                + "\n# configuration file /etc/nginx/proxy_params:\n" + PARAMS + "\n# configuration file " + ENABLED
                + ":\n"
                + text + "\n";
        String read = "site " + ENABLED + " " + AVAILABLE + " ../sites-available/shop 644 root root " + base64(text)
                + "\ndump " + base64(dump) + "\nend\n";
        return new ForeignSites(new NginxReading("gw", read), false)
                .all().stream()
                        .filter(site -> !site.words().contains("inside.example.org"))
                        .toList();
    }

    private static ForeignSite one(String inside) {
        return all("server {\n" + inside + "\n}\n").get(0);
    }

    private static HostNameDraft only(String inside) {
        ForeignSite site = one("server_name a.example;\n" + inside);
        assertThat(site.never()).isEmpty();
        assertThat(site.meanings()).hasSize(1);
        return site.meanings().get(0).draft();
    }

    @Test
    void aSiteOverHttpsWithItsRedirectIsOneRule() {
        List<ForeignSite> sites = all(SHOP);

        assertThat(sites).hasSize(1);
        ForeignSite site = sites.get(0);
        assertThat(site.never()).isEmpty();
        assertThat(site.words())
                .isEqualTo(ENABLED + " serves shop.example.org, www.example.org on 80, [::]:80, 443 ssl http2");
        assertThat(site.text()).isEqualTo(ENABLED + "\n" + SHOP.replace("# the shop\n", ""));
        assertThat(site.meanings()).hasSize(1);
        assertThat(site.meanings().get(0).address()).isEqualTo("10.10.1.5");
        HostNameDraft draft = site.meanings().get(0).draft();
        assertThat(draft.getDomains()).isEqualTo("shop.example.org www.example.org");
        assertThat(draft.getPort()).isEqualTo("443");
        assertThat(draft.getGuestPort()).isEqualTo("8080");
        assertThat(draft.getHttps().isForced()).isTrue();
        assertThat(draft.getHttps().isHttp2()).isTrue();
        assertThat(draft.getHttps().getHstsDays()).isEqualTo("365");
        assertThat(draft.getHttps().getCertificatePath()).isEqualTo("/etc/ssl/shop.pem");
        assertThat(draft.getHttps().getKeyPath()).isEqualTo("/etc/ssl/shop.key");
        assertThat(draft.getOptions().getBodyMegabytes()).isEqualTo("64");
        assertThat(draft.getOptions().getConnectSeconds()).isEqualTo("60");
        assertThat(draft.getOptions().getAnswerSeconds()).isEqualTo("300");
        assertThat(draft.getOptions().isWebsockets()).isFalse();
        assertThat(draft.getOptions().getRequestHeaders())
                .as("what it sends alone, as the innermost block says it")
                .isEqualTo("X-Forwarded-Port: 443");
        assertThat(draft.getOptions().getSnippet())
                .isEqualTo("ssl_protocols TLSv1.2 TLSv1.3;\nlocation = /robots.txt { return 200 \"none; }\"; }");
        assertThat(site.out())
                .containsExactly(new OutOfUse(
                        ENABLED,
                        "../sites-available/shop",
                        SHOP.replace("# the shop\n", "").stripTrailing(),
                        List.of("shop.example.org", "www.example.org")));
    }

    @Test
    void ofAFileWithMoreTheBlocksGoOutAlone() {
        List<ForeignSite> sites = all("upstream pool { server 10.10.1.6:81; }\n" + SHOP + """
                server {
                  server_name blog.example.org;
                  location / { proxy_pass http://pool; }
                }
                """);
        assertThat(sites.get(0).out())
                .extracting(OutOfUse::path, OutOfUse::linked)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(AVAILABLE, false))
                .hasSize(2);
        assertThat(sites.get(1).meanings().get(0).address()).isEqualTo("10.10.1.6");
        assertThat(sites.get(1).meanings().get(0).draft().getGuestPort()).isEqualTo("81");
        assertThat(sites.get(1).out())
                .extracting(OutOfUse::block)
                .containsExactly(
                        "server {\n  server_name blog.example.org;\n  location / { proxy_pass http://pool; }\n}");
    }

    @Test
    void pathsPortsAndOptionsAreSaid() {
        HostNameDraft draft = only("""
                listen 8080; allow 192.0.2.0/24; allow 2001:db8::7; deny all; client_max_body_size 1500k;
                location /api/ { proxy_pass http://[2001:db8::5]/v1/; proxy_set_header Upgrade $http_upgrade;
                  proxy_set_header Connection "upgrade"; add_header X-Frame-Options DENY; proxy_buffering off; }""");
        assertThat(draft.getPort()).isEqualTo("8080");
        assertThat(draft.getBasePath()).isEqualTo("/api");
        assertThat(draft.getGuestPath()).isEqualTo("/v1");
        assertThat(draft.getGuestPort()).isEqualTo("80");
        assertThat(draft.getHttps().isOn()).isFalse();
        assertThat(draft.getOptions().getAllowed()).isEqualTo("192.0.2.0/24, 2001:db8::7");
        assertThat(draft.getOptions().getBodyMegabytes()).isEqualTo("2");
        assertThat(draft.getOptions().isWebsockets()).isTrue();
        assertThat(draft.getOptions().getResponseHeaders()).isEqualTo("X-Frame-Options: DENY");
        assertThat(draft.getOptions().getRequestHeaders())
                .as("nginx sends this where nothing is said")
                .isEqualTo("Host: [2001:db8::5]");
        assertThat(draft.getOptions().getSnippet()).isEqualTo("proxy_buffering off;");
    }

    @Test
    void twoPortsAndTwoPathsAreFourRules() {
        ForeignSite site = one("""
                server_name .example.org; listen 80; listen 443 ssl; ssl_certificate /a.pem; ssl_certificate_key /a.key;
                location / { proxy_pass http://localhost:3000; }
                location /x { proxy_pass http://127.0.0.1:3001; }""");
        assertThat(site.never()).isEmpty();
        assertThat(site.meanings())
                .extracting(meaning -> meaning.address() + " " + meaning.draft().getDomains() + " "
                        + meaning.draft().getPort() + " " + meaning.draft().getBasePath() + " "
                        + meaning.draft().getGuestPath() + " "
                        + meaning.draft().getHttps().isForced())
                .containsExactly(
                        "127.0.0.1 *.example.org example.org 80 / / false",
                        "127.0.0.1 *.example.org example.org 80 /x /x false",
                        "127.0.0.1 *.example.org example.org 443 / / false",
                        "127.0.0.1 *.example.org example.org 443 /x /x false");
    }

    @Test
    void certbotsRedirectIsOne() {
        List<ForeignSite> sites = all("""
                server {
                    server_name a.example;
                    location / { proxy_pass http://10.10.1.5; }
                    listen 443 ssl; # managed by Certbot
                    ssl_certificate /a.pem; # managed by Certbot
                    ssl_certificate_key /a.key; # managed by Certbot
                }
                server {
                    if ($host = a.example) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot
                    listen 80;
                    server_name a.example;
                    return 404; # managed by Certbot
                }
                """);
        assertThat(sites).singleElement().satisfies(site -> {
            assertThat(site.never()).isEmpty();
            assertThat(site.meanings().get(0).draft().getHttps().isForced()).isTrue();
        });
    }

    @Test
    void whatNoRuleSaysIsSaid() {
        String leads = "location / { proxy_pass http://10.10.1.5; }";
        for (String[] never : new String[][] {
            {"listen 80 default_server; server_name a.example; " + leads, "names without a rule"},
            {"server_name _; " + leads, "names without a rule"},
            {"server_name a.example; root /var/www;", "says root"},
            {"server_name a.example; return 301 https://b.example$request_uri;", "answers with return 301"},
            {"server_name a.example; listen 192.0.2.1:80; " + leads, "listens on 192.0.2.1:80"},
            {"server_name a.example; listen unix:/run/x; " + leads, "listens on unix:/run/x"},
            {"server_name a.example; location / { proxy_pass https://10.10.1.5; }", "leads to https://10.10.1.5"},
            {"server_name a.example; location / { proxy_pass http://$upstream; }", "leads to http://$upstream"},
            {"server_name a.example; location / { proxy_pass http://web1.example; }", "no single address"},
            {"server_name a.example; location /a/ { proxy_pass http://10.10.1.5/b; }", "only one ends with /"},
            {"server_name a.example; location / { proxy_pass http://10.10.1.5; if ($x) { return 1; } }", "says if"},
            {"server_name a.example; location / { proxy_pass http://10.10.1.5; proxy_set_header X $y; }", "variable $y"
            },
            {"server_name a.example; deny 192.0.2.1; allow all; " + leads, "who may come"},
            {
                "server_name a.example; " + leads + " location /b { proxy_pass http://10.10.1.5; gzip on; }",
                "all of them only"
            },
        }) {
            assertThat(one(never[0]).never()).as(never[0]).contains(never[1]);
            assertThat(one(never[0]).meanings()).isEmpty();
        }
        assertThat(all("# Generated by a tool. Do not edit.\nserver { server_name a.example; " + leads + " }")
                        .get(0)
                        .never())
                .contains("would write it anew");
        assertThat(all("server { server_name a.example; " + leads + " } server { server_name b.example; " + leads
                        + " }"))
                .allMatch(site -> site.never().contains("shares lines"));
        assertThat(new ForeignSites(
                                new NginxReading(
                                        "gw",
                                        "dump " + base64("# configuration file /etc/nginx/nginx.conf:\n" + MAIN)
                                                + "\nend\n"),
                                false)
                        .all())
                .singleElement()
                .satisfies(site -> assertThat(site.never()).contains("conf.d or sites-enabled"));
    }

    @Test
    void anythingIsReadWithoutHarm() {
        for (String nasty : List.of(
                "server {",
                "server { server_name",
                "}}};;;",
                "server{server_name a;location{}}",
                "\u0000",
                "server { server_name a; listen; proxy_set_header; location { proxy_pass; } include; add_header; if { return; } }",
                "server { server_name a; location / { proxy_pass x; proxy_set_header; } }",
                "server { server_name a; location / { proxy_pass http://10.0.0.1; proxy_set_header; add_header; allow; } }",
                "server { server_name a; return; location / { return; } location { return https://; } }")) {
            assertThat(all(nasty)).allMatch(site -> !site.never().isEmpty());
        }
    }
}
