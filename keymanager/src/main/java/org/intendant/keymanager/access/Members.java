package org.intendant.keymanager.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in which group and owns which server, and with which keys; filled while rows are read. */
final class Members {

    private final Map<Long, Set<Holder>> groups = new HashMap<>();
    private final Map<Long, Set<Holder>> owners = new HashMap<>();
    private final Map<Holder, List<AccessKey>> keys = new HashMap<>();
    private final Map<Holder, String> hindrances = new HashMap<>();
    private final Sieve sieve;

    /** @param sieve through which the rows go */
    Members(Sieve sieve) {
        this.sieve = sieve;
    }

    Sieve sieve() {
        return sieve;
    }

    void join(long group, Holder holder) {
        groups.computeIfAbsent(group, one -> new LinkedHashSet<>()).add(holder);
    }

    void own(long server, Holder person) {
        owners.computeIfAbsent(server, one -> new LinkedHashSet<>()).add(person);
    }

    void has(Holder holder, AccessKey key) {
        keys.computeIfAbsent(holder, one -> new ArrayList<>()).add(key);
    }

    void hinder(Holder holder, String why) {
        hindrances.put(holder, why);
    }

    Set<Holder> of(long group) {
        return groups.getOrDefault(group, Set.of());
    }

    Set<Holder> owners(long server) {
        return owners.getOrDefault(server, Set.of());
    }

    List<AccessKey> keys(Holder holder) {
        return keys.getOrDefault(holder, List.of());
    }

    /** Why a holder can log in nowhere, whatever keys he has; empty where nothing is in the way. */
    String hindrance(Holder holder) {
        return hindrances.getOrDefault(holder, "");
    }
}
