package org.intendant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.demo.LabServer;

/** The same files by ansible: a template each and a handler that reloads nginx where one of them changed. */
final class Playbook implements AutoCloseable {

    private static final String TASKS = """
            - hosts: all
              gather_facts: false
              tasks:
                - template:
                    src: site.j2
                    dest: "/etc/nginx/intendant.d/{{ domain }}.conf"
                    mode: "0644"
                  notify: reload
                - template:
                    src: root.j2
                    dest: /etc/nginx/conf.d/intendant.conf
                    mode: "0644"
                  notify: reload
              handlers:
                - name: reload
                  command: nginx -s reload
            """;

    private final Path folder;
    private final SshClients clients;
    private final Proxies proxies;
    private final int forks;

    Playbook(SshClients clients, Proxies proxies, int forks) throws IOException {
        this.folder = Files.createTempDirectory("bench-playbook");
        this.clients = clients;
        this.proxies = proxies;
        this.forks = forks;
        LabServer one = proxies.all().get(0);
        Files.writeString(folder.resolve("play.yml"), TASKS);
        Files.writeString(
                folder.resolve("site.j2"),
                proxies.text(one, Proxies.site(one), Proxies.FIRST)
                        .replace(Proxies.domain(one), "{{ domain }}")
                        .replace(Integer.toString(Proxies.FIRST), "{{ port }}"));
        Files.writeString(
                folder.resolve("root.j2"),
                proxies.text(one, Proxies.ROOT, Proxies.FIRST)
                        .replace(generation(one, Proxies.FIRST), "{{ generation }}"));
    }

    private String generation(LabServer server, int port) {
        return proxies.text(server, Proxies.ROOT, port).replaceFirst("(?s).*\"generation ([0-9a-f]+)\".*", "$1");
    }

    /** Says where the names of those that change shall lead. */
    void want(int port) throws IOException {
        String hosts = proxies.all().stream()
                .map(server -> {
                    int to = proxies.few().contains(server) ? port : Proxies.FIRST;
                    return server.host().address() + " domain=" + Proxies.domain(server) + " port=" + to
                            + " generation=" + generation(server, to);
                })
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("hosts"), hosts);
    }

    /** Fails unless exactly those were changed, and all are well. */
    void run() throws Exception {
        String said = clients.printed(List.of(
                "ansible-playbook",
                "-i",
                folder.resolve("hosts").toString(),
                "-f",
                Integer.toString(forks),
                folder.resolve("play.yml").toString()));
        long unchanged =
                said.lines().filter(line -> line.contains("ok=2    changed=0 ")).count();
        long changed =
                said.lines().filter(line -> line.contains("ok=3    changed=3 ")).count();
        if (changed != proxies.few().size()
                || changed + unchanged != proxies.all().size()) {
            throw new AssertionError("ansible changed others: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        Removal.of(folder);
    }
}
