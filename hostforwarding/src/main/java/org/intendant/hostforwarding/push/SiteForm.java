package org.intendant.hostforwarding.push;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.ForeignSite.Meaning;
import org.intendant.hostforwarding.names.HostNameDraft;

/** What the server blocks of the same names say as rules: one for each port and path, raw text for what is beyond their form. */
final class SiteForm {

    private static final int HTTP = 80;
    private static final Set<String> SAID =
            Set.of("listen", "server_name", "location", "return", "ssl_certificate", "ssl_certificate_key", "http2");
    private static final Pattern LISTEN = Pattern.compile("(?:(?:\\*|0\\.0\\.0\\.0|\\[::]):)?([0-9]{1,5})");
    private static final Set<String> WORDS = Set.of("ssl", "http2", "ipv6only=on", "ipv6only=off");
    private static final Pattern REDIRECT =
            Pattern.compile("https://([^/:]+)(?::([0-9]{1,5}))?(\\$request_uri|\\$uri\\$is_args\\$args)");
    private static final String CHALLENGE = "/.well-known/acme-challenge/";

    private final List<String> names;
    private final List<Directive> servers;
    private final String source;
    private final Directive http;
    private final boolean acme;

    /** Base paths that port 80 leads to HTTPS; {@code /} for all. */
    private final Set<String> redirected = new HashSet<>();

    /**
     * @param names that all of the blocks have
     * @param source in which they stand
     * @param http what is said around them
     * @param acme whether Intendant answers questions of ACME itself
     */
    SiteForm(List<String> names, List<Directive> servers, String source, Directive http, boolean acme) {
        this.names = names;
        this.servers = servers;
        this.source = source;
        this.http = http;
        this.acme = acme;
    }

    /** @throws org.intendant.plans.Refused saying what no rule says */
    List<Meaning> rules() {
        Map<Integer, List<Meaning>> byPort = new LinkedHashMap<>();
        for (Directive server : servers) {
            for (int port : ports(server)) {
                if (byPort.put(port, rules(server, port)) != null) {
                    throw LocationForm.no("it says twice what port " + port + " does");
                }
            }
        }
        List<Meaning> all = byPort.values().stream().flatMap(List::stream).toList();
        List<HostNameDraft> secure = all.stream()
                .map(Meaning::draft)
                .filter(draft -> draft.getHttps().isOn())
                .toList();
        boolean root = secure.stream().anyMatch(draft -> draft.getBasePath().equals("/"));
        all.stream().map(Meaning::draft).forEach(draft -> draft.getHttps().setForced(false));
        secure.forEach(draft -> draft.getHttps()
                .setForced(redirected.contains(draft.getBasePath()) || (!root && redirected.contains("/"))));
        if (all.isEmpty()) {
            throw LocationForm.no("it leads to no guest");
        }
        return all;
    }

    private static Set<Integer> ports(Directive server) {
        Set<Integer> ports = new TreeSet<>();
        for (Directive listen : server.inside("listen").toList()) {
            List<String> words = listen.arguments();
            String port = portOf(listen);
            if (port.isEmpty() || !words.stream().skip(1).allMatch(WORDS::contains)) {
                throw LocationForm.no("it listens on " + String.join(" ", words));
            }
            ports.add(Integer.valueOf(port));
        }
        return ports.isEmpty() ? Set.of(HTTP) : ports;
    }

    private static String portOf(Directive listen) {
        Matcher where = LISTEN.matcher(listen.argument(0));
        return where.matches() ? where.group(1) : "";
    }

    private static boolean speaks(Directive server, int port, String word) {
        return server.inside("listen")
                .anyMatch(listen ->
                        listen.arguments().contains(word) && portOf(listen).equals(Integer.toString(port)));
    }

