package org.intendant.servers.commands;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.intendant.operations.Part;
import org.intendant.plans.Approval;
import org.intendant.plans.Target;

/** A part whose log is kept in memory, and whose worker dies after so many bytes. */
final class WrittenPart implements Part {
    final ByteArrayOutputStream stored = new ByteArrayOutputStream();
    final List<Integer> exits = new ArrayList<>();
    final List<String> nows = new CopyOnWriteArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final Target target;
    private final Map<String, String> details;
    private boolean resumed;
    private int diesAt = Integer.MAX_VALUE;

    WrittenPart(Target target, CommandOrder order) {
        this.target = target;
        this.details = order.details();
    }

    WrittenPart dyingAt(int bytes) {
        diesAt = bytes;
        return this;
    }

    /** The same part, as the next worker sees it. */
    WrittenPart takenOver() {
        resumed = true;
        diesAt = Integer.MAX_VALUE;
        return this;
    }

    String text() {
        return stored.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Map<String, String> details() {
        return details;
    }

    @Override
    public Approval approval() {
        return Approval.of(List.of());
    }

    @Override
    public boolean resumed() {
        return resumed;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void output(byte[] bytes, int length) {
        if (stored.size() + length > diesAt) {
            throw new Killed();
        }
        stored.write(bytes, 0, length);
    }

    @Override
    public long outputStored() {
        return stored.size();
    }

    @Override
    public void flush() {}

    @Override
    public void withoutPlace(Runnable waiting) {
        waiting.run();
    }

    @Override
    public void leftover(String sentence) {}

    @Override
    public void mask(String secret) {}

    @Override
    public void now(String words) {
        nows.add(words);
    }

    @Override
    public void exit(int code) {
        exits.add(code);
    }

    @Override
    public RuntimeException lost(String sentence) {
        return new GoneLost(sentence);
    }

    @Override
    public void line(String text) {}

    static final class Killed extends RuntimeException {}

    static final class GoneLost extends RuntimeException {
        GoneLost(String sentence) {
            super(sentence);
        }
    }
}
