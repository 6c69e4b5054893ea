package org.intendant.hostforwarding.push;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.OutOfUse;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.plans.Difference;

/** Sites of others that go out of use, and that come back. */
final class SitesTaken {

    private static final String LINK = "Link of others ";

    private final List<OutOfUse> adopted;
    private final NginxReading read;

    SitesTaken(List<OutOfUse> adopted, NginxReading read) {
        this.adopted = adopted;
        this.read = read;
    }

    /** Whether nothing is out of use, nor need come back. */
    boolean isSettled() {
        return adopted.isEmpty() && files().isEmpty();
    }

    /** Links, with the site to which each leads. */
    List<Difference> links() {
        Stream<Difference> out = links(adopted)
                .filter(site -> {
                    SiteFile there = read.sites().get(site.path());
                    return there != null && there.target().equals(site.target());
                })
                .map(site -> new Difference(LINK + line(site), site.block() + "\n", ""));
        List<String> wanted = links(adopted).map(SitesTaken::line).toList();
        Stream<Difference> back = read.taken().stream()
                .filter(line -> !wanted.contains(line))
                .map(line -> new Difference(LINK + line, "out of use\n", "in use\n"));
        return Stream.concat(out, back).toList();
    }

    private static Stream<OutOfUse> links(List<OutOfUse> sites) {
        return sites.stream().filter(OutOfUse::linked);
    }

    private static String line(OutOfUse site) {
        return site.path() + " " + site.target();
    }

    /** Files that differ, and the list of links where one of those does. */
    List<HostFile> files() {
        List<String> lines = links(adopted).map(SitesTaken::line).toList();
        HostFile list = HostFile.ofRoot(
                NginxFiles.ADOPTED,
                read.file(NginxFiles.ADOPTED),
                lines.isEmpty() ? null : FileState.ofRoot(NginxFiles.adopted(lines), "600"));
        boolean moved = !links().isEmpty() && (list.before() != null || list.after() != null);
        return Stream.concat(
                        Stream.of(list).filter(file -> file.differs() || moved),
                        read.sites().values().stream()
                                .collect(Collectors.toMap(SiteFile::real, Function.identity(), (one, same) -> one))
                                .values()
                                .stream()
                                .map(this::file)
                                .filter(HostFile::differs))
                .toList();
    }

    private HostFile file(SiteFile site) {
        FileState there = site.state();
        List<String> blocks = adopted.stream()
                .filter(one -> !one.linked() && one.path().equals(site.real()))
                .map(OutOfUse::block)
                .toList();
        String text = SitesKept.text(there.text(), blocks);
        return HostFile.ofRoot(
                site.real(),
                there,
                text.equals(there.text())
                        ? there
                        : new FileState(
                                text.getBytes(StandardCharsets.UTF_8), there.mode(), there.owner(), there.group()));
    }
}
