package org.intendant.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens at its own place under its own key, and nowhere else. */
class MasterKeyTest {

    private final MasterKey key = MasterKey.random();

    @Test
    void opensWhatItSealed() {
        String sealed = key.seal("geheim".getBytes(UTF_8), "share:7:password");

        assertThat(sealed).startsWith("v1:" + key.id() + ":").doesNotContain("geheim");
        assertThat(key.open(sealed, "share:7:password")).asString(UTF_8).isEqualTo("geheim");
    }

    @Test
    void doesNotOpenAValueThatWasMovedToAnotherRow() {
        String sealed = key.seal("geheim".getBytes(UTF_8), "share:7:password");

        assertThatThrownBy(() -> key.open(sealed, "share:8:password")).hasMessageContaining("share:8:password");
    }

    @Test
    void doesNotOpenWhatWasTamperedWith() {
        String sealed = key.seal("geheim".getBytes(UTF_8), "p");
        int middle = sealed.length() - 10;
        String broken =
                sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);

        assertThatThrownBy(() -> key.open(broken, "p")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        String sealed = MasterKey.random().seal(new byte[] {1}, "p");

        assertThatThrownBy(() -> key.open(sealed, "p")).hasMessageContaining("sealed under the master key");
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(key.seal(new byte[] {1}, "p")).isNotEqualTo(key.seal(new byte[] {1}, "p"));
    }

    @Test
    void doesNotShowItself() {
        assertThat(key.toString()).doesNotContain(key.text());
    }

    @Test
    void liesInAFileThatOnlyItsOwnerReads(@TempDir Path home) throws Exception {
        MasterKeyFile file = new MasterKeyFile(home.resolve("master.key"));

        MasterKey made = file.create();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(file.read())
                .hasValueSatisfying(read -> assertThat(read.sameAs(made)).isTrue());
        assertThatThrownBy(file::create).hasMessageContaining("cannot be written");
    }
}
