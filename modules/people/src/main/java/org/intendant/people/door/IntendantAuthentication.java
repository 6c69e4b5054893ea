package org.intendant.people.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.intendant.data.Settings;
import org.intendant.people.CurrentActor;
import org.intendant.people.signin.Browsing;
import org.intendant.people.signin.Caller;
import org.intendant.people.signin.Credentials;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.people.signin.SignIn.Browser;
import org.intendant.people.signin.SignInCookie;
import org.intendant.people.signin.SignInCredentials;
import org.intendant.people.tokens.TokenCredentials;
import org.intendant.web.requests.SafeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Who may pass the doors, for every request. Below {@code /api} a bearer token, or the cookie of our own pages, from our
 * own pages, with the anti-forgery header for changes; elsewhere the cookie; what {@link RequestPath} names is open.
 */
@ApplicationScoped
public class IntendantAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(IntendantAuthentication.class.getName());
    private static final String NEWS = "Intendant-News";
    private static final String PERSON = "intendant.person";
    private static final String ELSEWHERE = "This request came from a page of another site.";

    @Inject
    Credentials credentials;

    @Inject
    SignInCredentials cookies;

    @Inject
    TokenCredentials tokens;

    @Inject
    CurrentActor actor;

    @Inject
    CurrentSignIn current;

    @Inject
    Browsing browsing;

    @Inject
    Settings settings;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SafeHeaders.on(request, response); // whom we turn away never reaches the filters
        Turned turned = new Turned(request, response, context);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        RequestPath door = RequestPath.of(request.getMethod(), path);
        if (door == RequestPath.REFUSED) {
            return turned.away(HttpServletResponse.SC_BAD_REQUEST, "This address is not one of ours.");
        }
        if (door == RequestPath.OPEN) {
            return context.doNothing();
        }
        current.from(browser(request));
        browsing.with(request, response);
        try {
            return door == RequestPath.API || door == RequestPath.PUBLIC_API ? api(turned, door) : page(turned, door);
        } catch (PersistenceException | TransactionalException away) {
            LOG.log(Level.WARNING, "Nobody could be recognised: the database does not answer.", away);
            return turned.away(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "The database does not answer. Intendant goes on by itself once it is back.");
        }
    }

    /** An Authorization header decides alone, also where nobody needs one. */
    private AuthenticationStatus api(Turned turned, RequestPath door) {
        HttpServletRequest request = turned.request();
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            Optional<Caller> caller = bearer(authorization);
            return caller.isPresent()
                    ? enter(turned, caller.get(), () -> bearer(authorization))
                    : turned.away(HttpServletResponse.SC_UNAUTHORIZED, "This token opens nothing, or no more.");
        }
        if (door == RequestPath.PUBLIC_API) {
            return turned.context().doNothing();
        }
        Optional<String> cookie = SignInCookie.read(request);
        Optional<Caller> caller = cookie.flatMap(value -> credentials.find(cookies, value, !waits(request)));
        if (caller.isEmpty()) {
            return turned.away(HttpServletResponse.SC_UNAUTHORIZED, "Sign in first, or send a token.");
        }
        if (!SameOrigin.asks(request, settings.baseUrl().toString())) {
            return turned.away(HttpServletResponse.SC_FORBIDDEN, ELSEWHERE);
        }
        if (RequestPath.changes(request.getMethod())
                && !AntiForgery.matches(cookie.get(), request.getHeader(AntiForgery.HEADER))) {
            return turned.away(
                    HttpServletResponse.SC_FORBIDDEN,
                    "A change with a cookie needs the header " + AntiForgery.HEADER + " of our own pages.");
        }
        return enter(turned, caller.get(), cookie.get());
    }

    private AuthenticationStatus page(Turned turned, RequestPath door) {
        HttpServletRequest request = turned.request();
        String baseUrl = settings.baseUrl().toString();
        boolean ours = RequestPath.changes(request.getMethod())
                ? SameOrigin.asks(request, baseUrl)
                : SameOrigin.leadsHere(request, baseUrl);
        if (!ours) {
            return turned.away(HttpServletResponse.SC_FORBIDDEN, ELSEWHERE);
        }
        Optional<String> cookie = SignInCookie.read(request);
        Optional<Caller> caller = cookie.flatMap(value -> credentials.find(cookies, value, !waits(request)));
        if (caller.isPresent()) {
            return enter(turned, caller.get(), cookie.get());
        }
        return door == RequestPath.PUBLIC_PAGE ? turned.context().doNothing() : turned.toSignIn();
    }

    private Optional<Caller> bearer(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return bearer ? credentials.find(tokens, authorization.substring(7).strip(), true) : Optional.empty();
    }

    private AuthenticationStatus enter(Turned turned, Caller caller, String cookie) {
        current.is(cookie, caller.id());
        forgetViewsOfOthers(turned.request(), caller.actor().personId());
        return enter(turned, caller, () -> credentials.find(cookies, cookie, false));
    }

    private AuthenticationStatus enter(Turned turned, Caller caller, Supplier<Optional<Caller>> again) {
        actor.become(caller.actor(), () -> again.get().map(Caller::actor));
        return turned.context()
                .notifyContainerAboutLogin(
                        caller.actor().name(), Set.of(caller.actor().role().name()));
    }

    /** The HTTP session holds views only; another person in the same browser begins with none. */
    private static void forgetViewsOfOthers(HttpServletRequest request, @Nullable Long personId) {
        HttpSession views = request.getSession(false);
        if (views == null || personId == null) {
            return;
        }
        Object last = views.getAttribute(PERSON);
        if (last != null && !last.equals(personId)) {
            views.invalidate();
        } else if (last == null) {
            views.setAttribute(PERSON, personId);
        }
    }

    /** What comes by itself from an open page, long polls and what they draw anew, prolongs no sign-in. */
    private static boolean waits(HttpServletRequest request) {
        return request.getHeader(NEWS) != null
                || RequestPath.waitsForNews(request.getRequestURI(), request.getParameter("wait") != null);
    }

    private Browser browser(HttpServletRequest request) {
        String forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        String agent = request.getHeader("User-Agent");
        return new Browser(
                settings.trustedProxies().client(request.getRemoteAddr(), forwarded), agent == null ? "" : agent);
    }
}
