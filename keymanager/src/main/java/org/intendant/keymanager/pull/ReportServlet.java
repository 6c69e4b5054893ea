package org.intendant.keymanager.pull;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;

/**
 * {@code POST /keymanager/servers/<keymanager name>/report}: what a host's program reports of its last fetch, signed by the
 * host's own key, with the server's token as its bearer token. 204 when it is taken, 409 with the reason when not, 401
 * without a token, 404 for everything else.
 */
@WebServlet("/keymanager/servers/*")
public class ReportServlet extends HttpServlet {

    private static final int MOST = 512 * 1024;

    @Inject
    transient Shelf shelf;

    @Inject
    transient Reports reports;

    @Inject
    transient CurrentActor actor;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String[] words = path.split("/", -1);
        String authorization = request.getHeader("Authorization");
        if (words.length != 3 || !words[2].equals("report")) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (authorization == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer");
            return;
        }
        Optional<Shelved> server = shelf.find(words[1], authorization);
        if (server.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        actor.become(Actor.intendant()); // nobody is signed in: what follows is Intendant's own doing
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        Optional<String> refused = body.length > MOST
                ? Optional.of("The report is larger than 512 KiB.")
                : reports.take(server.get().serverId(), body);
        if (refused.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(refused.get());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND); // what is there was answered before it came here
    }
}
