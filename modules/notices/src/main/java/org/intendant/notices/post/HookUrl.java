package org.intendant.notices.post;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;

/**
 * Where somebody wants webhooks sent, as an address that everybody reads alike: no credentials, no numbers in the place of an
 * address but the usual four (T28).
 */
record HookUrl(URI url) {

    private static final int LONGEST = 2000;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)");
    private static final Pattern FOUR_NUMBERS =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    /** @throws Refused in {@code url} */
    static HookUrl of(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
            throw refused();
        }
        try {
            URI url = new URI(text);
            if (url.isOpaque()
                    || url.getScheme() == null
                    || !url.getScheme().matches("https?")
                    || url.getRawUserInfo() != null
                    || url.getRawFragment() != null
                    || url.getHost() == null
                    || url.getPort() == 0
                    || url.getPort() > 65535
                    || !plain(url.getHost().toLowerCase(Locale.ROOT))) {
                throw refused();
            }
            return new HookUrl(url);
        } catch (URISyntaxException nonsense) {
            throw refused();
        }
    }

    private static boolean plain(String host) {
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches();
        }
        return NUMERIC_END.matcher(host).matches()
                ? FOUR_NUMBERS.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    private static Refused refused() {
        return new Refused(
                "url", "Give an address like https://chat.example.org/hooks/7, without a name and password in it.");
    }

    boolean encrypted() {
        return url.getScheme().equals("https");
    }

    /** A name, or an address without brackets. */
    String host() {
        return url.getHost().replaceAll("^\\[|]$", "");
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : encrypted() ? 443 : 80;
    }

    /** As the request line has it. */
    String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** As the Host header has it. */
    String authority() {
        return url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    }

    /** Without what may be secret in its path. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getRawAuthority() + "/…";
    }
}
