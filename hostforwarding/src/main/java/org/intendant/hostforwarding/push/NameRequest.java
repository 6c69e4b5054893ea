package org.intendant.hostforwarding.push;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.intendant.servers.typed.Text;

/**
 * One request as a browser would make it, for a name that may not be in the DNS yet.
 *
 * @param place address of the proxy, or of the hypervisor before it
 * @param name in SNI and Host
 */
record NameRequest(String place, int port, boolean https, String name, String path) {

    private static final int LIMIT_MILLIS = 5000;
    private static final int LONGEST = 300;

    /**
     * How it ended.
     *
     * @param status of HTTP; 0 for no answer
     * @param said in words
     */
    record Ended(int status, String said) {

        /** Whether a guest answered: these three are what a proxy says in its place. */
        boolean answered() {
            return status > 0 && status != 502 && status != 503 && status != 504;
        }

        boolean redirects() {
            return status >= 300 && status < 400;
        }
    }

    Ended make() {
        String url = (https ? "https://" : "http://") + name + path + " at " + place + " port " + port + ": ";
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(place, port), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            return https ? secured(plain, url) : answer(plain, url, "");
        } catch (IOException | GeneralSecurityException none) {
            return new Ended(0, url + Text.inert(String.valueOf(none.getMessage()), 150));
        }
    }

    private Ended secured(Socket plain, String url) throws IOException, GeneralSecurityException {
        ShownCertificate shown = new ShownCertificate();
        try (SSLSocket socket = shown.secured(plain, name)) {
            X509Certificate leaf = shown.leaf();
            String amiss = shown.amiss(name);
            if (!amiss.isEmpty()) {
                return new Ended(0, url + amiss);
            }
            return answer(
                    socket,
                    url,
                    " Its certificate is good until " + leaf.getNotAfter().toInstant() + shown.trust());
        }
    }

    private Ended answer(Socket socket, String url, String more) throws IOException {
        String asks = "GET " + path + " HTTP/1.1\r\nHost: " + name + (port == (https ? 443 : 80) ? "" : ":" + port)
                + "\r\nUser-Agent: Intendant\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(asks.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < LONGEST; c = reader.read()) {
            line.append((char) c);
        }
        String first = line.toString().strip();
        if (!first.matches("HTTP/1\\.[01] [1-5][0-9]{2}(?: [ -~]*)?")) {
            return new Ended(0, url + "what answered is no HTTP.");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        return new Ended(status, url + Text.inert(first.substring(9), 60) + "." + more);
    }
}
