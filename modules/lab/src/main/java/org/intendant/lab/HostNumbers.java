package org.intendant.lab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Which host has which number, the last byte of its address. A host that is made again gets its old one. */
final class HostNumbers {

    private static final int FIRST = 2;
    private static final int LAST = 254;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> living = new HashSet<>();

    synchronized int take(String name) {
        if (!living.add(name)) {
            throw new LabFailed("There is already a host " + name + " in this lab");
        }
        if (numbers.size() > LAST - FIRST) {
            numbers.keySet().retainAll(living);
        }
        return numbers.computeIfAbsent(name, this::unused);
    }

    synchronized void release(String name) {
        living.remove(name);
    }

    private int unused(String name) {
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(number -> !numbers.containsValue(number))
                .findFirst()
                .orElseThrow(() -> new LabFailed("No address is left for host " + name));
    }
}
