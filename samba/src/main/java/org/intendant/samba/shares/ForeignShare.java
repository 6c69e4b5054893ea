package org.intendant.samba.shares;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/**
 * A share of a server that somebody else made.
 *
 * @param path its folder as Samba has it, or empty
 * @param never why it cannot be adopted, in a sentence; empty where it may be tried
 * @param digest by which it is named in an adoption
 * @param meaning what it shares; null where that cannot be said as a share
 */
public record ForeignShare(
        String name,
        String path,
        String never,
        String digest,
        @Nullable Meaning meaning) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a share says, as drafts do.
     *
     * @param folder below that of all shares
     */
    public record Meaning(
            String folder,
            String comment,
            boolean browseable,
            boolean guests,
            List<String> writers,
            List<String> readers) {

        public Meaning {
            writers = List.copyOf(writers);
            readers = List.copyOf(readers);
        }

        ShareDraft draft(long serverId, String name) {
            ShareDraft draft = new ShareDraft();
            draft.setServerId(serverId);
            draft.setName(name);
            draft.setPath(folder);
            draft.setComment(comment);
            draft.setBrowseable(browseable);
            draft.setGuests(guests);
            draft.setWriters(String.join(", ", writers));
            draft.setReaders(String.join(", ", readers));
            return draft;
        }
    }

    public ForeignShare {
        name = Text.inert(name, 100);
        path = Text.inert(path, 400);
        never = Text.inert(never, 250);
    }

    static String text(List<ForeignShare> shares) {
        try {
            return JSON.writeValueAsString(shares);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What {@link #text} made; of what an earlier Intendant stored, a line each, only name and folder. */
    static List<ForeignShare> of(String text) {
        if (!text.startsWith("[")) {
            return text.lines()
                    .map(line -> line.split("]", 2))
                    .map(parts -> new ForeignShare(
                            parts[0],
                            parts.length == 1 ? "" : parts[1],
                            "It was read by an earlier Intendant. Review the plan, which reads it again.",
                            "",
                            null))
                    .toList();
        }
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What others share is stored by Intendant alone.", broken);
        }
    }
}
