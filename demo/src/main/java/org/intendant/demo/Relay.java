package org.intendant.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.intendant.lab.Lab;

/** A way from a lab's hosts to an Intendant that listens on this machine's loopback alone. */
public final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private volatile int port;

    private Relay(ServerSocket door) {
        this.door = door;
    }

    /** Opens it in the lab's network; it leads nowhere before {@link #leadsTo}. */
    @SuppressWarnings("AddressSelection") // a literal address
    public static Relay in(Lab lab) {
        try {
            ServerSocket door = new ServerSocket();
            door.bind(new InetSocketAddress(lab.address(), 0));
            Relay relay = new Relay(door);
            run("relay", relay::accept);
            return relay;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public void leadsTo(int loopbackPort) {
        port = loopbackPort;
    }

    /** How hosts reach it: {@code http://10.77.1.1:40001}. */
    public String url() {
        return "http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket host = door.accept();
                run("relay of a connection", () -> pass(host));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket host) {
        try (host;
                Socket intendant = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = run("relay of an answer", () -> copy(intendant, host));
            copy(host, intendant);
            back.join();
        } catch (IOException gone) {
            // the host sees that its connection ended
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // the other side sees the end
        }
    }

    private static Thread run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
