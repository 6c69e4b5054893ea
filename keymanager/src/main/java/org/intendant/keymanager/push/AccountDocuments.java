package org.intendant.keymanager.push;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.hosts.Hosts;
import org.intendant.keymanager.access.Spot;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.access.Way;

/** The files of keys of whole servers as they should be, from the database alone. For modules, behind their own doors. */
@ApplicationScoped
public class AccountDocuments {

    @Inject
    WantedWays wanted;

    @Inject
    KeptKeyRows kept;

    @Inject
    WrittenKeys written;

    @Inject
    Hosts hosts;

    /**
     * Of each account of these servers whose file Intendant has once read, in as many statements for many as for few, and
     * remembers what is wanted there. Of an account whose file nobody has read nothing is known that may stand there.
     *
     * @param serverIds at most 500
     */
    @Transactional
    public List<AccountDocument> of(Collection<Long> serverIds) {
        if (serverIds.isEmpty()) {
            return List.of();
        }
        String own = hosts.ownKey();
        Map<Place, Map<String, WrittenKey>> known = written.of(serverIds).stream()
                .collect(groupingBy(
                        key -> new Place(key.getServerId(), key.getAccount()),
                        toMap(WrittenKey::getFingerprint, key -> key)));
        Map<Place, List<KeptKey>> others =
                kept.of(serverIds).stream().collect(groupingBy(key -> new Place(key.getServerId(), key.getAccount())));
        WantedWays.Found found = wanted.found(serverIds);
        return found.ways().entrySet().stream()
                .filter(entry -> known.containsKey(place(entry.getKey())))
                .map(entry -> document(
                                entry.getKey(),
                                own,
                                entry.getValue(),
                                others.getOrDefault(place(entry.getKey()), List.of()),
                                Objects.requireNonNull(known.get(place(entry.getKey()))))
                        .without(found.withheld().getOrDefault(entry.getKey(), Set.of())))
                .sorted(Comparator.comparing(AccountDocument::serverId).thenComparing(AccountDocument::account))
                .toList();
    }

    /**
     * Takes note of lines that a host reported to have found and kept in an account's file.
     *
     * @return the fingerprints in them
     */
    @Transactional
    public Set<String> reported(long serverId, String account, List<String> lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return kept.reported(serverId, account, HostLine.of(text));
    }

    /** The fingerprints of the keys in a file. */
    public static Set<String> fingerprints(List<String> lines) {
        return HostLine.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)).stream()
                .map(HostLine::fingerprint)
                .collect(toSet());
    }

    private AccountDocument document(
            Spot spot, String own, List<Way> ways, List<KeptKey> others, Map<String, WrittenKey> known) {
        KeyDocument document = KeyDocument.of(spot.place(), own, ways);
        written.wanted(spot.serverId(), spot.account(), document.holders(), known);
        document.keeping(others);
        Set<String> fingerprints = new HashSet<>(document.holders().keySet());
        others.stream()
                .filter(other -> other.getDecision() != KeptKey.Decision.REMOVED)
                .forEach(other -> fingerprints.add(other.getFingerprint()));
        return new AccountDocument(
                spot.serverId(),
                spot.account(),
                document.text(),
                document.keys(),
                fingerprints,
                others.stream()
                        .filter(other -> other.getDecision() == KeptKey.Decision.REMOVED)
                        .map(KeptKey::getLine)
                        .sorted()
                        .toList(),
                Set.of(),
                ways.stream()
                        .flatMap(AccountDocuments::ends)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Stream<Instant> ends(Way way) {
        return Stream.concat(
                        way.reasons().stream().map(reason -> reason.ends()),
                        way.keys().stream().map(key -> key.ends()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private static Place place(Spot spot) {
        return new Place(spot.serverId(), spot.account());
    }

    private record Place(long serverId, String account) {}
}
