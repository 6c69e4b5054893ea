package org.intendant.operations;

import java.util.Map;
import org.intendant.plans.Approval;
import org.intendant.plans.StepLog;
import org.intendant.plans.Target;

/** One target's share of a running operation, as its work sees it. Every write fails once another server took over. */
public interface Part extends StepLog {

    /** The part's own id, stable over restarts; also the id of a run on the host. */
    String id();

    Target target();

    Map<String, String> details();

    /** What was approved on this target. */
    Approval approval();

    /** True when an earlier worker began this part and was lost. */
    boolean resumed();

    /** True once somebody asked to cancel; work that loops looks here. */
    boolean cancelled();

    /** Does this without holding a place among the parts that work at once: waiting for a host that went away. */
    void withoutPlace(Runnable waiting);

    /** Adds raw output bytes to the log. They become visible within 100 ms. */
    void output(byte[] bytes, int length);

    /** Bytes of raw output that are stored safely: where a re-attached run goes on reading. */
    long outputStored();

    /** Waits until everything given to {@link #output} is stored: before a run's folder is removed from its host. */
    void flush();

    /** Has every occurrence of this secret replaced before anything is stored. Say it before any output may hold it. */
    void mask(String secret);

    /** What happens now, in a few words: {@code writing files}. */
    void now(String words);

    /** How the command ended, for pages. */
    void exit(int code);

    /** What a page says of the part once it is cancelled, where its host could not prove that nothing of it is left. */
    void leftover(String sentence);

    /** Marks the part as lost: nobody knows how it ended. */
    RuntimeException lost(String sentence);
}
