package org.intendant.hostforwarding.names;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Text;

/** What a proxy does with requests on their way to a guest. */
@Embeddable
public class Options {

    private static final int DAY = 86_400;

    private boolean websockets;

    @Column(name = "body_megabytes")
    private int bodyMegabytes;

    @Column(name = "connect_seconds")
    private int connectSeconds;

    @Column(name = "answer_seconds")
    private int answerSeconds;

    private String allowed = "";
    private String logins = "";

    @Column(name = "request_headers")
    private String requestHeaders = "";

    @Column(name = "response_headers")
    private String responseHeaders = "";

    private String snippet = "";

    protected Options() {}

    /**
     * @param known whose passwords stay where only their names are typed
     * @throws Refused naming every field that is wrong
     */
    Options(OptionsDraft draft, Logins known) {
        Faults faults = new Faults();
        Integer body = faults.take(() -> Whole.of(
                "options.bodyMegabytes",
                draft.getBodyMegabytes(),
                100,
                0,
                100_000,
                "Give MiB, up to 100000, or 0 for any size."));
        Integer connect = faults.take(() -> Whole.of(
                "options.connectSeconds", draft.getConnectSeconds(), 5, 1, 75, "Give seconds between 1 and 75."));
        Integer answer = faults.take(() -> Whole.of(
                "options.answerSeconds", draft.getAnswerSeconds(), 60, 1, DAY, "Give seconds between 1 and 86400."));
        List<String> networks = faults.take(() -> Networks.of("options.allowed", draft.getAllowed()));
        Logins people = faults.take(() -> known.and(draft.kept()).typed(draft.getLogins()));
        List<Header> to = faults.take(() -> Header.of("options.requestHeaders", draft.getRequestHeaders()));
        List<Header> from = faults.take(() -> Header.of("options.responseHeaders", draft.getResponseHeaders()));
        String raw = faults.take(() -> Snippet.of("options.snippet", draft.getSnippet()));
        faults.refuseIfAny();
        websockets = draft.isWebsockets();
        bodyMegabytes = requireNonNull(body);
        connectSeconds = requireNonNull(connect);
        answerSeconds = requireNonNull(answer);
        allowed = String.join(", ", requireNonNull(networks));
        logins = requireNonNull(people).stored();
        requestHeaders = Header.text(requireNonNull(to));
        responseHeaders = Header.text(requireNonNull(from));
        snippet = requireNonNull(raw);
    }

    OptionsDraft draft() {
        OptionsDraft draft = new OptionsDraft();
        draft.setWebsockets(websockets);
        draft.setBodyMegabytes(Integer.toString(bodyMegabytes));
        draft.setConnectSeconds(Integer.toString(connectSeconds));
        draft.setAnswerSeconds(Integer.toString(answerSeconds));
        draft.setAllowed(allowed);
        draft.setLogins(String.join("\n", loginNames()));
        draft.setRequestHeaders(requestHeaders);
        draft.setResponseHeaders(responseHeaders);
        draft.setSnippet(snippet);
        return draft;
    }

    public boolean hasWebsockets() {
        return websockets;
    }

    /** 0 for any. */
    public int bodyMegabytes() {
        return bodyMegabytes;
    }

    public int connectSeconds() {
        return connectSeconds;
    }

    public int answerSeconds() {
        return answerSeconds;
    }

    /** Who alone may come; empty for everybody. */
    public List<String> allowed() {
        return allowed.isEmpty() ? List.of() : List.of(allowed.split(", ", -1));
    }

    public List<String> loginNames() {
        return logins().names();
    }

    /** Lines of {@code name:hash}, for nginx alone. */
    public String loginLines() {
        return logins;
    }

    Logins logins() {
        return Logins.known(logins);
    }

    public List<Header> requestHeaders() {
        return Header.of("", requestHeaders);
    }

    public List<Header> responseHeaders() {
        return Header.of("", responseHeaders);
    }

    public String snippet() {
        return snippet;
    }

    String describe() {
        return String.join(
                "\n",
                "websockets: " + (websockets ? "yes" : "no"),
                "body: " + (bodyMegabytes == 0 ? "any" : bodyMegabytes + " MiB"),
                "waits: " + connectSeconds + " s for a connection, " + answerSeconds + " s for an answer",
                "open for: " + (allowed.isEmpty() ? "everybody" : allowed),
                "passwords of: " + String.join(", ", loginNames()),
                "headers for the guest: " + Text.inert(requestHeaders.replace("\n", "; "), 1000),
                "headers for the caller: " + Text.inert(responseHeaders.replace("\n", "; "), 1000),
                "raw text: " + snippet);
    }
}