    private List<Meaning> rules(Directive server, int port) {
        boolean https = speaks(server, port, "ssl");
        Door door = new Door(names, port, https);
        Scope scope = new Scope(List.of(server, http));
        List<Meaning> rules = new ArrayList<>();
        List<Directive> rest = server.inside()
                .filter(one -> !SAID.contains(one.name()) && !LocationForm.SAID.contains(one.name()))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean bound = false;
        for (Directive one : server.inside("location").toList()) {
            if (leads(one)) {
                LocationForm form = new LocationForm(one, scope, door);
                rules.add(form.meaning());
                bound |= rest.addAll(form.rest());
            } else if (!isRedirect(one, port) && !isOurs(one)) {
                rest.add(one);
            }
        }
        boolean some = rest.removeIf(one -> isRedirectOfSome(one, port));
        server.inside("return")
                .filter(one -> !some || !one.arguments().equals(List.of("404")))
                .forEach(one -> redirects("/", one, port));
        if (bound && rules.size() > 1) {
            throw LocationForm.no("one of its paths says what a rule says for all of them only");
        }
        if (rules.isEmpty() && !rest.isEmpty()) {
            throw LocationForm.no(
                    "beside other ports, port " + port + " says " + rest.get(0).name());
        }
        rules.forEach(rule -> doorOf(rule.draft(), server, scope, door));
        if (!rest.isEmpty()) {
            rules.get(0)
                    .draft()
                    .getOptions()
                    .setSnippet(rest.stream()
                            .map(one -> source.substring(one.from(), one.to()))
                            .collect(Collectors.joining("\n")));
        }
        return rules;
    }

    private void doorOf(HostNameDraft draft, Directive server, Scope scope, Door door) {
        draft.setDomains(String.join(" ", names));
        draft.setPort(Integer.toString(door.port()));
        draft.getHttps().setOn(door.https());
        draft.getHttps()
                .setHttp2(speaks(server, door.port(), "http2")
                        || scope.word("http2").filter("on"::equals).isPresent());
        if (door.https()) {
            draft.getHttps().setCertificatePath(scope.word("ssl_certificate").orElse(""));
            draft.getHttps().setKeyPath(scope.word("ssl_certificate_key").orElse(""));
        }
    }

    /** Whether a rule can be what it is: a plain beginning of paths, and a guest. */
    private static boolean leads(Directive location) {
        return location.arguments().size() == 1
                && location.argument(0).startsWith("/")
                && location.inside("proxy_pass").findAny().isPresent();
    }

    /** What is there of itself with rules: answers to ACME, and the end of paths that no rule has. */
    private boolean isOurs(Directive location) {
        List<String> words = location.arguments();
        boolean end = words.equals(List.of("/"))
                && location.inside().map(Directive::meaning).toList().equals(List.of("6:return 3:404;"));
        return end || (acme && location.last().equals(CHALLENGE));
    }

    private boolean isRedirect(Directive location, int port) {
        List<Directive> inside = location.inside().toList();
        List<String> words = location.arguments();
        String path = location.last();
        boolean plain = words.size() == 1 || location.argument(0).equals("=");
        if (!plain || inside.size() != 1 || !inside.get(0).name().equals("return") || !isAway(inside.get(0))) {
            return false;
        }
        if (words.size() == 1) {
            redirects(
                    path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                    inside.get(0),
                    port);
        }
        return true;
    }

    /** As certbot says it: {@code if ($host = shop.example.org) { return 301 https://$host$request_uri; }}. */
    private boolean isRedirectOfSome(Directive one, int port) {
        List<Directive> inside = one.inside().toList();
        boolean away = one.name().equals("if")
                && inside.size() == 1
                && inside.get(0).name().equals("return")
                && isAway(inside.get(0));
        if (away) {
            redirects("/", inside.get(0), port);
        }
        return away;
    }

    private boolean isAway(Directive one) {
        Matcher where = REDIRECT.matcher(one.last());
        return where.matches()
                && (Stream.of("$host", "$server_name", "$http_host").anyMatch(where.group(1)::equals)
                        || names.contains(where.group(1)));
    }

    private void redirects(String path, Directive one, int port) {
        if (port != HTTP || !isAway(one)) {
            throw LocationForm.no("it answers with " + String.join(" ", one.words()));
        }
        redirected.add(path);
    }
}
