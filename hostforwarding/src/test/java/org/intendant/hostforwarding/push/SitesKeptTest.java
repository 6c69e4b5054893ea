package org.intendant.hostforwarding.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of others in which server blocks go out of use, and come back byte by byte. */
class SitesKeptTest {

    private static final String BLOG = "  server {\n    server_name blog.example.org;\n  } # blog";
    private static final String FILE = "# mine\nupstream x { server 10.0.0.1; }\n" + BLOG + "\n\nserver { listen 81; }";

    @Test
    void exactlyTheBlockBecomesAComment() {
        assertThat(SitesKept.text(FILE, List.of(BLOG))).isEqualTo("""
                # mine
                upstream x { server 10.0.0.1; }
                # Adopted by Intendant:   server {
                # Adopted by Intendant:     server_name blog.example.org;
                # Adopted by Intendant:   } # blog

                server { listen 81; }""");
    }

    @Test
    void comesBackByteByByteWhereItIsAdoptedNoMore() {
        for (String file : List.of(FILE, FILE + "\n", FILE.replace("\n", "\r\n"), "\n\n" + BLOG, "")) {
            List<String> blocks = List.of(BLOG, BLOG.replace("\n", "\r\n") + "\r");
            String out = SitesKept.text(file, blocks);
            assertThat(SitesKept.text(out, blocks)).as("twice").isEqualTo(out);
            assertThat(SitesKept.text(out, List.of())).isEqualTo(file);
            assertThat(out.equals(file)).isEqualTo(file.isEmpty());
        }
    }

    @Test
    void oneOfTwoComesBackAlone() {
        String other = "server { listen 81; }";
        String both = SitesKept.text(FILE, List.of(BLOG, other));
        assertThat(both).contains("# Adopted by Intendant: server { listen 81; }");
        assertThat(SitesKept.text(both, List.of(other)))
                .isEqualTo(FILE.replace(other, "# Adopted by Intendant: " + other));
    }
}
