package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.intendant.hosts.Program;
import org.intendant.plans.Target;
import org.intendant.servers.ServerHosts;
import org.intendant.servers.typed.Text;

/** The last hops of every path: whether a guest is reached from where its traffic comes, and whether its service listens. */
@ApplicationScoped
public class GuestHops {

    private static final Program CONNECT = Program.beside(GuestHops.class, "connect.sh");
    private static final Program LISTENING = Program.beside(GuestHops.class, "listening.sh");
    private static final Pattern LOCAL_ONLY = Pattern.compile("(?:127\\.[0-9.]+|\\[::1])(?:%\\S+)?:[0-9]+");

    @Inject
    ServerHosts hosts;

    /**
     * A guest's service, as it is reached.
     *
     * @param from the hypervisor or proxy whose connections arrive there
     * @param address of the guest, as {@code from} reaches it
     * @param protocol {@code tcp} or {@code udp}
     */
    public record Service(Target from, Target guest, String address, String protocol, int port) {

        String place() {
            return address + " port " + port;
        }
    }

    public List<Hop> of(Service service, Looks looks) {
        return List.of(
                new Hop(Stage.BACKEND, service.guest().name(), () -> reached(service, looks)),
                new Hop(Stage.SERVICE, service.guest().name(), () -> listens(service, looks)));
    }

    private Finding reached(Service service, Looks looks) {
        Tried tried = tried(service, looks);
        String guest = service.guest().name();
        String from = service.from().name();
        if (!tried.lacks().isEmpty()) {
            return Finding.unknown(from + " cannot try it: " + tried.lacks() + ".");
        }
        boolean udp = service.protocol().equals("udp");
        if (tried.connected() || tried.refused() || (udp && tried.pinged())) {
            return Finding.passable(guest + " is reached from " + from + " at " + service.address() + ".");
        }
        if (tried.pinged()) {
            return Finding.broken(
                    guest + " answers " + from + ", but drops what comes to port " + service.port()
                            + ". Look at the firewall of " + guest + ".",
                    tried.printed());
        }
        if (udp) {
            return Finding.unknown("Nobody can tell whether " + guest + " takes UDP at " + service.place() + ".");
        }
        return Finding.broken(
                guest + " is not reached from " + from + " at " + service.address()
                        + ". Is it running, and is that its address?",
                tried.printed());
    }

    private Finding listens(Service service, Looks looks) {
        String guest = service.guest().name();
        if (service.protocol().equals("tcp") && tried(service, looks).connected()) {
            return Finding.passable(guest + " takes connections at " + service.place() + ".");
        }
        String printed = hosts.of(service.guest())
                .read(LISTENING
                        .with(service.protocol(), Integer.toString(service.port()))
                        .withRoot());
        List<String> sockets = printed.lines()
                .filter(line -> !line.equals("end") && !line.startsWith("tool "))
                .map(line -> Text.inert(line, 200))
                .toList();
        if (printed.startsWith("tool ")) {
            return Finding.unknown(guest + " has no ss, which would tell what listens. Install iproute2 there.");
        }
        String words = String.join("\n", sockets);
        if (sockets.isEmpty()) {
            return Finding.broken(
                    "Nothing on " + guest + " listens at " + service.protocol() + " port " + service.port()
                            + ". Start the service, or correct the port.",
                    tried(service, looks).printed());
        }
        if (sockets.stream().allMatch(GuestHops::isForItself)) {
            return Finding.broken(
                    "What listens at port " + service.port() + " of " + guest + " takes connections from " + guest
                            + " itself only. Have it listen at " + service.address() + ".",
                    words);
        }
        return service.protocol().equals("udp")
                ? Finding.passable("Something on " + guest + " listens at udp port " + service.port() + ".")
                : Finding.broken(
                        guest + " refuses connections from " + service.from().name() + " at " + service.place()
                                + ", though something listens at that port.",
                        words);
    }

    /** By the fourth word of ss, the address at which it listens. */
    private static boolean isForItself(String socket) {
        String[] words = socket.strip().split("\\s+");
        return words.length > 3 && LOCAL_ONLY.matcher(words[3]).matches();
    }

    private Tried tried(Service service, Looks looks) {
        return looks.once(
                "connect " + service.from().key() + " " + service.place(),
                Tried.class,
                () -> new Tried(hosts.of(service.from())
                        .read(CONNECT.with(service.address(), Integer.toString(service.port())))));
    }

    /** What {@code connect.sh} printed. */
    private record Tried(String printed) {

        boolean connected() {
            return printed.startsWith("connected");
        }

        boolean refused() {
            return printed.startsWith("refused");
        }

        boolean pinged() {
            return printed.contains("\nping yes");
        }

        String lacks() {
            return printed.startsWith("tool ")
                    ? Text.inert(printed.lines().findFirst().orElse("").substring(5), 200)
                    : "";
        }
    }
}
