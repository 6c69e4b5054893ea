package org.intendant.hostforwarding.certificates.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Part;
import org.intendant.plans.Approval;
import org.intendant.plans.Target;

/** A part whose log the test reads. */
final class NotedPart implements Part {

    final List<String> log = new ArrayList<>();
    volatile boolean cancelled;
    private final Target target;

    NotedPart(Target target) {
        this.target = target;
    }

    @Override
    public String id() {
        return "part-1";
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public Map<String, String> details() {
        return Map.of();
    }

    @Override
    public Approval approval() {
        return Approval.none();
    }

    @Override
    public boolean resumed() {
        return false;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void withoutPlace(Runnable waiting) {
        waiting.run();
    }

    @Override
    public void output(byte[] bytes, int length) {}

    @Override
    public long outputStored() {
        return 0;
    }

    @Override
    public void flush() {}

    @Override
    public void mask(String secret) {}

    @Override
    public void now(String words) {}

    @Override
    public void exit(int code) {}

    @Override
    public void leftover(String sentence) {}

    @Override
    public RuntimeException lost(String sentence) {
        return new IllegalStateException(sentence);
    }

    @Override
    public void line(String text) {
        log.add(text);
    }
}
