package org.intendant.hosts;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection through a jump host that looks like a socket: JSch then treats both kinds alike, time-outs included. */
final class TunnelSocket extends Socket {

    private final SshSession jump;
    private final Pipe pipe = new Pipe();
    private final ChannelDirectTCPIP channel;
    private final OutputStream out;
    private boolean over;

    /** The session of the jump host must have been taken for a tunnel; closing gives it back. */
    TunnelSocket(SshSession jump, String host, int port) throws IOException {
        this.jump = jump;
        try {
            channel = jump.tunnel();
            channel.setHost(host);
            channel.setPort(port);
            channel.setOutputStream(pipe.sink());
            channel.connect(0);
            out = channel.getOutputStream();
        } catch (JSchException | IOException | RuntimeException refused) {
            jump.release();
            throw new IOException(jump.address().name() + " does not lead to " + host + ":" + port, refused);
        }
    }

    @Override
    public InputStream getInputStream() {
        return pipe.source();
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        pipe.timeout(millis);
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // The jump host's own connection is already set so.
    }

    /** Returns at once: ending the channel may have to wait for a stuck jump host, which another thread does. */
    @Override
    public synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        pipe.close();
        jump.later(() -> {
            channel.disconnect();
            jump.release();
        });
    }
}
