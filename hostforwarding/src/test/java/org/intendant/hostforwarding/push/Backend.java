package org.intendant.hostforwarding.push;

import java.time.Duration;
import org.intendant.lab.Await;
import org.intendant.lab.LabHost;

/** A guest that says what it was asked, header by header; and how others ask a proxy. */
final class Backend {

    private static final String SERVER = """
            import http.server, socketserver, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def do_GET(self):
                    said = sys.argv[2] + ' ' + self.path + '\\n' + str(self.headers)
                    self.send_response(200)
                    self.send_header('Content-Length', str(len(said)))
                    self.end_headers()
                    self.wfile.write(said.encode())
                def log_message(self, *words):
                    pass
            class Server(socketserver.ThreadingTCPServer):
                allow_reuse_address = True
            Server(('0.0.0.0', int(sys.argv[1])), Handler).serve_forever()
            """;

    private Backend() {}

    static void serve(LabHost host, int port, String text) {
        host.write("/run/backend.py", SERVER);
        host.exec(
                        "sh",
                        "-c",
                        "setsid python3 /run/backend.py \"$1\" \"$2\" >/dev/null 2>&1 </dev/null &",
                        "backend",
                        Integer.toString(port),
                        text)
                .orThrow();
        Await.until(
                Duration.ofSeconds(10),
                text + " is served",
                () -> host.exec("curl", "-s", "-m", "2", "http://127.0.0.1:" + port + "/")
                        .stdout()
                        .startsWith(text));
    }

    /** What somebody gets who asks the proxy for this address, wherever its name leads; the status first. */
    static String ask(LabHost from, LabHost proxy, String url, String... more) {
        String host = url.replaceFirst("https?://", "").replaceFirst("[:/].*", "");
        String port = url.matches("https?://[^/]*:[0-9]+.*")
                ? url.replaceFirst("https?://[^/:]*:([0-9]+).*", "$1")
                : url.startsWith("https") ? "443" : "80";
        String[] head = {
            "curl", "-s", "-k", "-m", "5", "-i", "--resolve", host + ":" + port + ":" + proxy.address(), url
        };
        String[] all = java.util.Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        return from.exec(all).stdout().replaceFirst("HTTP/[0-9.]+ ", "");
    }
}
