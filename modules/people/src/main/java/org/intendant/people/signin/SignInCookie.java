package org.intendant.people.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cookie of a sign-in. Lax, so that a link in a mail opens a page; changes are guarded by more than the cookie. */
public final class SignInCookie {

    static final String NAME = "intendant";

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private SignInCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> VALUE.matcher(value).matches())
                        .findFirst();
    }

    static void write(HttpServletResponse response, String secret, boolean secure) {
        response.addCookie(cookie(secret, secure));
    }

    static void remove(HttpServletResponse response, boolean secure) {
        Cookie empty = cookie("", secure);
        empty.setMaxAge(0);
        response.addCookie(empty);
    }

    private static Cookie cookie(String value, boolean secure) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
