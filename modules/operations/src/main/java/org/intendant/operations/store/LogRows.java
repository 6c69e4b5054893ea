package org.intendant.operations.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.intendant.operations.LogPiece.Printed;
import org.intendant.operations.OperationState;

/** The logs: chunks of bytes by offset. Place 0 is the operation itself, others are its parts. */
@Dependent
public class LogRows {

    private static final int CHUNKS = 64;

    private final Sql sql;

    @Inject
    public LogRows(Sql sql) {
        this.sql = sql;
    }

    /** Moves the end of a log on; false when the worker was overtaken. */
    public boolean extend(Stream stream, long epoch, long total, long outputStored) {
        if (stream.place() == 0) {
            return sql.update(
                            "update operation set log_total = ? where id = ? and epoch = ?",
                            total,
                            stream.operation(),
                            epoch)
                    == 1;
        }
        return sql.update(
                        "update operation_part set log_total = ?, output_stored = ? where operation = ? and place = ? and epoch = ?",
                        total,
                        outputStored,
                        stream.operation(),
                        stream.place(),
                        epoch)
                == 1;
    }

    public void add(Stream stream, long starts, boolean raw, byte[] bytes) {
        sql.update(
                "insert into log_chunk (operation, place, starts, raw, bytes) values (?, ?, ?, ?, ?)",
                stream.operation(),
                stream.place(),
                starts,
                raw,
                bytes);
    }

    /** How long the log is and whether more may come. */
    public Mark mark(Stream stream) {
        String statement = stream.place() == 0
                ? "select state, log_total from operation where id = ? and ? = 0"
                : "select state, log_total from operation_part where operation = ? and place = ?";
        return sql.first(
                        row -> new Mark(OperationState.valueOf(row.getString("state")), row.getLong("log_total")),
                        statement,
                        stream.operation(),
                        stream.place())
                .orElse(new Mark(OperationState.LOST, 0));
    }

    /** Bytes from this offset on, at most so many; empty at the end. */
    public Read read(Stream stream, long from, int most) {
        List<Chunk> chunks = sql.list(
                row -> new Chunk(row.getLong("starts"), row.getBytes("bytes"), row.getBoolean("raw")),
                """
                select starts, raw, bytes from log_chunk where operation = ? and place = ? and starts >= (
                  select coalesce(max(starts), 0) from log_chunk where operation = ? and place = ? and starts <= ?)
                and starts < ? order by starts""",
                stream.operation(),
                stream.place(),
                stream.operation(),
                stream.place(),
                from,
                from + most);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(most);
        List<Printed> printed = new ArrayList<>();
        for (Chunk chunk : chunks) {
            int skip = (int) Math.max(0, from - chunk.starts());
            int length = Math.min(chunk.bytes().length - skip, most - bytes.size());
            if (length > 0) {
                bytes.write(chunk.bytes(), skip, length);
                if (chunk.raw()) {
                    printed.add(new Printed(chunk.starts() + skip, chunk.starts() + skip + length));
                }
            }
        }
        return new Read(bytes.toByteArray(), printed);
    }

    /** Raw output alone, chunk by chunk: the next ones after a chunk's start, -1 at first. */
    public List<Chunk> rawAfter(Stream stream, long after) {
        return sql.list(
                row -> new Chunk(row.getLong("starts"), row.getBytes("bytes"), true),
                "select starts, bytes from log_chunk where operation = ? and place = ? and raw = true and starts > ? order by starts limit ?",
                stream.operation(),
                stream.place(),
                after,
                CHUNKS);
    }

    /** Which log. */
    public record Stream(long operation, int place) {}

    /** Some bytes of a log. */
    public record Chunk(long starts, byte[] bytes, boolean raw) {}

    /** Bytes of a log, and which of them a host printed. */
    public record Read(byte[] bytes, List<Printed> printed) {}

    /** The end of a log. */
    public record Mark(OperationState state, long total) {}
}
