package org.intendant.hostforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.OptionsDraft;

/** What a location says of headers as a rule, which sends the usual ones by itself. */
final class HeaderForm {

    private static final Pattern HSTS = Pattern.compile("max-age=([0-9]{1,9})");
    private static final long DAY = 86_400;

    private final Scope scope;
    private final Door door;

    HeaderForm(Scope scope, Door door) {
        this.scope = scope;
        this.door = door;
    }

    /** @throws org.intendant.plans.Refused saying what no rule says */
    void say(HostNameDraft draft) {
        requestHeaders(draft.getOptions());
        responseHeaders(draft);
    }

    private void requestHeaders(OptionsDraft options) {
        List<String> own = new ArrayList<>();
        boolean host = false;
        options.setWebsockets(false);
        for (Directive one : scope.all("proxy_set_header")) {
            String name = one.argument(0);
            String value = one.argument(1);
            host |= name.equalsIgnoreCase("host");
            if (name.equalsIgnoreCase("upgrade") && value.equals("$http_upgrade")) {
                options.setWebsockets(true);
            } else if (!isUsual(name.toLowerCase(Locale.ROOT), value)) {
                own.add(header(name, value));
            }
        }
        if (!host) {
            own.add("Host: " + scope.word("proxy_pass").orElse("").replaceFirst("http://([^/]*).*", "$1"));
        }
        options.setRequestHeaders(String.join("\n", own));
    }

    /** Whether a rule's own header says it. */
    private boolean isUsual(String name, String value) {
        return switch (name) {
            case "host", "x-forwarded-host" -> door.isHost(value);
            case "x-real-ip" -> value.equals("$remote_addr");
            case "x-forwarded-for" -> value.equals("$proxy_add_x_forwarded_for") || value.equals("$remote_addr");
            case "x-forwarded-proto" -> door.plain(value).equals(door.https() ? "https" : "http");
            case "connection" ->
                Set.of("", "upgrade", "Upgrade", "keep-alive", "close").contains(value) || value.startsWith("$");
            default -> false;
        };
    }

    private String header(String name, String value) {
        String plain = door.plain(value);
        if (plain.contains("$")) {
            throw LocationForm.no("its header " + name + " has the variable " + value + ", which a rule cannot");
        }
        return name + ": " + plain;
    }

    private void responseHeaders(HostNameDraft draft) {
        draft.getOptions()
                .setResponseHeaders(scope.all("add_header").stream()
                        .filter(one -> !isHsts(one, draft))
                        .map(one -> header(one.argument(0), one.argument(1)))
                        .collect(Collectors.joining("\n")));
    }

    /** Whether it is said as days, and then says it. */
    private boolean isHsts(Directive header, HostNameDraft draft) {
        Matcher age = HSTS.matcher(header.argument(1));
        if (!door.https()
                || !header.argument(0).equalsIgnoreCase("strict-transport-security")
                || !age.matches()
                || Long.parseLong(age.group(1)) % DAY != 0) {
            return false;
        }
        draft.getHttps().setHstsDays(Long.toString(Long.parseLong(age.group(1)) / DAY));
        return true;
    }
}
