package org.intendant.hostforwarding.names;

import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** The beginning of paths: {@code /}, or whole parts without a closing slash, {@code /shop/admin}. */
final class UrlPath {

    private static final Pattern CLEAN = Pattern.compile("/|(/[A-Za-z0-9._~@+:-]{1,100})+");

    private UrlPath() {}

    /** @throws Refused in this field */
    static String of(String field, @Nullable String typed) {
        String path = Text.line(field, typed, 100);
        String tidy = path.isEmpty()
                ? "/"
                : path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!CLEAN.matcher(tidy).matches() || (tidy + "/").contains("/./") || (tidy + "/").contains("/../")) {
            throw new Refused(field, "Give a path of letters, digits and -._~@+: only, for example /shop.");
        }
        return tidy;
    }
}
