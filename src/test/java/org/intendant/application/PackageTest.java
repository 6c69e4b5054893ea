package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.demo.RunCommand;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run --package}: an archive that starts where there is neither Maven nor a compiler nor a network. */
@Tag("application")
class PackageTest {

    @TempDir
    static Path folder;

    private static Path archive;

    @BeforeAll
    static void pack() {
        archive = packed("intendant.tar.gz");
    }

    /** On a host with systemd, Java and nothing else, by the commands that the unit itself names. */
    @Test
    void isAServiceThatComesBackAfterAReboot() throws IOException, InterruptedException {
        LabHost host = Lab.shared().host("packaged", HostSpec.plain().disk("2g"));
        try {
            host.write("/opt/java.tar", java(), "0644");
            host.write("/opt/intendant.tar.gz", Files.readAllBytes(archive), "0644");
            host.write("/etc/intendant.env", "JAVA_HOME=/opt/java\nINTENDANT_BIND=0.0.0.0\n");
            done(host, "mkdir /opt/java && tar -xf /opt/java.tar -C /opt/java && rm /opt/java.tar");
            done(host, "tar -xzf /opt/intendant.tar.gz -C /opt && rm /opt/intendant.tar.gz");
            assertThat(host.exec("sh", "-c", "command -v mvn javac").stdout()).isEmpty();

            installation(host).forEach(command -> done(host, command));
            awaitPage(host);
            assertThat(journal(host))
                    .contains("Set up the first administrator: ")
                    .doesNotContain("Building");
            assertThat(host.exec("stat", "-c", "%U %a", "/var/lib/intendant").stdout())
                    .isEqualTo("intendant 700\n");
            assertThat(host.exec("ps", "-o", "user=", "-C", "java").stdout().strip())
                    .isEqualTo("intendant");

            done(host, "systemctl stop intendant");
            assertThat(journal(host)).contains("Intendant has stopped.");
            host.reboot();
            awaitPage(host);
        } finally {
            host.destroy();
        }
    }

    /**
     * T32: no key, no password and no account comes with it: every file is searched, those inside of other archives too. The
     * name and password of the embedded database stand in the code, for it has no door but its file.
     */
    @Test
    void holdsNoKeyAndNoPassword() throws IOException, InterruptedException {
        Path inside = Files.createDirectory(folder.resolve("searched"));
        Process unpacking = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", inside.toString())
                .inheritIO()
                .start();
        assertThat(unpacking.waitFor()).isZero();
        ShippedSecrets search = new ShippedSecrets();

        search.below(inside);

        assertThat(search.searched())
                .contains("intendant/intendant/WEB-INF/lib/people.jar!", "intendant/run")
                .hasSizeGreaterThan(3000);
        assertThat(search.found()).isEmpty();
        assertThat(new ShippedSecrets().in("a/b.txt", "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAtr3"))
                .as("it does find")
                .isNotEmpty();
        assertThat(new ShippedSecrets().in("a/b.pem", "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"))
                .as("a key beside a certificate")
                .isNotEmpty();
        assertThat(new ShippedSecrets()
                        .in("mgmt-users.properties", "# no user\nadmin=0cc175b9c0f1b6a831c399e269772661\n"))
                .isNotEmpty();
        assertThat(new ShippedSecrets().in("standalone.xml", "<credential-reference clear-text=\"changeit\"/>"))
                .isNotEmpty();
    }

    @Test
    void isTheSameByteForByteWhenMadeAgain() throws IOException {
        assertThat(Files.mismatch(archive, packed("again.tar.gz"))).isEqualTo(-1);
    }

    private static Path packed(String name) {
        Path made = folder.resolve(name);
        RunCommand making = RunCommand.start(Map.of(), "--package", made.toString());
        assertThat(making.exitCode(Duration.ofMinutes(3))).as(making.output()).isZero();
        assertThat(making.output()).contains(made + " holds Intendant");
        return made;
    }

    /** The Java of this machine as a package for servers brings it: what runs programs, without what compiles them. */
    private static byte[] java() throws IOException, InterruptedException {
        Path tar = folder.resolve("java.tar");
        Process process = new ProcessBuilder(
                        "tar",
                        "--exclude=src.zip",
                        "-chf",
                        tar.toString(),
                        "-C",
                        System.getProperty("java.home"),
                        "bin/java",
                        "conf",
                        "lib",
                        "release")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(tar);
    }

    /** What the unit says of how it is set up. */
    private static Stream<String> installation(LabHost host) {
        return host.exec("grep", "^#   ", "/opt/intendant/intendant.service")
                .stdout()
                .lines()
                .map(line -> line.substring(4));
    }

    private static void done(LabHost host, String command) {
        host.exec("sh", "-c", command).orThrow();
    }

    private static void awaitPage(LabHost host) {
        URI page = URI.create("http://" + host.address() + ":8080/people/signin.xhtml");
        Waiting.until(Duration.ofMinutes(2), "the page of the service", () -> answers(page) || failed(host));
        assertThat(answers(page)).as(journal(host)).isTrue();
    }

    private static boolean answers(URI page) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(10)).build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean failed(LabHost host) {
        return host.exec("systemctl", "is-failed", "intendant").stdout().strip().equals("failed");
    }

    private static String journal(LabHost host) {
        return host.exec("journalctl", "-u", "intendant", "-o", "cat", "--no-pager")
                .stdout();
    }
}
