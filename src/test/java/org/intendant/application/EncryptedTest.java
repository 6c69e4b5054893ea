package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intendant.demo.Reply;
import org.intendant.demo.RunningIntendant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T38: with a certificate, everything travels encrypted and no cookie goes any other way. */
@Tag("application")
class EncryptedTest {

    @TempDir
    Path folder;

    @Test
    void aCertificateInPemIsAllThatHttpsNeeds() throws Exception {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        makeCertificate(certificate, key);
        try (var intendant = RunningIntendant.prepared()) {
            String url = "https://localhost:" + intendant.port();
            intendant
                    .set("INTENDANT_TLS_CERT", certificate.toString())
                    .set("INTENDANT_TLS_KEY", key.toString())
                    .set("INTENDANT_BASE_URL", url)
                    .start();

            HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build();
            URI signIn = URI.create(url + "/people/signin.xhtml");
            HttpResponse<String> page =
                    browser.send(HttpRequest.newBuilder(signIn).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);

            HttpResponse<String> entered = browser.send(
                    HttpRequest.newBuilder(signIn)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(filled(page.body())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(entered.headers().allValues("set-cookie"))
                    .anyMatch(cookie -> cookie.startsWith("intendant="))
                    .allSatisfy(cookie -> assertThat(cookie.toLowerCase(java.util.Locale.ROOT))
                            .contains("secure")
                            .contains("httponly")
                            .contains("samesite="));
            assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
        }
    }

    private static String filled(String page) {
        Map<String, String> form = new Reply(200, List.of(), page).form("f");
        form.putAll(Map.of("f:username", "admin", "f:password", RunningIntendant.ADMIN_PASSWORD, "f:go", "f:go"));
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void makeCertificate(Path certificate, Path key) throws Exception {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(openssl.exitValue()).isZero();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
