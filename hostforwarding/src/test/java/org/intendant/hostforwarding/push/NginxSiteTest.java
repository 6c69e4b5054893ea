package org.intendant.hostforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.intendant.hostforwarding.names.Given;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.PemFiles;
import org.junit.jupiter.api.Test;

/** What is said of a name, as nginx reads it. */
class NginxSiteTest {

    private static final Nginx OLD = new Nginx(false, true, Optional.empty());
    private static final Nginx NEW = new Nginx(true, false, Optional.of("thumb_print-1"));

    private static HostNameDraft clear(String path) {
        HostNameDraft draft = new HostNameDraft();
        draft.setDomains("shop.example.org");
        draft.setBasePath(path);
        draft.getHttps().setOn(false);
        return draft;
    }

    private static Leading leading(HostNameDraft draft) {
        return Leading.of(Given.rule(draft), "10.10.1.5", new PemFiles("/etc/ssl/shop.pem", "/etc/ssl/shop.key"));
    }

    private static String text(Nginx nginx, HostNameDraft... drafts) {
        return NginxSite.render(
                "shop.example.org",
                List.of(drafts).stream().map(NginxSiteTest::leading).toList(),
                nginx);
    }

    @Test
    void oneClearRuleIsThisFile() {
        assertThat(text(OLD, clear("/"))).isEqualTo("""
                # Written by Intendant. What is changed here is reported and put right.
                server {
                    listen 80;
                    listen [::]:80;
                    server_name "shop.example.org";
                    location "/" {
                        client_max_body_size 100m;
                        proxy_connect_timeout 5s;
                        proxy_read_timeout 60s;
                        proxy_send_timeout 60s;
                        proxy_http_version 1.1;
                        proxy_set_header Host "$host";
                        proxy_set_header X-Real-IP "$remote_addr";
                        proxy_set_header X-Forwarded-For "$proxy_add_x_forwarded_for";
                        proxy_set_header X-Forwarded-Proto "$scheme";
                        proxy_set_header X-Forwarded-Host "$host";
                        proxy_set_header Upgrade "$http_upgrade";
                        proxy_set_header Connection "$intendant_connection";
                        proxy_pass http://10.10.1.5:80;
                    }
                }
                """);
    }

    @Test
    void httpsIsForcedFromPort80WhichAnswersAcmeToo() {
        HostNameDraft draft = clear("/");
        draft.getHttps().setOn(true);
        draft.getHttps().setHstsDays("365");
        assertThat(text(NEW, draft))
                .contains("""
                server {
                    listen 80;
                    server_name "shop.example.org";
                    location ^~ /.well-known/acme-challenge/ {
                        location ~ "^/\\.well-known/acme-challenge/([A-Za-z0-9_-]+)$" {
                            default_type text/plain;
                            return 200 "$1.thumb_print-1";
                        }
                        return 404;
                    }
                    location "/" {
                        return 301 "https://shop.example.org$request_uri";
                    }
                }
                server {
                    listen 443 ssl;
                    http2 on;
                    server_name "shop.example.org";
                    ssl_certificate "/etc/ssl/shop.pem";
                    ssl_certificate_key "/etc/ssl/shop.key";
                """)
                .contains("add_header Strict-Transport-Security \"max-age=31536000\" always;")
                .contains("proxy_redirect http://$host/ https://$host/;");
        assertThat(text(OLD, draft)).contains("listen 443 ssl http2;", "listen [::]:443 ssl http2;");
    }

    @Test
    void aSubPathNeedsNoRootRule() {
        HostNameDraft draft = clear("/admin");
        draft.setGuestPath("/backend");
        assertThat(text(OLD, draft))
                .contains("location \"/admin/\" {", "proxy_pass http://10.10.1.5:80/backend/;", """
                    location / {
                        return 404;
                    }
                """);
    }

    @Test
    void aPathMovesToTheRootOrStaysAsItIs() {
        HostNameDraft draft = clear("/admin");
        assertThat(text(OLD, draft)).contains("proxy_pass http://10.10.1.5:80/;");
        draft.setGuestPath("/admin");
        assertThat(text(OLD, draft)).contains("proxy_pass http://10.10.1.5:80;");
    }

    @Test
    void portsAreBlocksOfTheirOwnWithTheirPaths() {
        HostNameDraft other = clear("/");
        other.setPort("8080");
        String text = text(OLD, clear("/a"), other, clear("/"));
        assertThat(text).containsOnlyOnce("listen 80;").containsOnlyOnce("listen 8080;");
        assertThat(text).contains("proxy_set_header Host \"$host:8080\";");
        assertThat(text.indexOf("\"/\"")).isLessThan(text.indexOf("\"/a/\""));
    }

    @Test
    void limitsPasswordsAndHeaders() {
        HostNameDraft draft = clear("/");
        draft.getOptions().setAllowed("192.0.2.0/24 2001:db8::7");
        draft.getOptions().setLogins("ann:longer than eight");
        draft.getOptions().setBodyMegabytes("0");
        draft.getOptions().setWebsockets(false);
        draft.getOptions().setRequestHeaders("host: inside\nX-Say: a \"quoted\\\" word;}");
        draft.getOptions().setResponseHeaders("X-Frame-Options: DENY");
        draft.getOptions().setSnippet("proxy_buffering off;");
        assertThat(text(OLD, draft))
                .contains("allow 192.0.2.0/24;\n        allow 2001:db8::7;\n        deny all;")
                .contains("auth_basic_user_file \"/etc/nginx/intendant-7.passwords\";")
                .contains("client_max_body_size 0m;")
                .contains("proxy_set_header Connection \"\";")
                .contains("proxy_set_header host \"inside\";")
                .doesNotContain("proxy_set_header Host ")
                .contains("proxy_set_header X-Say \"a \\\"quoted\\\\\\\" word;}\";")
                .contains("add_header X-Frame-Options \"DENY\" always;")
                .contains("\nproxy_buffering off;\n}\n")
                .doesNotContain("longer than");
    }
}
