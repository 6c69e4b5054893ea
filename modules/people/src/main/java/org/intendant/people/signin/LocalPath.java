package org.intendant.people.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path on this server where somebody wanted to go before the sign-in. Never another server's. */
public final class LocalPath {

    static final String HOME = "/";

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]{0,2000}");

    private LocalPath() {}

    /** The path if it leads to a page of this server, otherwise the home page. */
    public static String of(@Nullable String wanted) {
        if (wanted == null || wanted.startsWith("/people/signin.xhtml") || wanted.startsWith("/api/")) {
            return HOME;
        }
        return wanted.equals(HOME) || LOCAL.matcher(wanted).matches() ? wanted : HOME;
    }
}
