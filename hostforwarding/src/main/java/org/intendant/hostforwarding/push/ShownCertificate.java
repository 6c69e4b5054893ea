package org.intendant.hostforwarding.push;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate that a proxy shows: taken, whatever it is, as it is what shall be told. Nothing is sent that is secret. */
final class ShownCertificate implements X509TrustManager {

    private static final int DNS = 2;
    private static final int LIMIT_MILLIS = 5000;

    private X509Certificate @Nullable [] chain;

    /**
     * What is shown there for this name.
     *
     * @throws IOException when no connection comes about
     */
    static ShownCertificate of(String place, int port, String name) throws IOException, GeneralSecurityException {
        ShownCertificate shown = new ShownCertificate();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(place, port), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            try (SSLSocket socket = shown.secured(plain, name)) {
                socket.getSession();
            }
        }
        return shown;
    }

    /** TLS over a connection, for this name. */
    SSLSocket secured(Socket plain, String name) throws IOException, GeneralSecurityException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, name, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
    }

    X509Certificate leaf() {
        return requireNonNull(chain)[0];
    }

    /** Why no browser takes it, in a sentence; empty where one may. */
    String amiss(String name) throws CertificateException {
        X509Certificate leaf = leaf();
        Instant end = leaf.getNotAfter().toInstant();
        if (end.isBefore(Instant.now())) {
            return "its certificate expired at " + end + ".";
        }
        Collection<List<?>> names = leaf.getSubjectAlternativeNames();
        boolean fits = names != null
                && names.stream()
                        .filter(one -> Integer.valueOf(DNS).equals(one.get(0)))
                        .map(one -> String.valueOf(one.get(1)))
                        .anyMatch(one -> one.equalsIgnoreCase(name)
                                || (one.startsWith("*.")
                                        && name.replaceFirst("[^.]*", "*").equalsIgnoreCase(one)));
        return fits ? "" : "its certificate is not for this name.";
    }

    /** {@code .}, or who did not sign it. */
    String trust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            X509TrustManager known = (X509TrustManager) factory.getTrustManagers()[0];
            known.checkServerTrusted(requireNonNull(chain), "UNKNOWN");
            return ".";
        } catch (CertificateException unknown) {
            return ", and signed by nobody whom Intendant knows.";
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String kind) {
        chain = Arrays.copyOf(shown, shown.length);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String kind) throws CertificateException {
        throw new CertificateException("Nobody shows one here.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
