package org.intendant.hostforwarding.push;

import static org.intendant.hostforwarding.push.NginxText.quoted;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that is said of one name, as nginx reads it: a server block for each port, a location for each path. */
final class NginxSite {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String domain;
    private final Nginx nginx;
    private final NginxText text = new NginxText(NginxFiles.FIRST_LINE);

    private NginxSite(String domain, Nginx nginx) {
        this.domain = domain;
        this.nginx = nginx;
    }

    /** @param rules those that have this name */
    static String render(String domain, List<Leading> rules, Nginx nginx) {
        NginxSite site = new NginxSite(domain, nginx);
        Map<Integer, List<Leading>> ports =
                rules.stream().collect(Collectors.groupingBy(Leading::port, TreeMap::new, Collectors.toList()));
        List<Leading> forced =
                rules.stream().filter(rule -> rule.https().isForced()).toList();
        if (!forced.isEmpty() || nginx.thumbprint().isPresent()) {
            ports.computeIfAbsent(HTTP, port -> List.of());
        }
        ports.forEach((port, here) -> site.server(port, here, port == HTTP ? forced : List.of()));
        return site.text.toString();
    }

    private void server(int port, List<Leading> rules, List<Leading> forced) {
        boolean https = rules.stream().anyMatch(rule -> rule.https().isOn());
        boolean http2 = rules.stream().anyMatch(rule -> rule.https().isHttp2());
        text.open("server");
        String words = (https ? " ssl" : "") + (http2 && !nginx.http2Directive() ? " http2" : "");
        text.line("listen " + port + words);
        if (nginx.v6()) {
            text.line("listen [::]:" + port + words);
        }
        if (http2 && nginx.http2Directive()) {
            text.line("http2 on");
        }
        text.line("server_name " + quoted(domain));
        if (https) {
            Leading any = rules.get(0);
            text.line("ssl_certificate " + quoted(any.certificate().certificate()));
            text.line("ssl_certificate_key " + quoted(any.certificate().key()));
        }
        if (port == HTTP) {
            nginx.thumbprint().ifPresent(this::challenge);
        }
        rules.stream().sorted(Comparator.comparing(Leading::basePath)).forEach(this::location);
        forced.stream().sorted(Comparator.comparing(Leading::basePath)).forEach(this::redirect);
        if (rules.stream().noneMatch(NginxSite::isRoot) && forced.stream().noneMatch(NginxSite::isRoot)) {
            text.open("location /").line("return 404").close();
        }
        rules.stream()
                .map(rule -> rule.options().snippet())
                .filter(raw -> !raw.isEmpty())
                .forEach(text::raw);
        text.close();
    }

    private static boolean isRoot(Leading rule) {
        return rule.basePath().equals("/");
    }

    private void challenge(String thumbprint) {
        text.open("location ^~ /.well-known/acme-challenge/")
                .open("location ~ \"^/\\.well-known/acme-challenge/([A-Za-z0-9_-]+)$\"")
                .line("default_type text/plain")
                .line("return 200 " + quoted("$1." + thumbprint))
                .close()
                .line("return 404")
                .close();
    }

    private static String path(String base) {
        return base.equals("/") ? base : base + "/";
    }

    private void redirect(Leading rule) {
        String host = domain.startsWith("*") ? "$host" : domain;
        String port = rule.port() == HTTPS ? "" : ":" + rule.port();
        text.open("location " + quoted(path(rule.basePath())))
                .line("return 301 " + quoted("https://" + host + port + "$request_uri"))
                .close();
        if (!isRoot(rule)) {
            text.open("location = " + quoted(rule.basePath()))
                    .line("return 301 " + quoted("https://" + host + port + "$request_uri"))
                    .close();
        }
    }

    private void location(Leading rule) {
        text.open("location " + quoted(path(rule.basePath())));
        rule.options().allowed().forEach(network -> text.line("allow " + network));
        if (!rule.options().allowed().isEmpty()) {
            text.line("deny all");
        }
        if (rule.asksForPasswords()) {
            text.line("auth_basic " + quoted(domain));
            text.line("auth_basic_user_file " + quoted(NginxFiles.passwords(rule.id())));
        }
        text.line("client_max_body_size " + rule.options().bodyMegabytes() + "m");
        text.line("proxy_connect_timeout " + rule.options().connectSeconds() + "s");
        text.line("proxy_read_timeout " + rule.options().answerSeconds() + "s");
        text.line("proxy_send_timeout " + rule.options().answerSeconds() + "s");
        text.line("proxy_http_version 1.1");
        requestHeaders(rule);
        responseHeaders(rule);
        boolean same = rule.basePath().equals(rule.guestPath());
        text.line("proxy_pass http://" + rule.guest() + (same ? "" : path(rule.guestPath())));
        if (rule.https().isOn()) {
            text.line("proxy_redirect default");
            text.line("proxy_redirect http://$host/ https://$host" + shownPort(rule) + "/");
        }
        text.close();
    }

    private static String shownPort(Leading rule) {
        return rule.port() == (rule.https().isOn() ? HTTPS : HTTP) ? "" : ":" + rule.port();
    }

    private void requestHeaders(Leading rule) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        headers.put("Host", "$host" + shownPort(rule));
        headers.put("X-Real-IP", "$remote_addr");
        headers.put("X-Forwarded-For", "$proxy_add_x_forwarded_for");
        headers.put("X-Forwarded-Proto", "$scheme");
        headers.put("X-Forwarded-Host", "$host" + shownPort(rule));
        if (rule.options().hasWebsockets()) {
            headers.put("Upgrade", "$http_upgrade");
            headers.put("Connection", "$intendant_connection");
        } else {
            headers.put("Connection", "");
        }
        rule.options().requestHeaders().forEach(own -> headers.keySet().removeIf(own::is));
        headers.forEach((name, value) -> text.line("proxy_set_header " + name + " " + quoted(value)));
        rule.options()
                .requestHeaders()
                .forEach(own -> text.line("proxy_set_header " + own.name() + " " + quoted(own.value())));
    }

    private void responseHeaders(Leading rule) {
        if (rule.https().hstsDays() > 0) {
            text.line("add_header Strict-Transport-Security "
                    + quoted("max-age=" + rule.https().hstsDays() * 86_400L) + " always");
        }
        rule.options()
                .responseHeaders()
                .forEach(own -> text.line("add_header " + own.name() + " " + quoted(own.value()) + " always"));
    }
}
