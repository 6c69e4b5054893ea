package org.intendant.lab;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A JVM that opens a lab with one host and then waits to be killed. */
final class LabInAJvmOfItsOwn {

    private final Process jvm;
    private final TracesOfALab traces;

    private LabInAJvmOfItsOwn(Process jvm, TracesOfALab traces) {
        this.jvm = jvm;
        this.traces = traces;
    }

    static LabInAJvmOfItsOwn start() throws IOException {
        Process jvm = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabInAJvmOfItsOwn.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            return new LabInAJvmOfItsOwn(jvm, new TracesOfALab(Integer.parseInt(said.readLine())));
        }
    }

    TracesOfALab traces() {
        return traces;
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** Also the process that would clean up, as when the machine runs out of memory. */
    void killWithItsWatch() throws InterruptedException {
        jvm.toHandle().children().forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    public static void main(String[] args) throws InterruptedException {
        Lab lab = Lab.open();
        lab.host("orphan");
        System.out.println(lab.state().getFileName());
        new CountDownLatch(1).await();
    }
}
