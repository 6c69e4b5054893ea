package org.intendant.hosts;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets JSch accept exactly the pinned host key, and remembers which one was shown. Without a pin it accepts none. */
final class PinnedKeyRepository implements HostKeyRepository {

    private final @Nullable HostKey pinned;
    private volatile byte @Nullable [] shown;

    PinnedKeyRepository(@Nullable HostKey pinned) {
        this.pinned = pinned;
    }

    Optional<HostKey> shown() {
        byte[] blob = shown;
        return blob == null ? Optional.empty() : Optional.of(HostKey.of(blob));
    }

    @Override
    public int check(String host, byte[] key) {
        shown = key.clone();
        if (pinned == null) {
            return NOT_INCLUDED;
        }
        return Arrays.equals(pinned.blob(), key) ? OK : CHANGED;
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        return new com.jcraft.jsch.HostKey[0];
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, @Nullable String type) {
        return getHostKey();
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "pinned keys";
    }

    @Override
    public void add(com.jcraft.jsch.HostKey key, UserInfo ui) {
        throw new UnsupportedOperationException("Host keys are pinned at enrolment only.");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("Host keys are pinned at enrolment only.");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("Host keys are pinned at enrolment only.");
    }
}
