package org.intendant.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings with(String... pairs) {
        var environment = new java.util.HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put("INTENDANT_" + pairs[i], pairs[i + 1]);
        }
        return new Settings(environment);
    }

    @Test
    void everyDefaultIsPinned() {
        Settings settings = new Settings(Map.of()).check();
        assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".intendant"));
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.baseUrl()).hasToString("http://localhost:8080");
        assertThat(settings.databaseUrl())
                .startsWith("jdbc:h2:file:" + settings.home() + "/database/intendant;")
                .contains(";WRITE_DELAY=0");
        assertThat(settings.postgresql()).isFalse();
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.tls()).isFalse();
        assertThat(settings.tlsCertificate()).isEmpty();
        assertThat(settings.tlsKey()).isEmpty();
        assertThat(settings.trustedProxies().isEmpty()).isTrue();
        assertThat(settings.masterKey()).isEmpty();
        assertThat(settings.masterKeyFile()).isEqualTo(settings.home().resolve("master.key"));
        assertThat(settings.signInLasts()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.signInIdle()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.checkEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.compareEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.keepOperations()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.keepAudit()).isEqualTo(Duration.ofDays(730));
        assertThat(settings.metricsToken()).isEmpty();
        assertThat(settings.metricsFrom().isEmpty()).isTrue();
        assertThat(settings.webhookNetworks().isEmpty()).isTrue();
        assertThat(settings.acmeDirectory()).hasToString("https://acme-v02.api.letsencrypt.org/directory");
        assertThat(settings.acmeCa()).isEmpty();
        assertThat(settings.megabytesOfHeap()).isEqualTo(512);
        assertThat(settings.plainHttpExposed()).isFalse();
        assertThat(settings.secureCookies()).isFalse();
    }

    @Test
    void anEmptyVariableIsAsIfItWereNotSet() {
        assertThat(with("HTTP_PORT", " ", "DB_URL", "").check().port()).isEqualTo(8080);
    }

    @Test
    void postgresqlComesWithItsOwnUserAndPassword() {
        Settings settings = with("DB_URL", "jdbc:postgresql://db/intendant", "DB_USER", "fleet", "DB_PASSWORD", "p w");
        assertThat(settings.databaseUrl())
                .isEqualTo(
                        "jdbc:postgresql://db/intendant?connectTimeout=2&loginTimeout=2&socketTimeout=10&tcpKeepAlive=true&options=-c%20idle_in_transaction_session_timeout=5s");
        assertThat(settings.databaseUser()).isEqualTo("fleet");
        assertThat(settings.databasePassword()).isEqualTo("p w");
    }

    @Test
    void whatTheOperatorWroteIntoTheAddressOfPostgresqlStays() {
        assertThat(with("DB_URL", "jdbc:postgresql://db/i?socketTimeout=60&ssl=true")
                        .databaseUrl())
                .isEqualTo(
                        "jdbc:postgresql://db/i?socketTimeout=60&ssl=true&connectTimeout=2&loginTimeout=2&tcpKeepAlive=true&options=-c%20idle_in_transaction_session_timeout=5s");
        assertThat(with("DB_URL", "jdbc:postgresql://db/i?").databaseUrl()).contains("/i?connectTimeout=2&");
    }

    @Test
    void plainHttpIsExposedOnAnotherAddressThanLoopbackOnly() {
        assertThat(with("BIND", "0.0.0.0").plainHttpExposed()).isTrue();
        assertThat(with("BIND", "::").plainHttpExposed()).isTrue();
        assertThat(with("BIND", "::1").plainHttpExposed()).isFalse();
        assertThat(with("BIND", "127.0.0.2").plainHttpExposed()).isFalse();
        assertThat(with("BIND", "0.0.0.0", "TRUSTED_PROXIES", "10.0.0.1").plainHttpExposed())
                .as("a proxy closes nothing: who comes beside it comes in clear")
                .isTrue();
        assertThat(with("BIND", "0.0.0.0", "TLS_CERT", "/a", "TLS_KEY", "/b").plainHttpExposed())
                .isFalse();
    }

    @Test
    void whatABackupKeepsHoldsNoSecret() {
        assertThat(with("BIND", "::", "DB_PASSWORD", "canary", "MASTER_KEY", "canary", "ADMIN_PASSWORD", "canary")
                        .withoutSecrets())
                .isEqualTo("""
                        INTENDANT_BIND=::
                        # INTENDANT_ADMIN_PASSWORD is set
                        # INTENDANT_DB_PASSWORD is set
                        # INTENDANT_MASTER_KEY is set
                        """);
    }

    @Test
    void theBaseUrlFollowsBindPortAndTls() {
        assertThat(with("BIND", "0.0.0.0", "HTTP_PORT", "9000").baseUrl()).hasToString("http://localhost:9000");
        assertThat(with("BIND", "192.0.2.7").baseUrl()).hasToString("http://192.0.2.7:8080");
        assertThat(with("BIND", "2001:db8::7").baseUrl()).hasToString("http://[2001:db8::7]:8080");
        assertThat(with("TLS_CERT", "/a", "TLS_KEY", "/b").baseUrl()).hasToString("https://localhost:8443");
        assertThat(with("BASE_URL", "https://i.example.org/").baseUrl()).hasToString("https://i.example.org");
        assertThat(with("BASE_URL", "https://i.example.org").secureCookies()).isTrue();
    }

    @Test
    void nonsenseIsRefusedByTheNameOfTheVariable() {
        refuses("HTTP_PORT", "eighty");
        refuses("HTTP_PORT", "65536");
        refuses("HTTP_PORT", "0");
        refuses("BASE_URL", "ftp://x");
        refuses("BASE_URL", "https://x/path");
        refuses("BASE_URL", "https://a@x");
        refuses("BASE_URL", "nothing");
        refuses("DB_URL", "jdbc:h2:mem:x");
        refuses("HOME", "/tmp/x;INIT=DROP");
        refuses("HOME", "/tmp/a\nb;INIT=DROP\nc"); // T7: a line end hides nothing
        refuses("HOME", "/tmp/a\nb\nc");
        refuses("TRUSTED_PROXIES", "10.0.0.0/33");
        refuses("TRUSTED_PROXIES", "proxy.example.org");
        refuses("COMPARE_EVERY", "-1");
        refuses("METRICS_TOKEN", "short");
        refuses("METRICS_FROM", "monitor.example.org");
        refuses("WEBHOOK_NETWORKS", "intranet");
        refuses("ACME_DIRECTORY", "http://ca.example.org/directory");
        refuses("ACME_DIRECTORY", "https://me:pw@ca.example.org/directory");
        refuses("ACME_CA", "/no/such/file");
        refuses("MEMORY", "12");
    }

    private static void refuses(String name, String value) {
        assertThatThrownBy(() -> with(name, value).check())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.field()).isEqualTo("INTENDANT_" + name);
                            assertThat(reason.sentence())
                                    .contains("INTENDANT_" + name)
                                    .endsWith(".");
                        }));
    }

    @Test
    void httpsNeedsCertificateAndKey() {
        assertThatThrownBy(() -> with("TLS_CERT", "/etc/hostname").check()).hasMessageContaining("INTENDANT_TLS_KEY");
        assertThatThrownBy(() -> with("TLS_KEY", "/etc/hostname").check()).hasMessageContaining("INTENDANT_TLS_CERT");
        assertThatThrownBy(() -> with("TLS_CERT", "/not/there", "TLS_KEY", "/etc/hostname")
                        .check())
                .hasMessageContaining("/not/there");
    }
}
