package org.intendant.hostforwarding.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** What somebody pastes as a certificate with its chain. */
class CertificateChainTest {

    private final Authority root = Authority.root("Root X");
    private final Authority middle = root.intermediate("Middle Y");
    private final Authority leaf = middle.leaf(30, "shop.example.org", "*.example.org", "192.0.2.7");

    private static String refused(String typed) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> CertificateChain.of(typed).domains());
        assertThat(refused).as(typed).isNotNull();
        assertThat(refused.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.field()).isEqualTo("chain"));
        return refused.getMessage();
    }

    @Test
    void itIsPutInOrderWithoutTheRootWhateverStandsBetween() {
        String typed = "Bag Attributes\n  friendlyName: x\n" + root.pem() + "subject=CN = Middle Y\r\n"
                + middle.pem().replace("\n", "\r\n") + leaf.pem() + leaf.pem();

        CertificateChain chain = CertificateChain.of(typed);

        assertThat(chain.certificates()).containsExactly(leaf.certificate(), middle.certificate());
        assertThat(CertificateChain.of(chain.pem())).isEqualTo(chain);
        assertThat(chain.pem()).isEqualTo(leaf.pem() + middle.pem());
        assertThat(chain.domains()).containsExactly("*.example.org", "192.0.2.7", "shop.example.org");
        assertThat(chain.issuer()).isEqualTo("Middle Y");
        assertThat(chain.keyKind()).isEqualTo("ECDSA P-256");
        assertThat(chain.fingerprint()).hasSize(64);
    }

    @Test
    void whatIsNoSingleChainIsRefused() {
        Authority other = root.intermediate("Other");
        assertThat(refused("")).startsWith("Paste the certificate");
        assertThat(refused("hello")).startsWith("Paste the certificate");
        assertThat(refused(leaf.pem() + leaf.key())).contains("private key among");
        assertThat(refused(leaf.pem() + middle.leaf(3, "b.example.org").pem())).contains("there are 2");
        assertThat(refused(leaf.pem() + middle.pem() + other.pem())).contains("there are 2");
        assertThat(refused(leaf.pem().substring(0, 300) + "\n-----END CERTIFICATE-----\n"))
                .contains("cannot be read");
        assertThat(refused(leaf.pem().replaceFirst("MII", "AAA"))).contains("cannot be read");
        assertThat(refused(IntStream.range(0, 11)
                        .mapToObj(n -> middle.leaf(3, "a" + n + ".example.org").pem())
                        .collect(Collectors.joining())))
                .contains("at most 10");
    }

    @Test
    void aNamesakeThatDidNotIssueItIsNoIssuer() {
        Authority namesake = Authority.root("Middle Y");

        assertThat(refused(leaf.pem() + namesake.pem())).contains("there are 2");
    }

    @Test
    void itNeedsDomainsAndNotTooMany() {
        assertThat(refused(middle.leaf(3).pem())).contains("subjectAltName");
        assertThat(refused(middle.leaf(3, "x y;.example.org").pem())).contains("is no domain");
        String[] many =
                IntStream.range(0, 101).mapToObj(n -> "d" + n + ".example.org").toArray(String[]::new);
        assertThat(refused(middle.leaf(3, many).pem())).contains("at most 100");
    }

    @Test
    void aSelfSignedOneIsAChainOfItsOwn() {
        java.security.KeyPair pair = Authority.pair("RSA", 2048);
        Authority self = new Authority(root.certificate(), pair, null)
                .leaf(pair, Instant.now(), Instant.now().plus(Duration.ofDays(9)), "a.b");

        assertThat(CertificateChain.of(self.pem()).certificates()).hasSize(1);
        assertThat(CertificateChain.of(self.pem()).keyKind()).isEqualTo("RSA 2048");
    }

    private List<String> fields(CertificateDraft draft, Instant now) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Uploaded.of(draft, now));
        return refused == null
                ? List.of()
                : refused.reasons().stream().map(Refused.Reason::field).toList();
    }

    private static CertificateDraft draft(String chain, String key, String password) {
        CertificateDraft draft = new CertificateDraft();
        draft.setChain(chain);
        draft.setKey(key);
        draft.setPassword(password);
        return draft;
    }

    @Test
    void theKeyMustBelongToItAndItMustBeValidStill() {
        Instant now = Instant.now();
        assertThat(fields(draft(leaf.pem(), leaf.key(), ""), now)).isEmpty();
        assertThat(fields(draft(leaf.pem(), middle.key(), ""), now)).containsExactly("key");
        assertThat(fields(draft(leaf.pem(), "", ""), now)).containsExactly("key");
        assertThat(fields(draft("", leaf.key().substring(0, 90), ""), now)).containsExactly("chain", "key");
        assertThat(fields(draft(leaf.pem(), leaf.pem(), ""), now)).containsExactly("key");
        assertThat(fields(draft(leaf.pem(), leaf.key(), ""), now.plus(Duration.ofDays(31))))
                .containsExactly("chain");
        assertThat(fields(draft(leaf.pem() + " ".repeat(70_000), leaf.key() + " ".repeat(20_000), ""), now))
                .containsExactly("chain", "key");
    }

    @Test
    void keysComeInEveryFormThatOpensslWrites() throws Exception {
        Instant now = Instant.now();
        for (String kind : List.of("ec", "rsa")) {
            java.security.KeyPair pair = kind.equals("ec") ? Authority.pair("EC", 384) : Authority.pair("RSA", 2048);
            Authority own = middle.leaf(pair, now.minusSeconds(9), now.plusSeconds(9000), "a.example.org");
            String pkcs8 = own.key();
            String old = kind.equals("ec") ? openssl(pkcs8, "ec") : openssl(pkcs8, "rsa", "-traditional");
            assertThat(old).contains(kind.equals("ec") ? "BEGIN EC PRIVATE KEY" : "BEGIN RSA PRIVATE KEY");
            assertThat(fields(draft(own.pem(), pkcs8, ""), now)).isEmpty();
            assertThat(fields(draft(own.pem(), old, ""), now)).isEmpty();
            String oldSealed = kind.equals("ec")
                    ? openssl(pkcs8, "ec", "-aes256", "-passout", "pass:geheim")
                    : openssl(pkcs8, "rsa", "-traditional", "-aes256", "-passout", "pass:geheim");
            String sealed = openssl(pkcs8, "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:geheim");
            for (String encrypted : List.of(oldSealed, sealed)) {
                assertThat(encrypted).contains("ENCRYPTED");
                assertThat(fields(draft(own.pem(), encrypted, ""), now)).containsExactly("password");
                assertThat(fields(draft(own.pem(), encrypted, "falsch"), now)).containsExactly("password");
                assertThat(fields(draft(own.pem(), encrypted, "geheim"), now)).isEmpty();
            }
        }
        String withCurve = openssl("", "ecparam", "-name", "prime256v1", "-genkey");
        assertThat(withCurve).contains("BEGIN EC PARAMETERS");
        assertThat(fields(draft(leaf.pem(), withCurve, ""), now)).containsExactly("key");
        assertThat(catchThrowableOfType(Refused.class, () -> Uploaded.of(draft(leaf.pem(), withCurve, ""), now)))
                .hasMessage("This key belongs to another certificate.");
    }

    private static String openssl(String input, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(arguments));
        command.add(0, "openssl");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
