package org.intendant.keymanager.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read out of a bundle is what was signed, whatever its signature looks like. */
class SignedTest {

    @Test
    void aLineOfTheSignatureIsNoLineOfAnAccount() {
        String bundle = """
                intendant-keys 1
                host 00
                serial 7
                not-after 8
                account deploy
                +# first
                +ssh-ed25519 AAAA ann
                -ssh-ed25519 BBBB gone
                account web
                +# first
                end
                -----BEGIN SSH SIGNATURE-----
                +U1NIU0lHAAAA
                -----END SSH SIGNATURE-----
                """;
        assertThat(Signed.files(bundle))
                .containsOnlyKeys("deploy", "web")
                .containsEntry("deploy", List.of("# first", "ssh-ed25519 AAAA ann"))
                .containsEntry("web", List.of("# first"));
    }
}
