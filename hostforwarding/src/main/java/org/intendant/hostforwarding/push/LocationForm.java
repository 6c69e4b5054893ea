package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.hostforwarding.names.ForeignSite.Meaning;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.OptionsDraft;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** What one location that leads to a guest says as a rule, where a rule can say it. */
final class LocationForm {

    /** Said by a rule itself, wherever they stand. */
    static final Set<String> SAID = Set.of(
            "proxy_pass",
            "proxy_set_header",
            "proxy_http_version",
            "proxy_connect_timeout",
            "proxy_read_timeout",
            "proxy_send_timeout",
            "proxy_redirect",
            "client_max_body_size",
            "allow",
            "deny",
            "add_header");

    /** Mean something else, or nothing, outside of their location. */
    private static final Set<String> BOUND = Set.of(
            "alias",
            "break",
            "if",
            "internal",
            "limit_except",
            "location",
            "return",
            "rewrite",
            "root",
            "set",
            "try_files");

    private static final Pattern PASS =
            Pattern.compile("http://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?(/[^$?#\\s]*)?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kKmMgG]?)");
    private static final long MIB = 1024 * 1024;
    private static final int LONGEST_CONNECT = 75;

    private final Directive location;
    private final Scope scope;
    private final Door door;

    LocationForm(Directive location, Scope server, Door door) {
        this.location = location;
        this.scope = server.within(location);
        this.door = door;
    }

    String basePath() {
        return tidy(location.argument(0));
    }

    /** What a rule does not say itself. */
    List<Directive> rest() {
        List<Directive> rest =
                location.inside().filter(one -> !SAID.contains(one.name())).toList();
        rest.stream().filter(one -> BOUND.contains(one.name())).findFirst().ifPresent(one -> {
            throw no("its path " + basePath() + " says " + one.name() + ", which a rule cannot");
        });
        return rest;
    }

    /** @throws Refused saying what no rule says */
    Meaning meaning() {
        HostNameDraft draft = new HostNameDraft();
        draft.setBasePath(basePath());
        String address = passed(draft);
        OptionsDraft options = draft.getOptions();
        options.setBodyMegabytes(megabytes(scope.word("client_max_body_size").orElse("1m")));
        options.setConnectSeconds(Long.toString(Math.min(LONGEST_CONNECT, seconds("proxy_connect_timeout"))));
        options.setAnswerSeconds(Long.toString(Math.max(seconds("proxy_read_timeout"), seconds("proxy_send_timeout"))));
        options.setAllowed(allowed());
        new HeaderForm(scope, door).say(draft);
        scope.all("proxy_redirect").stream()
                .map(one -> String.join(" ", one.arguments()))
                .filter(said -> !said.equals("off")
                        && !said.equals("default")
                        && !said.startsWith("http://$host/ https://$host"))
                .findFirst()
                .ifPresent(said -> {
                    throw no("it rewrites redirects of the guest (" + said + "), which a rule cannot");
                });
        return new Meaning(address, draft);
    }

    private static String tidy(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Where it leads, said in the draft; the address. */
    private String passed(HostNameDraft draft) {
        String said = scope.word("proxy_pass").orElse("");
        Matcher pass = PASS.matcher(said);
        if (!pass.matches()) {
            throw no("it leads to " + said + ", which a rule cannot");
        }
        String path = pass.group(3);
        String base = location.argument(0);
        if (path != null && base.endsWith("/") != path.endsWith("/")) {
            throw no("of its paths " + base + " and " + path + " only one ends with /");
        }
        draft.setGuestPath(path == null ? basePath() : tidy(path));
        String port = pass.group(2);
        String host = pass.group(1).equals("localhost") ? "127.0.0.1" : pass.group(1);
        if (!ADDRESS.matcher(host).matches() && port == null) {
            List<String> servers = upstream(host);
            Matcher one = PASS.matcher("http://" + (servers.isEmpty() ? "" : servers.get(0)));
            if (servers.size() == 1 && one.matches()) {
                host = one.group(1).equals("localhost") ? "127.0.0.1" : one.group(1);
                port = one.group(2);
            }
        }
        if (!ADDRESS.matcher(host).matches()) {
            throw no("it leads to " + host + ", which is no single address");
        }
        draft.setGuestPort(port == null ? "80" : port);
        return host;
    }

    private List<String> upstream(String name) {
        return scope.blocks()
                .get(scope.blocks().size() - 1)
                .inside("upstream")
                .filter(one -> one.arguments().equals(List.of(name)))
                .flatMap(one -> one.inside("server"))
                .map(one -> one.argument(0))
                .toList();
    }

    private static String megabytes(String said) {
        return Long.toString((bytes(said) + MIB - 1) / MIB);
    }

    static long bytes(String said) {
        Matcher size = SIZE.matcher(said);
        if (!size.matches()) {
            throw no("its size " + said + " is none");
        }
        long number = Long.parseLong(size.group(1));
        return switch (size.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> number * 1024;
            case "m" -> number * MIB;
            case "g" -> number * 1024 * MIB;
            default -> number;
        };
    }

    private long seconds(String name) {
        return (millis(scope.word(name).orElse("60")) + 999) / 1000;
    }

    static long millis(String said) {
        Matcher time = TIME.matcher(said);
        if (!time.matches()) {
            throw no("its time " + said + " is none that a rule says");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2) == null ? "s" : time.group(2)) {
            case "ms" -> number;
            case "m" -> number * 60_000;
            case "h" -> number * 3_600_000;
            case "d" -> number * 86_400_000;
            default -> number * 1000;
        };
    }

    private String allowed() {
        List<Directive> said = scope.all("allow", "deny");
        List<String> networks = said.stream()
                .filter(one -> one.name().equals("allow"))
                .map(one -> one.argument(0))
                .toList();
        if (said.isEmpty() || said.get(0).meaning().equals("5:allow 3:all;")) {
            return "";
        }
        String last = said.get(said.size() - 1).meaning();
        if (networks.isEmpty() || said.size() != networks.size() + 1 || !last.equals("4:deny 3:all;")) {
            throw no("who may come is said otherwise than by addresses that alone may");
        }
        return String.join(", ", networks);
    }

    /** Why no rule says it. */
    static Refused no(String why) {
        return new Refused("site", "No rule says what it says: " + Text.inert(why, 300) + ".");
    }
}
