package org.intendant.hostforwarding.push;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.names.Proxy;
import org.intendant.hosts.FileState;

/** All files of nginx that one proxy shall have, by path. */
final class NginxTexts {

    private final Wanted wanted;
    private final List<Leading> rules;
    private final Nginx nginx;
    private final String group;

    /** @param group of nginx's workers */
    NginxTexts(Wanted wanted, List<Leading> rules, Nginx nginx, String group) {
        this.wanted = wanted;
        this.rules = rules;
        this.nginx = nginx;
        this.group = group;
    }

    /** None where nothing is wanted. */
    SortedMap<String, FileState> all() {
        SortedMap<String, FileState> files = new TreeMap<>();
        byName().forEach((domain, of) ->
                files.put(NginxFiles.of(domain), FileState.ofRoot(NginxSite.render(domain, of, nginx), "644")));
        rules.stream()
                .filter(Leading::asksForPasswords)
                .forEach(rule -> files.put(NginxFiles.passwords(rule.id()), passwords(rule)));
        if (wanted.site() != Proxy.Site.OTHERS) {
            String text = NginxRoot.others(wanted.site(), wanted.target(), securePorts(), wanted.certificate(), nginx);
            files.put(NginxFiles.DEFAULT, FileState.ofRoot(text, "644"));
        }
        if (!files.isEmpty()) {
            Map<String, String> texts = new TreeMap<>();
            files.forEach((path, state) -> texts.put(path, state.text()));
            wanted.adopted().forEach(site -> texts.merge("adopted " + site.path(), site.block(), String::concat));
            String root = NginxRoot.render(NginxRoot.generation(texts), nginx.v6());
            files.put(NginxFiles.ROOT, FileState.ofRoot(root, "644"));
        }
        return files;
    }

    private SortedMap<String, List<Leading>> byName() {
        return rules.stream()
                .flatMap(rule -> rule.domains().stream())
                .distinct()
                .collect(Collectors.toMap(
                        domain -> domain,
                        domain -> rules.stream()
                                .filter(rule -> rule.domains().contains(domain))
                                .toList(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private FileState passwords(Leading rule) {
        return new FileState(
                FileState.ofRoot(rule.options().loginLines() + "\n", "640").bytes(), "640", "root", group);
    }

    private SortedSet<Integer> securePorts() {
        SortedSet<Integer> ports = new TreeSet<>();
        rules.stream().filter(rule -> rule.https().isOn()).forEach(rule -> ports.add(rule.port()));
        return ports;
    }
}
