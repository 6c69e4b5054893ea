package org.intendant.portforwarding.push;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.Ports;
import org.intendant.servers.typed.Text;

/**
 * How real connections through one forward ended.
 *
 * @param tried whether one was made
 * @param answered whether each was taken
 * @param said how, in a sentence
 */
record PortAnswer(long forwardId, String name, boolean tried, boolean answered, String said) {

    private static final int LIMIT_MILLIS = 3000;
    private static final int MOST_PORTS = 10;

    PortForwardRows.Tried kept() {
        return new PortForwardRows.Tried(forwardId, answered, said);
    }

    /** Tries the ports, of a range the first ones and the last, at each of these addresses. */
    static PortAnswer of(Wanted.Item item, List<String> addresses) {
        long id = item.forward().id();
        String name = item.forward().name();
        if (addresses.isEmpty()) {
            return new PortAnswer(
                    id, name, false, false, "not tested, as no address of the hypervisor is known for it.");
        }
        List<String> refusals = new ArrayList<>();
        List<Integer> ports = tried(item.forward().ports());
        for (String address : addresses) {
            for (int port : ports) {
                String refusal = refusal(address, port);
                if (!refusal.isEmpty()) {
                    refusals.add(address + " port " + port + ": " + refusal);
                }
            }
        }
        String places = String.join(" and ", addresses);
        if (refusals.isEmpty()) {
            String all = ports.size() == 1 ? "A connection was made to " : ports.size() + " connections were made to ";
            return new PortAnswer(id, name, true, true, all + places + ".");
        }
        String said = String.join("; ", refusals);
        return new PortAnswer(
                id,
                name,
                true,
                false,
                "No connection to " + (said.length() < 400 ? said : said.substring(0, 400) + "…"));
    }

    private static List<Integer> tried(Ports ports) {
        List<Integer> tried = new ArrayList<>();
        for (int port = ports.first(); port <= ports.last() && tried.size() < MOST_PORTS - 1; port++) {
            tried.add(port);
        }
        if (!tried.contains(ports.last())) {
            tried.add(ports.last());
        }
        return tried;
    }

    /** Why there is no connection; empty when there was one. */
    private static String refusal(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            return "";
        } catch (IOException none) {
            return Text.inert(String.valueOf(none.getMessage()), 100);
        }
    }
}
