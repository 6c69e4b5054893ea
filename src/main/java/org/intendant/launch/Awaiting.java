package org.intendant.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** Waits until the server that was just started says that it is ready, and tells what the person at the terminal needs. The
 * same reason for this long is one that only a person can mend. */
record Awaiting(Settings settings, Duration patience) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Pattern REASONS = Pattern.compile("\"reasons\":\\[\"(.*)\"]");
    private static final String DATABASE = "database";
    private static final String SILENT = "It does not answer yet.";

    Awaiting(Settings settings) {
        this(settings, PATIENCE);
    }

    /**
     * Waits for the server that this process is. Returns once it is ready, or once it says of itself what a person must mend: its
     * pages answer then. Refused when the process ends first, or after five minutes.
     */
    void ready(long process) throws IOException, GeneralSecurityException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        String said = "";
        Instant since = Instant.now();
        for (String why = hindrance(); !why.isEmpty(); why = hindrance()) {
            if (!why.equals(said)) {
                said = why;
                since = Instant.now();
            }
            if (!why.equals(SILENT)
                    && !why.contains(DATABASE)
                    && since.plus(patience).isBefore(Instant.now())) {
                System.out.print(upgraded());
                System.out.println("Intendant answers at " + settings.baseUrl() + "/ but is not ready: " + why);
                System.out.flush();
                return;
            }
            if (ended(process)) {
                throw new Refused("", "Intendant ended before it was ready. " + seeTheLog());
            }
            if (failed()) {
                throw new Refused("", "Intendant could not start. " + reason() + seeTheLog());
            }
            if (Instant.now().isAfter(end)) {
                throw new Refused(
                        "", "Intendant was not ready within " + LONGEST.toMinutes() + " minutes. " + seeTheLog());
            }
            Thread.sleep(50);
        }
        System.out.print(upgraded());
        System.out.print("Intendant is ready: " + settings.baseUrl() + "/\n" + setUp());
        System.out.flush();
    }

    /** One line when this start has changed the tables of an earlier version, else nothing. */
    private String upgraded() throws IOException {
        Path note = BeforeUpgrade.note(settings);
        return Files.exists(note) ? Files.readString(note) : "";
    }

    /** One line while there is no administrator, else nothing. */
    private String setUp() throws IOException {
        return Files.exists(settings.setupLink())
                ? "Set up the first administrator: " + settings.baseUrl()
                        + Files.readString(settings.setupLink()).strip() + "\n"
                : "";
    }

    /** A process that has ended but was not yet asked for its exit code is a Z in Linux's table. */
    private static boolean ended(long process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process), "stat");
        return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
    }

    /** The server's own word: it runs, but the application in it does not. */
    private boolean failed() throws IOException {
        Path marker = settings.home().resolve("tmp").resolve("startup-marker");
        try {
            return Files.readString(marker).startsWith("error");
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    /** The innermost cause in the log, without the name of its class: for what an operator can mend it is a sentence. */
    private String reason() throws IOException {
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("Caused by: ") || line.startsWith("\tCaused by: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.replaceFirst("^\t?Caused by: ([\\w.$]+: )?", "") + " ")
                    .orElse("");
        }
    }

    private Path log() {
        return settings.home().resolve("log").resolve("intendant.log");
    }

    private String seeTheLog() {
        return "All of it is in " + log() + ".";
    }

    /** Why it is not ready, as it says itself; empty when it is. */
    private String hindrance() throws GeneralSecurityException {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) readiness().toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(ourselves().getSocketFactory());
                secure.setHostnameVerifier((name, session) -> true);
            }
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200 ? "" : reasons(connection);
        } catch (IOException notYet) {
            return SILENT;
        }
    }

    private static String reasons(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            Matcher reasons = REASONS.matcher(text);
            return reasons.find()
                    ? reasons.group(1)
                            .replace("\",\"", " ")
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\")
                    : SILENT;
        }
    }

    private URI readiness() throws IOException {
        InetAddress bound = InetAddress.getByName(settings.bind());
        InetAddress address = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        String host = address.getHostAddress().contains(":")
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
        return URI.create((settings.tls() ? "https://" : "http://") + host + ":" + settings.port() + "/health/ready");
    }

    /** We ask our own child for nothing but a number: the certificate is for the browsers' names, not for this address. */
    private static SSLContext ourselves() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
        return context;
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
