package org.intendant.samba.shares;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted of a server when its file of shares was written, as it is kept with that; without passwords.
 *
 * @param adopted sections of others that were out of use
 */
public record KeptShares(List<Kept> shares, @Nullable List<String> adopted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One share, with the whole names of its users. */
    public record Kept(
            long id,
            String name,
            String path,
            String comment,
            boolean browseable,
            boolean guests,
            List<String> writers,
            List<String> readers) {

        public Kept {
            writers = List.copyOf(writers);
            readers = List.copyOf(readers);
        }

        boolean isAs(ShareRow row) {
            return name.equals(row.name())
                    && path.equals(row.path())
                    && comment.equals(row.comment())
                    && browseable == row.browseable()
                    && guests == row.guests()
                    && writers.equals(row.writers())
                    && readers.equals(row.readers());
        }

        ShareDraft draft(long serverId, int version) {
            ShareDraft draft = new ShareDraft();
            draft.setVersion(version);
            draft.setServerId(serverId);
            draft.setName(name);
            draft.setPath(path);
            draft.setComment(comment);
            draft.setBrowseable(browseable);
            draft.setGuests(guests);
            draft.setWriters(String.join(", ", writers));
            draft.setReaders(String.join(", ", readers));
            return draft;
        }
    }

    public KeptShares {
        shares = List.copyOf(shares);
        adopted = adopted == null ? List.of() : List.copyOf(adopted);
    }

    /** Never null, also where an earlier Intendant kept none. */
    @Override
    public List<String> adopted() {
        return requireNonNull(adopted);
    }

    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What was kept; nothing for an empty text. */
    public static KeptShares of(String text) {
        try {
            return text.isEmpty() ? new KeptShares(List.of(), List.of()) : JSON.readValue(text, KeptShares.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is kept with shares is written by Intendant alone.", broken);
        }
    }
}
