package org.intendant.web;

import java.util.List;
import java.util.Map;

/** Something that can be said in numbers at {@code /metrics}. Features contribute theirs as CDI beans. */
public interface Measured {

    /** The numbers as they are now, read with at most two statements. Asked every few seconds at most, for nobody. */
    List<Measure> measures();

    /**
     * A number, or several that differ by their labels.
     *
     * @param name as Prometheus wants it, without a suffix for its type: {@code intendant_servers}
     * @param help what it counts and in which unit, in a sentence
     * @param onlyGrows true for a counter, false for what goes up and down
     */
    record Measure(String name, String help, boolean onlyGrows, List<Value> values) {

        public Measure {
            values = List.copyOf(values);
        }

        /** What goes up and down. */
        public static Measure gauge(String name, String help, List<Value> values) {
            return new Measure(name, help, false, values);
        }
    }

    /** One number. Labels have few different values: never a name of a host or a person. */
    record Value(Map<String, String> labels, double number) {

        public Value {
            labels = Map.copyOf(labels);
        }
    }
}
