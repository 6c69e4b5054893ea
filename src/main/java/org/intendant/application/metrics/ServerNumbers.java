package org.intendant.application.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.intendant.web.Measured;

/** What the server below us counts itself: connections of the pool to the database, and requests. */
@ApplicationScoped
class ServerNumbers implements Measured {

    private static final String POOL = "jboss.as:subsystem=datasources,data-source=Intendant,statistics=pool";
    private static final String HTTP = "jboss.as:subsystem=undertow,server=default-server,http-listener=default";
    private static final String HTTPS = "jboss.as:subsystem=undertow,server=default-server,https-listener=https";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    @Override
    public List<Measure> measures() {
        List<Measure> all = new ArrayList<>();
        all.add(Measure.gauge(
                "intendant_pool_connections",
                "Connections to the database: in use, and idle.",
                List.of(
                        new Value(Map.of("state", "in_use"), number(POOL, "InUseCount")),
                        new Value(Map.of("state", "idle"), number(POOL, "IdleCount")))));
        all.add(Measure.gauge(
                "intendant_pool_waiting",
                "Threads that wait for a connection to the database.",
                List.of(plain(number(POOL, "WaitCount")))));
        all.add(counter(
                "intendant_pool_timeouts",
                "Requests for a connection to the database that waited in vain.",
                number(POOL, "TimedOut")));
        all.add(counter(
                "intendant_http_requests",
                "Requests that this server answered.",
                number(HTTP, "requestCount") + number(HTTPS, "requestCount")));
        all.add(counter(
                "intendant_http_server_errors",
                "Requests that this server answered with a status of 500 or more.",
                number(HTTP, "errorCount") + number(HTTPS, "errorCount")));
        return all;
    }

    private static Measure counter(String name, String help, double number) {
        return new Measure(name, help, true, List.of(plain(number)));
    }

    private static Value plain(double number) {
        return new Value(Map.of(), number);
    }

    /** Nothing is counted where a listener is off. */
    private double number(String bean, String attribute) {
        try {
            return beans.getAttribute(new ObjectName(bean), attribute) instanceof Number number
                    ? number.doubleValue()
                    : 0;
        } catch (JMException off) {
            return 0;
        }
    }
}
