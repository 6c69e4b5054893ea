package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.intendant.data.Networks;
import org.intendant.data.Settings;
import org.intendant.people.Inert;

/**
 * Sends a webhook. The name is looked up once, every address of it is checked, and the connection goes to the checked one, so
 * that a name that means something else a moment later leads nowhere else (T28); TLS still checks the name. No redirect is
 * followed, and of the answer little is read in little time.
 */
@ApplicationScoped
class HookSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( [^\\r\\n]*)?\\r?\\n");

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** How names are looked up and how TLS is begun; tests have a name server and a certificate of their own. */
    LookUp names = InetAddress::getAllByName;

    /** How long all of an answer may take. */
    Duration patience = Duration.ofSeconds(15);

    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    /** All addresses of a name. */
    @FunctionalInterface
    interface LookUp {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /**
     * What is sent.
     *
     * @param id the same whenever it is sent again
     * @param body JSON
     */
    record Call(HookUrl url, String secret, String id, String body) {
        @Override
        public String toString() {
            return "Call[" + id + "]";
        }
    }

    /** @throws NotTaken when it may not be sent there, or was not answered with a status of 200 to 299 */
    void send(Call call) {
        HookUrl url = call.url();
        try (Socket socket = connected(url)) {
            socket.getOutputStream().write(request(call));
            socket.getOutputStream().flush();
            judge(url, answer(socket));
        } catch (UnknownHostException nowhere) {
            throw new NotTaken(url.host() + " has no address.", nowhere);
        } catch (IOException broken) {
            throw new NotTaken(url.host() + ": " + Inert.line(String.valueOf(broken.getMessage()), 300), broken);
        }
    }

    private Socket connected(HookUrl url) throws IOException {
        InetAddress address = checked(url);
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, url.port()), Math.toIntExact(CONNECT.toMillis()));
            plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
            return url.encrypted() ? encrypted(plain, url) : plain;
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    /** The one address to use, when every one of the name may be reached. */
    private InetAddress checked(HookUrl url) throws UnknownHostException {
        Networks listed = settings.webhookNetworks();
        InetAddress[] all = names.addresses(url.host());
        for (InetAddress address : all) {
            if (!PublicAddress.mayBeReached(address, listed)) {
                throw new NotTaken(
                        url.host()
                                + " leads into a network that webhooks do not reach. INTENDANT_WEBHOOK_NETWORKS lists private ones that they may.");
            }
            if (!url.encrypted() && !listed.contains(address.getHostAddress())) {
                throw new NotTaken("Webhooks go to public addresses over https only.");
            }
        }
        return all[0];
    }

    private SSLSocket encrypted(Socket plain, HookUrl url) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] request(Call call) {
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        long time = clock.instant().getEpochSecond();
        String head = "POST " + call.url().target() + " HTTP/1.1\r\nHost: "
                + call.url().authority()
                + "\r\nUser-Agent: Intendant\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\nIntendant-Delivery: " + call.id() + "\r\nIntendant-Signature: t=" + time
                + ",v1=" + signature(call.secret(), time + "." + call.body()) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** HMAC-SHA-256 in hexadecimal digits. */
    static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The beginning of the answer, as far as it comes in time: a slow one gets no more time for each byte. */
    private String answer(Socket socket) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        byte[] read = new byte[MOST_BYTES];
        int length = 0;
        InputStream in = socket.getInputStream();
        while (length < MOST_BYTES) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout(Math.toIntExact(left));
            try {
                int more = in.read(read, length, MOST_BYTES - length);
                if (more < 0) {
                    break;
                }
                length += more;
            } catch (SocketTimeoutException late) {
                break;
            }
            if (isWhole(read, length)) {
                break;
            }
        }
        return new String(read, 0, length, StandardCharsets.UTF_8);
    }

    /** A good status is all that is needed; of a bad one the words behind it are worth waiting for. */
    private static boolean isWhole(byte[] read, int length) {
        return new String(read, 0, Math.min(length, 200), StandardCharsets.ISO_8859_1)
                .matches("(?s)HTTP/1\\.[01] [23][0-9]{2}[^\\n]*\\n.*");
    }

    private void judge(HookUrl url, String answer) {
        Matcher status = STATUS.matcher(answer);
        if (!status.lookingAt()) {
            throw new NotTaken(
                    url.host() + " did not answer as a web server does within " + patience.toSeconds() + " seconds.");
        }
        String code = status.group(1);
        if (code.startsWith("3")) {
            throw new NotTaken(
                    url.host() + " answered " + code + ". Redirects are not followed: give the last address.");
        }
        if (!code.startsWith("2")) {
            int body = answer.indexOf("\r\n\r\n");
            String said = body < 0 ? "" : answer.substring(body + 4).strip();
            throw new NotTaken(
                    url.host() + " answered " + code + (said.isEmpty() ? "." : ": " + Inert.line(said, 300)));
        }
    }
}
