package org.intendant.portforwarding.push;

import java.time.Duration;
import org.intendant.lab.Await;
import org.intendant.lab.LabHost;

/** A page on a lab host that says who calls, and how others see it. */
final class Page {

    private static final String SERVER = """
            import socket, sys, threading
            port, text = int(sys.argv[1]), sys.argv[2]
            listening = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            listening.bind(('::', port))
            listening.listen(50)
            while True:
                call, who = listening.accept()
                call.recv(4096)
                said = (text + ' called by ' + who[0].replace('::ffff:', '')).encode()
                call.sendall(b'HTTP/1.0 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n' % len(said) + said)
                call.close()
            """;

    private Page() {}

    static void serve(LabHost host, int port, String text) {
        host.write("/run/page.py", SERVER);
        host.exec(
                        "sh",
                        "-c",
                        "setsid python3 /run/page.py \"$1\" \"$2\" >/dev/null 2>&1 </dev/null &",
                        "page",
                        Integer.toString(port),
                        text)
                .orThrow();
        Await.until(
                Duration.ofSeconds(10),
                text + " is served",
                () -> of(host, "127.0.0.1", port).startsWith(text));
    }

    /** What it says to this host; empty where there is no connection. */
    static String of(LabHost from, String address, int port) {
        return from.exec("curl", "-s", "-m", "2", "http://" + address + ":" + port + "/")
                .stdout();
    }
}
