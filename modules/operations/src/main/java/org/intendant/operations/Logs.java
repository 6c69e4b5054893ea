package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.intendant.operations.store.LogRows;
import org.intendant.operations.store.LogRows.Chunk;
import org.intendant.operations.store.LogRows.Mark;
import org.intendant.operations.store.LogRows.Read;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.operations.store.OperationRows;
import org.intendant.operations.store.PartRows;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;

/**
 * What operations said and printed, by offset: no reader misses or repeats a byte. Part 0 is the operation itself, with a
 * line for everything that Intendant did; each other part has its own, with what its host printed.
 */
@ApplicationScoped
public class Logs {

    private static final int PIECE = 256 << 10;

    @Inject
    OperationRows operations;

    @Inject
    PartRows parts;

    @Inject
    LogRows logs;

    @Inject
    Visible visible;

    /**
     * Up to 256 KiB from an offset on; empty at the end.
     *
     * @throws org.intendant.plans.Refused as not found when the caller may not read it
     */
    @Allowed(Permission.READ_OUTPUT)
    @Transactional
    public LogPiece read(long operation, int part, long from) {
        mustRead(operation, part);
        Stream stream = new Stream(operation, part);
        Mark mark = logs.mark(stream); // before the bytes: a state that is final then stays true
        long start = Math.max(0, Math.min(from, mark.total()));
        Read read = start < mark.total() ? logs.read(stream, start, PIECE) : new Read(new byte[0], List.of());
        long total = Math.max(mark.total(), start + read.bytes().length);
        return new LogPiece(start, total, mark.state(), read.bytes(), read.printed());
    }

    /** Whether the caller may read what this part printed; asked before a link to it is shown. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public boolean readable(long operation, int part) {
        return visible.mayReadOutput()
                && operations.find(operation).map(known -> mayRead(known, part)).orElse(false);
    }

    /**
     * Raw output alone, byte for byte as the host printed it (secrets masked), the next pieces after a place in the log.
     *
     * @param after -1 at first, then the last piece's {@link RawPiece#at()}
     * @return empty at the end
     */
    @Allowed(Permission.READ_OUTPUT)
    @Transactional
    public List<RawPiece> raw(long operation, int part, long after) {
        mustRead(operation, part);
        List<Chunk> chunks = logs.rawAfter(new Stream(operation, part), after);
        return chunks.stream()
                .map(chunk -> new RawPiece(chunk.starts(), chunk.bytes()))
                .toList();
    }

    private void mustRead(long operation, int part) {
        if (operations.find(operation).filter(known -> mayRead(known, part)).isEmpty()) {
            throw visible.notFound(operation);
        }
    }

    private boolean mayRead(Operation operation, int part) {
        return part == 0
                ? visible.all(operation) || visible.whole(operation, parts.of(operation.id()))
                : parts.find(operation.id(), part)
                        .filter(visible.part(operation))
                        .isPresent();
    }

    /** A piece of raw output and where it stands in the log. */
    public record RawPiece(long at, byte[] bytes) {
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
