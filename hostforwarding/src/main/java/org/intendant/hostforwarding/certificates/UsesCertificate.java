package org.intendant.hostforwarding.certificates;

import java.util.List;
import org.intendant.plans.Target;

/** Who has certificates on hosts: told to those who would remove or renew one. Collected with CDI. */
public interface UsesCertificate {

    /** What uses it and keeps it from being removed, a sentence each: {@code The rule shop.example.org of gw1 uses it.} */
    List<String> uses(long certificateId);

    /** The servers on which its files lie, or shall lie. */
    List<Target> servers(long certificateId);

    /** The servers that shall answer for this domain over HTTP, and with that ACME's question for it. */
    List<Target> answering(String domain);

    /** The kind of the planner that brings that there. */
    String kind();
}
