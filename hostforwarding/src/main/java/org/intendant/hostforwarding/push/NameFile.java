package org.intendant.hostforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.hostforwarding.names.ForeignSite.Meaning;
import org.intendant.hostforwarding.names.HostName;
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.KeptNames;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** The file of one name as another hand left it, in place of what is wanted. */
final class NameFile {

    private static final Directive NOTHING = Directive.of(List.of("http"), List.of());

    private final String domain;
    private final String text;
    private final Directive file;
    private final Wanted wanted;

    NameFile(String domain, String text, Wanted wanted) {
        this.domain = domain;
        this.text = text;
        this.file = Directive.file(text);
        this.wanted = wanted;
    }

    /**
     * What it says as rules: those that are there, otherwise, and others.
     *
     * @param guests primary key of the server at an address
     * @throws Refused saying what no rule says
     */
    KeptNames rules(Function<String, Optional<Long>> guests) {
        List<Directive> servers =
                file.inside("server").map(NameFile::withoutPasswords).toList();
        boolean foreign = servers.size() < file.inside().count()
                || servers.stream().anyMatch(one -> !one.only("server_name").equals(Optional.of(List.of(domain))));
        if (foreign) {
            throw LocationForm.no("it has more than server blocks of " + domain);
        }
        List<Meaning> meanings = new SiteForm(
                        List.of(domain),
                        servers,
                        text,
                        NOTHING,
                        wanted.thumbprint().isPresent())
                .rules();
        Set<String> same = meanings.stream()
                .map(one -> one.draft().getPort())
                .filter(port -> saysTheSame(port, meanings))
                .collect(Collectors.toSet());
        return new KeptNames(
                meanings.stream()
                        .map(one -> kept(one, guests, same.contains(one.draft().getPort())))
                        .toList(),
                wanted.kept(domain).adopted());
    }

    /** Passwords stay with their rule, which says where they lie. */
    private static Directive withoutPasswords(Directive block) {
        boolean ours = block.inside("auth_basic_user_file").anyMatch(one -> NginxFiles.hasPasswords(one.argument(0)));
        List<Directive> inside = block.inside()
                .filter(one -> !ours || !one.name().startsWith("auth_basic"))
                .map(one -> one.block() == null ? one : withoutPasswords(one))
                .toList();
        return new Directive(block.words(), inside, block.from(), block.to());
    }

    private KeptNames.Kept kept(Meaning meaning, Function<String, Optional<Long>> guests, boolean sameText) {
        HostNameDraft says = meaning.draft();
        Optional<Wanted.Item> there = items(says.getPort())
                .filter(item -> item.rule().basePath().equals(says.getBasePath()))
                .findFirst();
        KeptNames.Kept kept = there.map(item -> KeptNames.Kept.of(item.rule()))
                .orElseGet(() -> new KeptNames.Kept(0, domain + says.getBasePath(), "", says));
        says.setProxyId(wanted.proxyId());
        says.setGuestId(guests.apply(meaning.address())
                .orElseThrow(() -> LocationForm.no("it leads to " + meaning.address() + ", where no guest is")));
        if (there.isEmpty()) {
            return kept;
        }
        HostNameDraft was = kept.draft();
        says.setDomains(was.getDomains());
        says.setComment(was.getComment());
        says.getOptions()
                .setLogins(hasPasswords(there.get().rule()) ? was.getOptions().getLogins() : "");
        if (there.get()
                .leads()
                .certificate()
                .certificate()
                .equals(says.getHttps().getCertificatePath())) {
            says.getHttps().setCertificateId(was.getHttps().getCertificateId());
            says.getHttps().setCertificatePath(was.getHttps().getCertificatePath());
            says.getHttps().setKeyPath(was.getHttps().getKeyPath());
        }
        if (sameText) {
            says.getOptions().setSnippet(was.getOptions().getSnippet());
        }
        KeptNames.Kept otherwise = new KeptNames.Kept(kept.id(), kept.name(), logins(kept, says), says);
        if (there.get().rule().domains().all().size() > 1
                && !otherwise.isAs(there.get().rule())) {
            throw LocationForm.no("the rule of " + kept.name() + " is one for other names too");
        }
        return otherwise;
    }

    private static String logins(KeptNames.Kept kept, HostNameDraft says) {
        return says.getOptions().getLogins().isEmpty() ? "" : kept.logins();
    }

    private boolean hasPasswords(HostName rule) {
        return file.all("auth_basic_user_file")
                .anyMatch(one -> one.argument(0).equals(NginxFiles.passwords(rule.id())));
    }

    private Stream<Wanted.Item> items(String port) {
        return wanted.items().stream()
                .filter(item -> item.rule().domains().all().contains(domain)
                        && Integer.toString(item.rule().port()).equals(port));
    }

    /** Whether all raw text of a port is as it was. */
    private boolean saysTheSame(String port, List<Meaning> all) {
        String now = all.stream()
                .map(Meaning::draft)
                .filter(draft -> draft.getPort().equals(port))
                .map(draft -> draft.getOptions().getSnippet())
                .collect(Collectors.joining("\n"));
        String was = items(port).map(item -> item.rule().options().snippet()).collect(Collectors.joining("\n"));
        return Directive.file(now).meaning().equals(Directive.file(was).meaning());
    }

    /**
     * Refuses what the rules that are wanted now do not say as it stands there.
     *
     * @param ours how our file would have been
     */
    void mustBe(Wanted now, String ours) {
        List<Leading> rules = now.items().stream()
                .filter(item -> item.amiss().isEmpty() && item.leads().domains().contains(domain))
                .map(Wanted.Item::leads)
                .toList();
        Directive becomes = inOneUnit(Directive.file(NginxSite.render(domain, rules, nginx(ours))));
        Directive theirs = inOneUnit(file);
        if (!becomes.meaning().equals(theirs.meaning())) {
            throw LocationForm.no(otherwise(theirs, becomes));
        }
    }

    private Nginx nginx(String ours) {
        boolean http2Directive = Stream.of(ours, text)
                .anyMatch(one -> Directive.file(one).all("http2").findAny().isPresent());
        boolean v6 = Directive.file(ours)
                .all("listen")
                .anyMatch(one -> one.argument(0).startsWith("[::]"));
        return new Nginx(http2Directive, v6, wanted.thumbprint());
    }

    /** As one can say {@code 1m} or {@code 60s}. */
    private static Directive inOneUnit(Directive one) {
        List<String> words = one.words();
        if (one.name().equals("client_max_body_size")) {
            words = List.of(one.name(), Long.toString(LocationForm.bytes(one.argument(0))));
        } else if (one.name().startsWith("proxy_") && one.name().endsWith("_timeout")) {
            words = List.of(one.name(), LocationForm.millis(one.argument(0)) + "ms");
        }
        List<Directive> inside = one.block() == null
                ? null
                : one.inside().map(NameFile::inOneUnit).toList();
        return new Directive(words, inside, one.from(), one.to());
    }

    private static String otherwise(Directive theirs, Directive becomes) {
        List<String> ours = new ArrayList<>(lines(becomes).toList());
        return Text.inert(
                lines(theirs)
                        .filter(line -> !ours.remove(line))
                        .findFirst()
                        .map(line -> "it says " + line)
                        .or(() -> ours.stream().findFirst().map(line -> "it does not say " + line))
                        .orElse("it says things at other places"),
                250);
    }

    private static Stream<String> lines(Directive block) {
        return block.inside().flatMap(one -> Stream.concat(Stream.of(String.join(" ", one.words())), lines(one)));
    }
}
