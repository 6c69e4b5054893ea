package org.intendant.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.demo.RunCommand;

/** All benches: {@code bench/run [--small] [name…]}. */
final class Benches {

    private final List<Bench> all;

    private Benches(List<Bench> all) {
        this.all = all;
    }

    static Benches of(Scale scale, Fleet fleet) {
        return new Benches(List.of(
                new ReadsBench(scale, fleet),
                new FaultsBench(scale, fleet),
                new OutputBench(scale, fleet),
                new ClickBench(scale, fleet),
                PagesBench.usual(scale),
                PagesBench.large(scale),
                new KeysBench(scale),
                new PushBench(scale, fleet),
                new PortsBench(scale, fleet),
                new ApplyBench(scale, fleet),
                new StartBench(scale),
                new SoakBench(scale)));
    }

    public static void main(String[] arguments) throws Exception {
        Scale scale = new Scale(List.of(arguments).contains("--small"));
        List<String> wanted = Stream.of(arguments)
                .filter(argument -> !argument.equals("--small"))
                .toList();
        Fleet fleet = new Fleet();
        Benches benches = of(scale, fleet);
        List<String> unknown =
                wanted.stream().filter(name -> !benches.names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println(benches.refusal(unknown));
            System.exit(2);
        }
        Path folder = RunCommand.root().resolve("bench");
        Machine machine = Machine.describe(RunCommand.root(), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "end the fleet"));
        boolean wrong;
        try (fleet) {
            wrong = benches.run(wanted, scale, folder, machine);
        }
        System.exit(wrong ? 1 : 0);
    }

    List<String> names() {
        return all.stream().map(Bench::name).toList();
    }

    String refusal(List<String> unknown) {
        return "There is no bench " + String.join(", ", unknown) + ". There are: " + String.join(", ", names()) + ".";
    }

    /** Runs these, all usual ones where none is named; answers whether one of them was wrong. Those after it run nevertheless. */
    private boolean run(List<String> wanted, Scale scale, Path folder, Machine machine) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Bench bench : all) {
            if (wanted.isEmpty() ? bench.usual() : wanted.contains(bench.name())) {
                Report report = new Report(bench.name()).say(machine.moment());
                try {
                    bench.run(report);
                } catch (Exception | AssertionError failure) {
                    failure.printStackTrace();
                    report.say("**Not measured**, for something was wrong: " + failure);
                    wrong.add(bench.name());
                }
                if (!scale.small()) {
                    report.write(folder.resolve("results"));
                    new Results(folder).write(machine, names());
                }
            }
        }
        if (!wrong.isEmpty()) {
            System.err.println("Wrong: " + String.join(", ", wrong));
        }
        return !wrong.isEmpty();
    }
}
