package org.intendant.hosts;

/** What is known of a run that was cancelled. */
public enum RunEnd {
    /** Some of its processes are still there. */
    STILL_THERE,
    /** All that can be found by session, mark and descent has ended; a process that left all three would not be seen. */
    SESSION_GONE,
    /** Its cgroup is empty, the host was started anew, or it never began: nothing of it is left. */
    NOTHING_LEFT
}
